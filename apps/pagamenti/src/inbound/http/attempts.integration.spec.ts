import { dateInRome, SystemClock } from '@mypay/kernel';
import { aQuote, ENTE, IUV, OTHER_ENTE } from '@mypay/pagamenti-core/testing';
import { FakeCheckout } from '../../testing/fake-checkout.fixture';
import { receipt } from '../../testing/messages.fixture';
import { PagamentiFixture } from '../../testing/pagamenti.fixture';

interface Row {
  idCarrello: string;
  esito: string;
  importo: string;
}
interface Summary {
  perCanale: { canale: string; numero: number; importo: string }[];
  perEsito: { esito: string; numero: number }[];
  ricevuteAnomale: number;
}

describe('attempts at Checkout, as the ente sees them', () => {
  let node: FakeCheckout;
  let service: PagamentiFixture;
  let next = 0;
  const today = dateInRome(new SystemClock().now());
  const operator = { ente: ENTE, permessi: ['dovuto.read', 'rt.download'] };
  const of = (tipo: string) => ({ ...operator, limiti: { 'dovuto.read': [tipo], 'rt.download': [tipo] } });
  const iuv = (aQuote() as { iuv: string }).iuv;

  beforeAll(async () => {
    node = await FakeCheckout.start();
    service = await PagamentiFixture.start({
      CHECKOUT_URL: node.url,
      CHECKOUT_SUBSCRIPTION_KEY: 'chiave-checkout',
      PORTALE_PUBLIC_URL: 'https://portale.example.org',
    });
  }, 60_000);
  afterAll(async () => {
    await service?.stop();
    await node?.stop();
  });

  /** A citizen goes to Checkout with a notice. */
  async function attempt(): Promise<{ id: string; notice: string; cart: string }> {
    const notice = `3021000000000${String(40_000 + next++)}`;
    const citizen = { soggetto: `anonimo:${next}`, permessi: ['pub.checkout', 'pub.esito.read'] };
    service.dovuti.answer = aQuote();
    service.dovuti.cart = [
      {
        ente: ENTE,
        numeroAvviso: notice,
        importoVistoCents: String((aQuote() as { importoCents: bigint }).importoCents),
      },
    ];
    const { body } = await service.call<{ id: string }>('POST', '/public/checkout', citizen, { carrello: true });
    const cart = (node.carts.at(-1)?.body as { idCart: string }).idCart;
    return { id: body.id, notice, cart };
  }
  const gaveUp = async (id: string) =>
    service.call(
      'POST',
      `/public/esiti/${id}/ritorno`,
      { soggetto: 'anonimo:x', permessi: ['pub.checkout', 'pub.esito.read'] },
      { ritorno: 'ANNULLATO' },
    );
  const rows = async (as = operator) =>
    (await service.call<{ elementi: Row[] }>('GET', `/enti/${ENTE}/transazioni?iuv=${iuv}`, as)).body.elementi;

  it('tell what became of each, newest first, and nothing that opens the payer’s page', async () => {
    const abandoned = await attempt();
    expect((await gaveUp(abandoned.id)).status).toBeLessThan(300);
    const paid = await attempt();
    await service.post(
      receipt(2, {
        receiptId: 'rt-portale',
        noticeNumber: paid.notice,
        paymentNote: paid.cart,
        applicationDate: today,
      }),
    );
    const found = await rows();
    expect(found.map(({ idCarrello, esito }) => [idCarrello, esito])).toEqual([
      [paid.cart, 'PAGATA'],
      [abandoned.cart, 'ABBANDONATA'],
    ]);
    expect(JSON.stringify(found)).not.toContain(paid.id);
  });

  it('of another tipo, or of another ente, are not there', async () => {
    const own = String((aQuote() as { tipoDovuto: string }).tipoDovuto);
    expect(await rows(of(own))).toHaveLength(2);
    expect(await rows(of('ALTRO'))).toEqual([]);
    const elsewhere = await service.call<{ elementi: Row[] }>('GET', `/enti/${OTHER_ENTE}/transazioni?iuv=${iuv}`, {
      ...operator,
      ente: OTHER_ENTE,
    });
    expect(elsewhere.body.elementi).toEqual([]);
  });

  it('are added up with the channels of the receipts and with those that must be looked at', async () => {
    await service.post(receipt(2, { receiptId: 'rt-psp', noticeNumber: '302100000000049999', applicationDate: today }));
    await service.post(
      receipt(1, {
        receiptId: 'rt-v1',
        noticeNumber: '302100000000049998',
        applicationDate: today,
        firstTransfer: '1.00',
      }),
    );
    await service.post(receipt(2, { receiptId: 'rt-di-un-anno-fa', noticeNumber: '302100000000049997' }));
    const { body } = await service.call<Summary>('GET', `/enti/${ENTE}/transazioni/riepilogo?giorni=7`, operator);
    expect(body).toMatchObject({
      perCanale: [
        { canale: 'PORTALE', numero: 1, importo: '120.00' },
        { canale: 'PSP', numero: 1, importo: '120.00' },
        { canale: 'ALTRO', numero: 1, importo: '120.00' },
      ],
      perEsito: [
        { esito: 'PAGATA', numero: 1 },
        { esito: 'NON_PAGATA', numero: 0 },
        { esito: 'ABBANDONATA', numero: 1 },
        { esito: 'IN_CORSO', numero: 0 },
      ],
    });
    expect(body.ricevuteAnomale).toBeGreaterThanOrEqual(1);
    const none = await service.call<Summary>('GET', `/enti/${ENTE}/transazioni/riepilogo`, of('ALTRO'));
    expect(none.body.perCanale.every(({ numero }) => numero === 0)).toBe(true);
    expect(none.body.ricevuteAnomale).toBe(0);
  });

  it.each(['giorni=0', 'giorni=367', 'giorni=molti'])('a period that is none (%s) is refused', async (query) => {
    expect((await service.call('GET', `/enti/${ENTE}/transazioni/riepilogo?${query}`, operator)).status).toBe(400);
  });

  it('a receipt is given byte for byte as the node sent it, as long as it is kept', async () => {
    const sent = receipt(2, {
      receiptId: 'rt-originale',
      noticeNumber: '302100000000049996',
      description: 'Così com’è – €',
    });
    await service.post(sent);
    const path = `/enti/${ENTE}/ricevute/rt-originale/originale`;
    expect((await service.call<string>('GET', path, operator)).body).toBe(sent);
    expect((await service.call('GET', path, of('ALTRO'))).status).toBe(404);
    await service.db.outsideTenants((tx) =>
      tx.execute(`delete from messaggi where corpo = $1 or richiesta in (select id from messaggi where corpo = $1)`, [
        Buffer.from(sent),
      ]),
    );
    expect(await service.call('GET', path, operator)).toMatchObject({
      status: 410,
      body: { code: 'ORIGINALE_NON_CONSERVATO' },
    });
  });

  it('one text still finds the receipt by its IUV', async () => {
    const { body } = await service.call<{ ricevute: { rtId: string }[] }>(
      'GET',
      `/enti/${ENTE}/ricevute/cerca?testo=${IUV}`,
      operator,
    );
    expect(body.ricevute.length).toBeGreaterThan(0);
  });
});
