import type { TestDatabase } from '@mypay/testing';
import { EC, noticeNumber, simulatorDatabase, Started, until } from '../testing/started';
import { PspClient } from '../psp/psp-client';
import { ko, TestEnte } from '../testing/test-ente';

jest.setTimeout(120_000);

const KEY = 'chiave-fdr-prova';
const RETURN = 'https://portale.example.org/esito/abc';

interface CartView {
  id: string;
  stato: string;
  fault: { faultCode: string; originalFaultCode?: string } | null;
  avvisi: { notice: string; amount: string; token: string | null }[];
}

describe('Checkout', () => {
  let database: TestDatabase;
  let simulator: Started;
  let ente: TestEnte;
  let next = 0;

  beforeAll(async () => {
    database = await simulatorDatabase();
    simulator = await Started.on(database);
    ente = new TestEnte(EC);
    await simulator.registry(await ente.start(), { subscriptionKey: KEY });
  });
  afterAll(async () => {
    await simulator?.stop();
    await ente?.stop();
    await database?.close();
  });
  beforeEach(() => {
    ente.answers = {};
  });

  const fresh = (): string => noticeNumber(500 + next++);
  const cartOf = (notices: readonly string[], over: Record<string, unknown> = {}) => ({
    emailNotice: 'chi.paga@example.org',
    paymentNotices: notices.map((noticeNumber) => ({
      noticeNumber,
      fiscalCode: EC,
      amount: 12050,
      companyName: 'Comune di Roccaprova',
      description: 'Mensa',
    })),
    returnUrls: {
      returnOkUrl: `${RETURN}?r=ok`,
      returnCancelUrl: `${RETURN}?r=annulla`,
      returnErrorUrl: `${RETURN}?r=errore`,
    },
    idCart: 'CK-prova',
    allCCP: false,
    ...over,
  });
  const send = (body: unknown, key: string | undefined = KEY): Promise<Response> =>
    fetch(`${simulator.url}/checkout/ec/v1/carts`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...(key ? { 'ocp-apim-subscription-key': key } : {}) },
      body: JSON.stringify(body),
    });
  const open = async (...notices: string[]): Promise<string> => {
    const answer = await send(cartOf(notices));
    expect(answer.status).toBe(302);
    const location = answer.headers.get('location') ?? '';
    expect(location).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/checkout\/c\/[0-9a-f]{32}$/);
    return location;
  };
  const view = async (url: string) => {
    const answer = await fetch(url);
    const text = await answer.text();
    return {
      text,
      status: answer.status,
      policy: answer.headers.get('content-security-policy') ?? '',
      cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
      csrf: /name="csrf" value="([0-9a-f]+)"/.exec(text)?.[1] ?? '',
    };
  };
  const press = async (url: string, fields: Record<string, string>): Promise<Response> => {
    const { cookie, csrf } = await view(url);
    return fetch(url, { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ csrf, ...fields }) }); // prettier-ignore
  };
  const cart = (url: string): Promise<CartView> => simulator.call<CartView>('GET', `/carts/${url.split('/').at(-1)}`);
  const positionOf = async (notice: string): Promise<string | undefined> =>
    (await simulator.call<{ notice: string; status: string }[]>('GET', '/notices')).find((one) => one.notice === notice)
      ?.status;

  it.each([
    ['without a key', cartOf([noticeNumber(1)]), 'x', 401],
    ['without notices', cartOf([]), KEY, 400],
    ['with six notices', cartOf([1, 2, 3, 4, 5, 6].map(noticeNumber)), KEY, 400],
    ['with the same notice twice', cartOf([noticeNumber(1), noticeNumber(1)]), KEY, 400],
    ['with a return address that is none', cartOf([noticeNumber(1)], { returnUrls: { returnOkUrl: 'x' } }), KEY, 400],
    ['with a scheme that no browser should follow', cartOf([noticeNumber(1)], { returnUrls: { returnOkUrl: 'javascript:x', returnCancelUrl: RETURN, returnErrorUrl: RETURN } }), KEY, 400], // prettier-ignore
  ])('refuses a cart %s, as a problem', async (_, body, key, status) => {
    const answer = await send(body, key);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  });

  it('shows what is paid as the ente says it now, without script, and lets a form lead back to the ente alone', async () => {
    const page = await view(await open(fresh()));
    expect(page.text).toContain('SIMULATORE – nessun pagamento reale');
    expect(page.text).toContain('€ 120,50');
    expect(page.text).toContain('Mensa &amp; trasporto');
    expect(page.text).not.toMatch(/<script|style="| on\w+=/);
    expect(page.policy).toContain(`form-action 'self' https://portale.example.org;`);
    expect(page.policy).not.toContain('unsafe');
  });

  it('pays every notice of a cart with one outcome, and each gets its receipt with the cart’s note', async () => {
    const [a, b] = [fresh(), fresh()];
    const url = await open(a, b);
    const answer = await press(url, { azione: 'paga', psp: 'PPGAITR1XXX' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${RETURN}?r=ok`);
    const paid = await cart(url);
    expect(paid.stato).toBe('PAGATO');
    await simulator.call('POST', '/clock/advance', { by: 120_000 });
    for (const { token } of paid.avvisi)
      expect(await simulator.call('GET', `/payments/${token}`)).toMatchObject({ stato: 'NOTIFIED' });
    const notes = ente.heardOf('paSendRTV2Request').map((root) => JSON.stringify(root));
    expect(notes.filter((text) => text.includes('CK-prova'))).toHaveLength(2);
  });

  it('a double click, the back button and a second tab pay once', async () => {
    const notice = fresh();
    const url = await open(notice);
    const other = await open(notice);
    const clicks = await Promise.all([
      press(url, { azione: 'paga' }),
      press(url, { azione: 'paga' }),
      press(url, { azione: 'paga' }),
    ]);
    expect(clicks.map((answer) => answer.headers.get('location'))).toEqual(Array(3).fill(`${RETURN}?r=ok`));
    expect((await view(url)).text).toContain('Il pagamento è già concluso');
    expect((await view(other)).text).toContain('PPT_PAGAMENTO_DUPLICATO');
    await simulator.call('POST', `/carts/${other.split('/').at(-1)}`, { azione: 'paga' });
    expect(await cart(other)).toMatchObject({ stato: 'NON_RIUSCITO', fault: { faultCode: 'PPT_PAGAMENTO_DUPLICATO' } });
    expect(ente.heardOf('paGetPaymentV2Request').filter((root) => JSON.stringify(root).includes(notice))).toHaveLength(
      1,
    );
  });

  it.each([
    ['rifiuta', 'RIFIUTATO', `${RETURN}?r=errore`],
    ['annulla', 'ANNULLATO', `${RETURN}?r=annulla`],
    ['scaduta', 'SCADUTO', `${RETURN}?r=errore`],
  ])('%s leaves the notice payable and leads back', async (action, stato, back) => {
    const notice = fresh();
    const url = await open(notice);
    expect((await press(url, { azione: action })).headers.get('location')).toBe(back);
    expect((await cart(url)).stato).toBe(stato);
    expect(['INSERTED', undefined]).toContain(await positionOf(notice));
    expect((await press(await open(notice), { azione: 'paga' })).headers.get('location')).toBe(`${RETURN}?r=ok`);
  });

  it('a browser closed while it pays holds the notice until its token expires', async () => {
    const notice = fresh();
    const url = await open(notice);
    const answer = await press(url, { azione: 'abbandona' });
    expect(answer.status).toBe(201);
    expect(await answer.text()).toContain('Pagina chiusa');
    expect(await positionOf(notice)).toBe('PAYING');
    await simulator.call('POST', '/clock/advance', { by: 32 * 60_000 });
    expect(await positionOf(notice)).toBe('INSERTED');
  });

  it('a notice that the ente refuses leaves the others of the cart payable', async () => {
    const [good, bad] = [fresh(), fresh()];
    const url = await open(good, bad);
    ente.answers = {
      paGetPaymentV2Request: (root) =>
        JSON.stringify(root).includes(bad) ? ko('PAA_PAGAMENTO_DUPLICATO', EC) : undefined,
    };
    const answer = await press(url, { azione: 'paga' });
    expect(await answer.text()).toContain('PAA_PAGAMENTO_DUPLICATO');
    expect((await cart(url)).stato).toBe('NON_RIUSCITO');
    expect(await positionOf(good)).toBe('INSERTED');
  });

  it.each([
    ['tardi', 19_000, 25_000],
    ['unora', 3_000_000, 700_000],
  ])('a receipt can come late (%s): paid at once, known later', async (ricevuta, before, after) => {
    const url = await open(fresh());
    await press(url, { azione: 'paga', ricevuta });
    const token = (await cart(url)).avvisi[0]?.token ?? '';
    await simulator.call('POST', '/clock/advance', { by: before });
    expect(await simulator.call('GET', `/payments/${token}`)).toMatchObject({ stato: 'PAID' });
    await simulator.call('POST', '/clock/advance', { by: after });
    expect(await simulator.call('GET', `/payments/${token}`)).toMatchObject({ stato: 'NOTIFIED' });
  });

  it('what is paid at Checkout is in the truth that the oracle tells', async () => {
    const url = await open(fresh());
    await press(url, { azione: 'paga' });
    await simulator.call('POST', '/clock/advance', { by: 120_000 });
    const token = (await cart(url)).avvisi[0]?.token ?? '';
    const { pagamenti } = await simulator.call<{ pagamenti: { iur: string }[] }>('GET', `/oracle/classes?ec=${EC}`);
    expect(JSON.stringify(pagamenti)).toContain(token);
  });

  it('a payment that a crash cut goes on at the next start', async () => {
    const notice = fresh();
    const url = await open(notice);
    const id = url.split('/').at(-1) ?? '';
    await simulator.simulator.carts.take(id, { action: 'paga', psp: 'BCALITMM', receipt: 'subito' });
    simulator.simulator.checkout.start();
    await until(async () => (await cart(url)).stato === 'PAGATO');
    expect(await positionOf(notice)).toBe('PAID');
  });

  it('tokens that are not one whole cart share no outcome', async () => {
    const [a, b] = [fresh(), fresh()];
    const tokens: string[] = [];
    for (const notice of [a, b]) {
      const { token } = await simulator.call<{ token: string }>('POST', '/psp/BCALITMM/activate', { ec: EC, notice });
      tokens.push(token);
    }
    const { registry, checkout } = simulator.simulator;
    const psp = registry.psp('BCALITMM');
    if (!psp) throw new Error('no such PSP');
    const client = new PspClient(simulator.url);
    const answer = await client.outcome(psp, { tokens, outcome: 'OK', method: 'creditCard', channel: 'onLine', fee: checkout.feeOf(psp), applicationDate: '2026-11-24', transferDate: '2026-11-25' }); // prettier-ignore
    expect(answer.fault?.faultCode).toBe('PPT_SEMANTICA');
  });

  it('does nothing for a form of another site', async () => {
    const url = await open(fresh());
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ azione: 'paga' }) });
    expect(answer.status).toBe(403);
    expect((await cart(url)).stato).toBe('APERTO');
  });
});
