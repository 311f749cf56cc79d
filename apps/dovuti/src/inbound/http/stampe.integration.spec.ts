import { Housekeeping } from '@mypay/platform/db';
import { until, unzipped } from '@mypay/testing';
import { type Caller, CF, IPA, OTHER_CF, type RunningDovuti, startDovuti } from '../../testing/dovuti.fixture';

jest.setTimeout(240_000);

const URL = `/enti/${CF}/stampe-avvisi`;
const OPERATOR: Caller = { permessi: ['avviso.massivo'], soggetto: 'anna' };
const COLLEAGUE: Caller = { permessi: ['avviso.massivo'], soggetto: 'bruno' };
const ADMIN: Caller = { permessi: ['avviso.massivo', 'flusso.read.all'], soggetto: 'carla' };
const OF_ONE_TIPO: Caller = { ...OPERATOR, soggetto: 'dario', tipi: ['TARI'] };

let dovuti: RunningDovuti;
beforeAll(async () => {
  dovuti = await startDovuti('2024-06-01T10:00:00Z', { PRINT_RETENTION_DAYS: '3' });
  await dovuti.announceEnte();
  await dovuti.announceTipo();
  await dovuti.announceTipo({ codice: 'MULTA' });
  for (const [iud, tipoDovuto, dataScadenza] of [
    ['=1+1', 'TARI', '2030-06-30'],
    ['TARI/2', 'TARI', '2030-07-31'],
    ['TARI/3', 'TARI', '2030-08-31'],
    ['MULTA/1', 'MULTA', '2030-06-30'],
  ])
    expect((await dovuti.call('POST', `/enti/${CF}/dovuti`, aDovuto({ iud, tipoDovuto, dataScadenza }))).status).toBe(
      201,
    );
  await dovuti.call('DELETE', `/enti/${CF}/dovuti/TARI%2F2`);
});
afterAll(() => dovuti?.close());

const aDovuto = (over: object) => ({
  debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' },
  importo: '120.50',
  causale: 'TARI 2024',
  ...over,
});

interface Stampa {
  readonly id: number;
  readonly stato: string;
  readonly [field: string]: unknown;
}
/** Asks for a batch and waits for its end. */
async function printed(body: object, as: Caller = OPERATOR): Promise<Stampa> {
  const asked = await dovuti.call('POST', URL, body, as);
  expect(asked.status).toBe(202);
  const look = () => dovuti.call('GET', `${URL}/${String(asked.body['id'])}`, undefined, as);
  await until(async () => ['PRONTA', 'FALLITA'].includes(String((await look()).body['stato'])));
  return (await look()).body as unknown as Stampa;
}

/** A part as it is downloaded: the names in it, the lines of its index, the first signs of each notice. */
async function part(id: number, number = 1, as: Caller = OPERATOR) {
  const answer = await dovuti.call('GET', `${URL}/${id}/parti/${number}`, undefined, as);
  expect(answer.headers['content-type']).toBe('application/zip');
  const files = await unzipped(answer.bytes);
  const index = (files.get('indice.csv') ?? Buffer.of()).toString().trimEnd().split('\n');
  return { disposition: answer.headers['content-disposition'], files, index: index.slice(1) };
}

