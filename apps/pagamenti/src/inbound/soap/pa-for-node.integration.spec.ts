import { ENTE } from '@mypay/pagamenti-core/testing';
import { ask, receipt } from '../../testing/messages.fixture';
import { PagamentiFixture } from '../../testing/pagamenti.fixture';

describe('paForNode over HTTP and PostgreSQL', () => {
  let service: PagamentiFixture;
  beforeAll(async () => {
    service = await PagamentiFixture.start();
  }, 60_000);
  afterAll(() => service?.stop());

  it('takes a payment from verification to receipt and announces it once', async () => {
    const verified = await service.post(ask('paVerifyPaymentNotice'));
    expect(verified.body).toContain('<amount>120.00</amount>');
    const activated = await service.post(ask('paGetPaymentV2'), { soapaction: '"paGetPaymentV2"' });
    expect(activated.body).toContain('<creditorReferenceId>02100000000000188</creditorReferenceId>');
    const first = await service.post(receipt(2), { soapaction: 'paSendRTV2' });
    expect(first).toMatchObject({ status: 200, body: expect.stringContaining('<outcome>OK</outcome>') });
    const again = await service.post(receipt(1));
    expect(again.body).toContain('<outcome>OK</outcome>');

    const outbox = await service.db.outsideTenants((tx) =>
      tx.query<{ topic: string; evento: { data: Record<string, unknown> } }>(`select topic, evento from outbox`),
    );
    expect(outbox).toHaveLength(1);
    expect(outbox[0]).toMatchObject({
      topic: 'pagamenti.rt',
      evento: {
        data: {
          rtId: 'rt-0001',
          dovuto: { iud: 'IUD-1', tipoDovuto: 'TARI' },
          versamenti: [{ indice: 1, importoCents: '11400' }],
        },
      },
    });
    const paid = await service.post(ask('paVerifyPaymentNotice'));
    expect(paid.body).toContain('PAA_PAGAMENTO_DUPLICATO');
    expect(service.preventivi.asked).toHaveLength(2);

    const journal = await service.db.inEnte(ENTE, (tx) =>
      tx.query<{ n: bigint }>(
        `select count(*) as n from giornale_eventi where ente = $1 and tipo_evento like 'paSendRT%'`,
        [ENTE],
      ),
    );
    expect(journal[0]?.n).toBe(4n);
  });
});
