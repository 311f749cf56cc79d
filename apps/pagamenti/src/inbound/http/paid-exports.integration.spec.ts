import { ENTE, OTHER_ENTE } from '@mypay/pagamenti-core/testing';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { until, unzipped } from '@mypay/testing';
import { buffer } from 'node:stream/consumers';
import { ask, receipt } from '../../testing/messages.fixture';
import { type Asker, PagamentiFixture } from '../../testing/pagamenti.fixture';

jest.setTimeout(240_000);

const URL = `/enti/${ENTE}/export-ricevute`;
const OPERATOR: Asker = { ente: ENTE, permessi: ['export.create'], soggetto: 'anna' };
const COLLEAGUE: Asker = { ...OPERATOR, soggetto: 'bruno' };
const PERIOD = { dal: '2025-01-01', al: '2025-12-31' };

let service: PagamentiFixture;
beforeAll(async () => {
  service = await PagamentiFixture.start();
  await service.post(ask('paGetPaymentV2'));
  expect((await service.post(receipt(2, { receiptId: 'rt-esportata' }))).status).toBe(200);
  await service.db.inEnte(ENTE, (tx) => tx.execute(`update ricevute set data_esito = '2025-06-30'`));
});
afterAll(() => service?.stop());

interface Booked {
  readonly id: number;
  readonly stato: string;
  readonly [field: string]: unknown;
}

/** Books an export and waits for its end. */
async function exported(body: object, as: Asker = OPERATOR): Promise<Booked> {
  const booked = await service.call<Booked>('POST', URL, as, body);
  expect(booked.status).toBe(202);
  const look = async () => (await service.call<Booked>('GET', `${URL}/${booked.body.id}`, as)).body;
  await until(async () => ['PRONTO', 'FALLITO'].includes((await look()).stato));
  return look();
}

/** The lines of the CSV of an export. */
async function linesOf({ id, nomeFile }: Booked): Promise<string[]> {
  const stored = await buffer(await service.app.get<ObjectStore>(OBJECTS).get(`export-ricevute/${ENTE}/${id}`));
  const files = await unzipped(stored);
  const name = String(nomeFile).replace('.zip', '.csv');
  expect([...files.keys()]).toEqual([name]);
  return (files.get(name) ?? Buffer.of()).toString().trimEnd().split('\n');
}

it('what was paid in a period becomes a ZIP with one CSV of the layout 1.0, every cell quoted', async () => {
  const done = await exported(PERIOD);
  expect(done).toMatchObject({ stato: 'PRONTO', totale: 1, lavorate: 1, formato: 'CSV', versione: '1.0' });
  expect(done['nomeFile']).toMatch(/^\d+_ESTRAZIONE_DOVUTI_\d{4}-\d\d-\d\d_\d\d_\d\d_\d\d\.zip$/);
  expect(done['scadeIl']).toEqual(expect.any(String));
  const [header = '', row = ''] = await linesOf(done);
  expect(header.split(';')).toHaveLength(64);
  expect(header).toMatch(/^"iuf";"numRigaFlusso";"codIud";"codIuv";/);
  const cells = row.split(';').map((cell) => cell.slice(1, -1));
  expect(cells).toHaveLength(64);
  expect(cells[7]).toBe('rt-esportata');
  expect(cells[59]).toBe('2025-06-30');
  expect(cells[54]).toMatch(/^\d+\.\d\d$/);
  const file = await service.call('GET', `${URL}/${done.id}/file`, OPERATOR);
  expect(file.status).toBe(200);
});

it('version 1.2 adds the bilancio; XLSX is a workbook', async () => {
  const done = await exported({ ...PERIOD, versione: '1.2' });
  expect(done['nomeFile']).toMatch(/^c_esempio-\d+_ESTRAZIONE_DOVUTI_\d{14}-1_2\.zip$/);
  expect((await linesOf(done))[0]?.split(';').at(-1)).toBe('"bilancio"');
  expect((await exported({ ...PERIOD, formato: 'XLSX' }))['nomeFile']).toMatch(/\.xlsx$/);
});

it('a period in which nothing was paid is ready without a file', async () => {
  const done = await exported({ dal: '2020-01-01', al: '2020-12-31' });
  expect(done).toMatchObject({ stato: 'PRONTO', totale: 0 });
  expect(done['nomeFile']).toBeUndefined();
  expect((await service.call('GET', `${URL}/${done.id}/file`, OPERATOR)).body).toMatchObject({
    code: 'EXPORT_NON_DISPONIBILE',
  });
});

it('more than a year, a period that ends before it begins, and an unknown version are refused', async () => {
  const codeOf = async (body: object) => (await service.call('POST', URL, OPERATOR, body)).body['code'];
  expect(await codeOf({ dal: '2024-01-01', al: '2025-01-01' })).toBe('PERIODO_NON_VALIDO');
  expect(await codeOf({ dal: '2025-02-01', al: '2025-01-01' })).toBe('PERIODO_NON_VALIDO');
  expect(await codeOf({ ...PERIOD, versione: '9.9' })).toBe('VERSIONE_NON_AMMESSA');
});

it('is seen by who asked alone, and another tipo is not in it', async () => {
  const done = await exported(PERIOD, { ...OPERATOR, limiti: { 'export.create': ['ALTRO'] } });
  expect(done).toMatchObject({ totale: 0 });
  expect((await service.call('GET', `${URL}/${done.id}`, COLLEAGUE)).status).toBe(404);
  expect((await service.call('GET', URL, COLLEAGUE)).body).toMatchObject({ elementi: [] });
  const elsewhere = { ...OPERATOR, ente: OTHER_ENTE };
  expect((await service.call('GET', `/enti/${OTHER_ENTE}/export-ricevute/${done.id}`, elsewhere)).status).toBe(404);
  const admin = { ...COLLEAGUE, permessi: ['export.create', 'flusso.read.all'] };
  expect((await service.call('GET', `${URL}/${done.id}`, admin)).status).toBe(200);
  const idsOf = async (as: Asker, query: string) =>
    (await service.call<{ elementi: Booked[] }>('GET', `${URL}${query}`, as)).body.elementi.map(({ id }) => id);
  expect([await idsOf(admin, ''), await idsOf(admin, '?miei=true')]).toEqual([expect.arrayContaining([done.id]), []]);
});

it('one that has ended is asked again', async () => {
  const done = await exported(PERIOD);
  const again = await service.call<Booked>('POST', `${URL}/${done.id}/ripeti`, OPERATOR);
  expect(again.status).toBe(202);
  expect(again.body.id).not.toBe(done.id);
});