it('named IUDs become one ZIP: every notice that may be printed, and an index that says why the others are not', async () => {
  const done = await printed({ iud: ['=1+1', 'TARI/2', 'NESSUNO', 'MULTA/1', '=1+1'] });
  expect(done).toMatchObject({ stato: 'PRONTA', totale: 4, lavorati: 4, stampati: 2, nonStampati: 2 });
  const { files, index, disposition } = await part(done.id);
  expect(disposition).toContain(`avvisi-${done.id}-parte-1.zip`);
  expect(index).toEqual([
    expect.stringMatching(/^3\d{17};'=1\+1;avviso-3\d{17}\.pdf;STAMPATO;$/),
    expect.stringMatching(/^3\d{17};TARI\/2;;NON STAMPATO;il dovuto è annullato$/),
    ';NESSUNO;;NON STAMPATO;il dovuto non c’è',
    expect.stringMatching(/^3\d{17};MULTA\/1;avviso-3\d{17}\.pdf;STAMPATO;$/),
  ]);
  const notices = [...files].filter(([name]) => name.endsWith('.pdf'));
  expect(notices.map(([name]) => name)).toEqual([index[0], index[3]].map((line) => line?.split(';')[2]));
  for (const [, bytes] of notices) expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

it('a tipo with a range of due dates prints what is still to be paid, in the order of loading', async () => {
  const done = await printed({ tipoDovuto: 'TARI', scadenzaDa: '2030-06-01', scadenzaA: '2030-12-31' });
  expect((await part(done.id)).index.map((line) => line.split(';')[1])).toEqual([`'=1+1`, 'TARI/3']);
  const early = await printed({ tipoDovuto: 'TARI', scadenzaA: '2030-06-30' });
  expect(early).toMatchObject({ totale: 1, stampati: 1 });
});

it('an import becomes ZIPs of at most 500 notices, and no row stands in two', async () => {
  const line = (n: number): string =>
    `M-${n};;F;RSSMRA80A01H501U;Rossi Mario;;;;;;IT;;2099-06-30;54.00;;TARI;ALL;Mensa;9/0101101IM/TARI;;I`;
  const lines = Array.from({ length: 503 }, (_, n) => line(n));
  const { body } = await dovuti.upload(`${IPA}-STAMPA-1_2.csv`, `${'c;'.repeat(20)}azione\n${lines.join('\n')}\n`);
  const importazione = String(body['id']);
  const at = `/enti/${CF}/import-dovuti/${importazione}`;
  await until(async () => (await dovuti.call('GET', at)).body['stato'] === 'IMPORT_ESEGUITO');
  expect((await dovuti.call('GET', at)).body).toMatchObject({ righeAccettate: 503 });
  const done = await printed({ importazione });
  expect(done).toMatchObject({ totale: 503, stampati: 503, parti: [{ stampati: 500 }, { stampati: 3 }] });
  const parts = [await part(done.id, 1), await part(done.id, 2)];
  expect(parts.map(({ files }) => files.size)).toEqual([501, 4]);
  const printedIuds = parts.flatMap(({ index }) => index.map((row) => row.split(';')[1]));
  expect(printedIuds).toEqual(Array.from({ length: 503 }, (_, n) => `M-${n}`));
});

it('asking twice while the first is under way gives the first', async () => {
  const body = { iud: Array.from({ length: 500 }, (_, n) => `M-${n}`) };
  const [one, two] = await Promise.all([1, 2].map(() => dovuti.call('POST', URL, body, OPERATOR)));
  expect(one?.body['id']).toBe(two?.body['id']);
  await printed(body);
});

it('is seen by who asked and by who may see the work of all; a colleague, another ente and other tipi find nothing', async () => {
  const { id } = await printed({ iud: ['MULTA/1'] });
  const seenBy = async (as: Caller) =>
    Promise.all(
      [`${URL}/${id}`, `${URL}/${id}/parti/1`].map(async (at) => (await dovuti.call('GET', at, undefined, as)).status),
    );
  expect(await seenBy(OPERATOR)).toEqual([200, 200]);
  expect(await seenBy(ADMIN)).toEqual([200, 200]);
  expect(await seenBy(COLLEAGUE)).toEqual([404, 404]);
  expect(await seenBy({ ...OPERATOR, tipi: ['TARI'] })).toEqual([404, 404]); // narrowed since
  const ids = async (as: Caller, query = 'limite=100') => {
    const { body } = await dovuti.call('GET', `${URL}?${query}`, undefined, as);
    return (body['elementi'] as Stampa[]).map((one) => one.id);
  };
  expect(await ids(OPERATOR)).toContain(id);
  expect(await ids(ADMIN)).toContain(id);
  expect(await ids(COLLEAGUE)).toEqual([]);
  expect(await ids(ADMIN, 'miei=true')).toEqual([]);
  expect(await ids(OPERATOR, 'miei=true')).toContain(id);
  const elsewhere = `/enti/${OTHER_CF}/stampe-avvisi/${id}`;
  expect((await dovuti.call('GET', elsewhere, undefined, { ...ADMIN, ente: OTHER_CF })).status).toBe(404);
});

it('prints for who is bound to a tipo the debts of that tipo alone', async () => {
  const done = await printed({ iud: ['MULTA/1', 'TARI/3'] }, OF_ONE_TIPO);
  expect((await part(done.id, 1, OF_ONE_TIPO)).index).toEqual([
    ';MULTA/1;;NON STAMPATO;il dovuto non c’è',
    expect.stringContaining(';TARI/3;avviso-'),
  ]);
  const other = await dovuti.call('POST', URL, { tipoDovuto: 'MULTA' }, OF_ONE_TIPO);
  expect(other).toMatchObject({ status: 422, body: { code: 'STAMPA_VUOTA' } });
});

it.each([
  [400, 'STAMPA_NON_VALIDA', {}],
  [400, 'STAMPA_NON_VALIDA', { iud: ['A'], importazione: '1' }],
  [400, 'STAMPA_NON_VALIDA', { importazione: '1', scadenzaA: '2030-01-01' }],
  [400, 'STAMPA_NON_VALIDA', { tipoDovuto: 'TARI', scadenzaDa: '2030-02-30' }],
  [400, 'STAMPA_NON_VALIDA', { tipoDovuto: 'TARI', scadenzaDa: '2030-02-02', scadenzaA: '2030-02-01' }],
  [422, 'STAMPA_VUOTA', { importazione: '999' }],
  [422, 'STAMPA_VUOTA', { tipoDovuto: 'NESSUNO' }],
])('%i %s: %j is refused with words', async (status, code, body) => {
  expect(await dovuti.call('POST', URL, body, OPERATOR)).toMatchObject({ status, body: { code } });
});

it('more than 500 IUDs are refused at the door', async () => {
  const iud = Array.from({ length: 501 }, (_, n) => `X-${n}`);
  expect((await dovuti.call('POST', URL, { iud }, OPERATOR)).status).toBe(400);
});

it('is forgotten after its days: the ZIPs are gone, the batch says so', async () => {
  const { id } = await printed({ iud: ['TARI/3'] });
  dovuti.clock.moveTo(new Date('2024-06-05T10:00:00Z'));
  await dovuti.app.get(Housekeeping).run(new AbortController().signal);
  const { body } = await dovuti.call('GET', `${URL}/${id}`, undefined, OPERATOR);
  expect(body).toMatchObject({ parti: [], fileEliminatiIl: '2024-06-05T10:00:00.000Z' });
  const gone = await dovuti.call('GET', `${URL}/${id}/parti/1`, undefined, OPERATOR);
  expect(gone).toMatchObject({ status: 404, body: { code: 'STAMPA_PARTE_NON_DISPONIBILE' } });
});

it('a filter of the list prints its open debts, by name, due date and amount', async () => {
  await dovuti.call('POST', `/enti/${CF}/dovuti`, {
    ...aDovuto({ iud: 'FILTRO/1', tipoDovuto: 'TARI', importo: '99.00' }),
    debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Bianchi Laura' },
  });
  const done = await printed({ filtro: { anagrafica: 'lau bian', importoDa: '98', importoA: '99.00' } });
  expect(done).toMatchObject({ totale: 1, stampati: 1, origine: { da: 'FILTRO' } });
  expect((await part(done.id)).index.map((line) => line.split(';')[1])).toEqual(['FILTRO/1']);
  const nobody = await dovuti.call('POST', URL, { filtro: { anagrafica: 'nessuno così' } }, OPERATOR);
  expect(nobody.body).toMatchObject({ status: 422, code: 'STAMPA_VUOTA' });
});

it('a batch that has ended is not cancelled any more, but may be asked again; one that waits is cancelled', async () => {
  const { id } = await printed({ iud: ['FILTRO/1'] });
  const late = await dovuti.call('DELETE', `${URL}/${id}`, undefined, OPERATOR);
  expect(late.body).toMatchObject({ status: 409, code: 'STAMPA_NON_ANNULLABILE' });
  expect((await dovuti.call('DELETE', `${URL}/${id}`, undefined, COLLEAGUE)).status).toBe(404);
  const again = await dovuti.call('POST', `${URL}/${id}/ripeti`, undefined, OPERATOR);
  expect(again.status).toBe(202);
  expect(again.body['id']).not.toBe(id);
  const asked = await dovuti.call('POST', URL, { iud: Array.from({ length: 400 }, (_, n) => `M-${n}`) }, OPERATOR);
  const cancelled = await dovuti.call('DELETE', `${URL}/${String(asked.body['id'])}`, undefined, OPERATOR);
  expect(cancelled.body).toMatchObject({ stato: 'ANNULLATA', azioni: ['RIPETI'] });
});
