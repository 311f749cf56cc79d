import { OTHER_ENTE, ENTE } from '@mypay/pagamenti-core/testing';
import { FakeFdr3, row } from '../../testing/fake-fdr3.fixture';
import { ask, receipt } from '../../testing/messages.fixture';
import { PagamentiFixture } from '../../testing/pagamenti.fixture';

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
    await service.post(ask('paGetPaymentV2'));
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
