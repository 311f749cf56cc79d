import { Readable } from 'node:stream';
import { anEnte, OTHER_ENTE, ENTE } from '@mypay/pagamenti-core/testing';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { PNG } from 'pngjs';
import { FakeFdr3, row } from '../../testing/fake-fdr3.fixture';
import { ask as messageOf, receipt } from '../../testing/messages.fixture';
import { knownEnti, PagamentiFixture } from '../../testing/pagamenti.fixture';

interface Page {
  elementi: Record<string, unknown>[];
  cursore: string | null;
}

describe('what operators read over HTTP', () => {
  let fdr: FakeFdr3;
  let service: PagamentiFixture;
  const operator = { ente: ENTE, permessi: ['rt.download', 'spc.read', 'spc.scarico', 'giornale.read'] };
  beforeAll(async () => {
    fdr = await FakeFdr3.start('chiave');
    service = await PagamentiFixture.start({ FDR_URL: fdr.url });
    await service.post(messageOf('paGetPaymentV2'));
    for (let i = 1; i <= 5; i++)
      await service.post(
        receipt(2, {
          receiptId: `rt-${i}`,
          noticeNumber: `30210000000000018${i}`,
          ...(i === 3 ? { firstTransfer: '1.00' } : {}),
        }),
      );
    await service.post(receipt(2, { receiptId: 'rt-altrui', idPA: OTHER_ENTE, fiscalCode: OTHER_ENTE }));
    await service.post(receipt(2, { receiptId: 'rt-1', noticeNumber: '302100000000000181', description: 'diversa' }));
  }, 60_000);
  afterAll(async () => {
    await service?.stop();
    await fdr?.stop();
  });
  const pages = async (path: string, limit: number): Promise<Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const answer: { status: number; body: Page } = await service.call<Page>(
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}limite=${limit}${cursor === '' ? '' : `&cursore=${cursor}`}`,
        operator,
      );
      expect(answer.status).toBe(200);
      found.push(...answer.body.elementi);
      cursor = answer.body.cursore;
    }
    return found;
  };

  it('pages receipts of the ente alone, newest first, none twice', async () => {
    const found = await pages(`/enti/${ENTE}/ricevute`, 2);
    expect(found.map(({ rtId }) => rtId)).toEqual(['rt-5', 'rt-4', 'rt-3', 'rt-2', 'rt-1']);
    expect(found[0]).toMatchObject({ importo: '120.00', esito: 'OK', fonte: 'PA_SEND_RT_V2' });
    expect(
      (await pages(`/enti/${ENTE}/ricevute?anomale=true`, 2)).map(({ rtId, anomalie }) => [rtId, anomalie]),
    ).toEqual(
      ['rt-5', 'rt-4', 'rt-3', 'rt-2', 'rt-1'].map((rtId) => [
        rtId,
        [...(rtId === 'rt-3' ? ['IMPORTI_INCOERENTI'] : []), 'IUV_DIVERSO_DALL_AVVISO'], // one IUV for all these notices
      ]),
    );
    expect(await pages(`/enti/${ENTE}/ricevute?numeroAvviso=302100000000000184`, 2)).toHaveLength(1);
  });

  it('shows one receipt whole, with the copies that differed', async () => {
    const { body } = await service.call('GET', `/enti/${ENTE}/ricevute/rt-1`, operator);
    expect(body).toMatchObject({
      copieDiverse: 1,
      commissione: '1.50',
      versamenti: [{ importo: '114.00' }, { importo: '6.00' }],
    });
    expect((await service.call('GET', `/enti/${ENTE}/ricevute/rt-altrui`, operator)).status).toBe(404);
  });

  it.each(['.', '..', '~..'])('shows a receipt whose receiptId a path would take for a step: %s', async (receiptId) => {
    await service.post(receipt(2, { receiptId, idPA: OTHER_ENTE, fiscalCode: OTHER_ENTE }));
    const as = { ente: OTHER_ENTE, permessi: ['rt.download'] };
    const { body } = await service.call('GET', `/enti/${OTHER_ENTE}/ricevute/~${receiptId}`, as);
    expect(body).toMatchObject({ rtId: receiptId });
  });

  it('pages the giornale, a pair for each call', async () => {
    const found = await pages(`/enti/${ENTE}/giornale-eventi`, 3);
    expect(found.filter(({ tipoEvento }) => tipoEvento === 'paSendRTV2')).toHaveLength(12);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.some(({ esito }) => esito === 'PAA_RECEIPT_DUPLICATA')).toBe(true);
    expect(JSON.stringify(found)).not.toContain('RSSMRA');
  });

  it('pulls flows when asked and shows them, the broken one with its reason', async () => {
    fdr.flows.push(
      {
        fdr: 'F-1',
        pspId: 'PSP1',
        revision: 1,
        published: '2026-11-20T10:00:00Z',
        rows: [row(1, '1.00')],
        sumPayments: '1.00',
      },
      { fdr: 'F-2', pspId: 'PSP1', revision: 1, published: '2026-11-20T11:00:00Z', rows: ['{}'] },
    );
    const asked = await service.call('POST', `/enti/${ENTE}/flussi-rendicontazione/scarico`, operator);
    expect(asked.status).toBe(202);
    const status = `/enti/${ENTE}/flussi-rendicontazione/scarico/${String(asked.body['lavoro'])}`;
    for (let i = 0; i < 200 && (await service.call('GET', status, operator)).body['stato'] !== 'COMPLETATO'; i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await service.call('GET', status, operator)).body).toMatchObject({
      stato: 'COMPLETATO',
      flussiNuovi: 1,
      flussiScartati: 1,
    });
    const found = await pages(`/enti/${ENTE}/flussi-rendicontazione`, 1);
    expect(found.map(({ iuf, stato }) => [iuf, stato]).sort()).toEqual([
      ['F-1', 'INGERITO'],
      ['F-2', 'SCARTATO'],
    ]);
    expect((await pages(`/enti/${ENTE}/flussi-rendicontazione?scartati=true`, 5))[0]?.['motivo']).toContain('iuv');
    expect((await pages(`/enti/${ENTE}/flussi-rendicontazione?iuf=F-1`, 5)).map(({ iuf }) => iuf)).toEqual(['F-1']);

    const flusso = `/enti/${ENTE}/flussi-rendicontazione/PSP1/F-1/1`;
    expect((await service.call('GET', flusso, operator)).body).toMatchObject({ iuf: 'F-1', numeroRighe: 1 });
    const rows = await pages(`${flusso}/righe`, 1);
    expect(rows).toEqual([expect.objectContaining({ riga: 1, importo: '1.00', ricevuta: false })]);
    expect(await pages(`/enti/${ENTE}/flussi-rendicontazione/PSP1/F-2/1/righe`, 1)).toEqual([]);
    const zip = await service.call<string>('GET', `${flusso}/originale`, operator);
    expect([zip.status, String(zip.body).slice(0, 2)]).toEqual([200, 'PK']);
    for (const path of ['PSP1/F-9/1', 'PSP1/F-1/2', 'PSP1/F-1/99999999999', 'PSP1/F-9/1/righe', 'PSP1/F-9/1/originale'])
      expect((await service.call('GET', `/enti/${ENTE}/flussi-rendicontazione/${path}`, operator)).status).toBe(404);
  });

  describe('receipts', () => {
    const ids = async (query: string, as: object = operator): Promise<unknown[]> =>
      (await service.call<Page>('GET', `/enti/${ENTE}/ricevute?${query}`, as)).body.elementi.map(({ rtId }) => rtId);

    it.each([
      ['iur=rt-2', ['rt-2']],
      ['numeroAvviso=302100000000000184', ['rt-4']],
      ['codiceFiscale=rssmra80a01h501u&iur=rt-2', ['rt-2']],
      ['codiceFiscale=VRDLGI80A01H501X', []],
      ['dal=2025-11-10&al=2025-11-10&iur=rt-2', ['rt-2']],
      ['dal=2025-11-11', []],
      ['anomalia=IMPORTI_INCOERENTI', ['rt-3']],
      ['tipoDovuto=NESSUNO', []],
    ])('are found by %s', async (query, expected) => {
      expect(await ids(query)).toEqual(expected);
    });

    it('of another tipo are not there for who sees some tipi only: list, one, PDF, search and counter', async () => {
      const limited = { ...operator, limiti: { 'rt.download': ['ALTRO'] } };
      expect(await ids('limite=50', limited)).toEqual([]);
      for (const path of ['ricevute/rt-2', 'ricevute/rt-2/pdf'])
        expect((await service.call('GET', `/enti/${ENTE}/${path}`, limited)).status).toBe(404);
      expect((await service.call('GET', `/enti/${ENTE}/ricevute/cerca?testo=rt-2`, limited)).body['ricevute']).toEqual(
        [],
      );
      const desk = await service.call('GET', `/enti/${ENTE}/sportello?avviso=302100000000000182`, limited);
      expect(desk.body).toMatchObject({ stato: 'SCONOSCIUTO', importo: null, intestatario: null, ricevute: [] });
    });

    it('are on paper', async () => {
      const pdf = await service.call<string>('GET', `/enti/${ENTE}/ricevute/rt-2/pdf`, operator);
      expect([pdf.status, String(pdf.body).slice(0, 5)]).toEqual([200, '%PDF-']);
    });

    it('bear the logo of the ente that onboarding announced', async () => {
      const bearsPicture = async () =>
        String((await service.call<string>('GET', `/enti/${ENTE}/ricevute/rt-2/pdf`, operator)).body).includes(
          '/Subtype /Image',
        );
      expect(await bearsPicture()).toBe(false);
      const { chiave, sha256 } = await service.app
        .get<ObjectStore>(OBJECTS)
        .put(`loghi/${ENTE}/a`, Readable.from([PNG.sync.write(new PNG({ width: 60, height: 60 }))]));
      await knownEnti(service.db, anEnte({ versione: 2, logo: { chiave, sha256 } }));
      expect(await bearsPicture()).toBe(true);
    });

    it('one text finds a receipt by its IUR, its notice and its person, and a flow for who may see flows', async () => {
      const search = async (text: string, as: object = operator) =>
        (await service.call<{ ricevute: { rtId: string }[]; flussi: { iuf: string }[] }>('GET', `/enti/${ENTE}/ricevute/cerca?testo=${text}`, as)).body; // prettier-ignore
      expect((await search('rt-4')).ricevute.map(({ rtId }) => rtId)).toEqual(['rt-4']);
      expect((await search('302100000000000184')).ricevute.map(({ rtId }) => rtId)).toEqual(['rt-4']);
      expect((await search('RSSMRA80A01H501U')).ricevute.length).toBeGreaterThan(3);
      expect((await search('F-1')).flussi.map(({ iuf }) => iuf)).toEqual(['F-1']);
      expect((await search('F-1', { ...operator, permessi: ['rt.download'] })).flussi).toEqual([]);
    });
  });

  describe('at the counter', () => {
    const ask = async (avviso: string) =>
      (await service.call('GET', `/enti/${ENTE}/sportello?avviso=${encodeURIComponent(avviso)}`, operator)).body;

    it('a notice turns from to be paid, through under way, to paid', async () => {
      const notice = '302100000000000199';
      expect(await ask('3021 0000 0000 0001 99')).toMatchObject({ numeroAvviso: notice, stato: 'DA_PAGARE', importo: '120.00', intestatario: 'Mario Rossi' }); // prettier-ignore
      await service.post(messageOf('paGetPaymentV2', { noticeNumber: notice }));
      expect(await ask(notice)).toMatchObject({ stato: 'IN_CORSO', ricevute: [] });
      await service.post(receipt(2, { receiptId: 'rt-banco', noticeNumber: notice }));
      expect(await ask(notice.slice(1))).toMatchObject({ stato: 'PAGATO', ricevute: [{ rtId: 'rt-banco' }] });
    });

    it.each([
      ['GIA_PAGATO', 'PAGATO'],
      ['ANNULLATO', 'NON_PAGABILE'],
      ['SCADUTO', 'NON_PAGABILE'],
      ['SCONOSCIUTO', 'SCONOSCIUTO'],
    ] as const)('what dovuti says (%s) is said', async (reason, stato) => {
      const before = service.dovuti.answer;
      service.dovuti.answer = { esito: 'NON_PAGABILE', causa: reason };
      expect(await ask('302100000000000198')).toMatchObject({ stato });
      service.dovuti.answer = 500;
      expect(await ask('302100000000000198')).toMatchObject({ stato: 'NON_VERIFICABILE' });
      service.dovuti.answer = before;
    });

    it('what is no notice is refused', async () => {
      expect(await ask('12')).toMatchObject({ status: 404, code: 'AVVISO_SCONOSCIUTO' });
    });
  });

  it.each([
    ['another ente', `/enti/${OTHER_ENTE}/ricevute`, operator, 404],
    ['no permission', `/enti/${ENTE}/ricevute`, { ente: ENTE }, 403],
    ['a cursor of another list', `/enti/${ENTE}/ricevute?cursore=WzFd`, operator, 400],
    ['a parameter nobody knows', `/enti/${ENTE}/ricevute?boh=1`, operator, 400],
    [
      'a pull that is not',
      `/enti/${ENTE}/flussi-rendicontazione/scarico/00000000-0000-4000-8000-000000000000`,
      operator,
      404,
    ],
    ['refused receipts asked by an ente', `/ricevute-rifiutate`, operator, 403],
    ['refused receipts asked by the intermediary', `/ricevute-rifiutate`, { permessi: ['giornale.read'] }, 200],
  ])('answers %s as it must', async (_, url, as, status) => {
    expect((await service.call('GET', url, as)).status).toBe(status);
  });

  it.each(['rt/2024', 'rt\\2024', '%2F', 'rt 1;2?#'])(
    'reaches a receipt at its own address, whatever its IUR: %s',
    async (rtId) => {
      await service.post(receipt(2, { receiptId: rtId }));
      const { status, body } = await service.call(
        'GET',
        `/enti/${ENTE}/ricevute/${encodeURIComponent(rtId)}`,
        operator,
      );
      expect([status, body['rtId']]).toEqual([200, rtId]);
    },
  );
});
