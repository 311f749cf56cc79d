import type { TestDatabase } from '@mypay/testing';
import { EC, noticeNumber, simulatorDatabase, Started, until } from '../testing/started';
import { ko, TestEnte } from '../testing/test-ente';

jest.setTimeout(90_000);

describe('the counter for people', () => {
  let database: TestDatabase;
  let simulator: Started;
  let ente: TestEnte;

  beforeAll(async () => {
    database = await simulatorDatabase();
    simulator = await Started.on(database);
    ente = new TestEnte(EC);
    await simulator.registry(await ente.start());
  });
  afterAll(async () => {
    await simulator?.stop();
    await ente?.stop();
    await database?.close();
  });

  const open = async (): Promise<{ cookie: string; csrf: string; answer: Response; html: string }> => {
    const answer = await fetch(`${simulator.url}/sportello`);
    const text = await answer.text();
    return {
      cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
      csrf: /name="csrf" value="([0-9a-f]+)"/.exec(text)?.[1] ?? '',
      answer,
      html: text,
    };
  };
  const send = (path: string, fields: Record<string, string>, cookie: string): Promise<Response> =>
    fetch(`${simulator.url}/sportello${path}`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams(fields),
    });
  const post = async (path: string, fields: Record<string, string>): Promise<string> => {
    const { cookie, csrf } = await open();
    const response = await send(path, { csrf, ...fields }, cookie);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    return response.text();
  };
  const at = (notice: string) => ({ psp: 'BCALITMM', ec: EC, avviso: notice });

  it('warns on every page that nothing is paid', async () => {
    const form = await (await fetch(`${simulator.url}/sportello`)).text();
    expect(form).toContain('SIMULATORE – nessun pagamento reale');
    expect(form).toContain('Cassa di Risparmio &amp; Credito Beta');
  });

  it('is a page with nothing from elsewhere, no script, and in nobody’s frame', async () => {
    const { answer, html } = await open();
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('script-src');
    expect(html).toContain(`<style nonce="${/style-src 'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '?'}">`);
    expect(html).not.toMatch(/<script|style="| on\w+=/);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict; Path=\/sportello$/);
  });

  it('does nothing for a form of another site', async () => {
    const mine = await open();
    const other = await open();
    const fields = { ...at(noticeNumber(9)), importo: '120.50', azione: 'paga' };
    for (const [csrf, cookie] of [
      [undefined, mine.cookie],
      ['', mine.cookie],
      [other.csrf, mine.cookie],
      [mine.csrf, ''],
    ])
      for (const path of ['', '/paga']) {
        const known = path === '' ? at(noticeNumber(9)) : fields;
        const answer = await send(path, { ...known, ...(csrf === undefined ? {} : { csrf }) }, cookie ?? '');
        expect(answer.status).toBe(403);
        expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors');
        expect(await answer.text()).toContain('non è stato fatto nulla');
      }
    expect(await post('', at(noticeNumber(9)))).toContain('Avviso da pagare');
  });

  it('shows what is due, takes the money, and the receipt comes by itself', async () => {
    const notice = noticeNumber(1);
    const shown = await post('', { ...at(notice), avviso: notice.replace(/(\d{4})/g, '$1 ') });
    expect(shown).toContain('€ 120,50');
    expect(shown).toContain('Mensa &amp; trasporto');
    const done = await post('/paga', { ...at(notice), importo: '120.50', azione: 'paga' });
    expect(done).toContain('Pagati € 120,50');
    const token = /<code>([0-9a-f]{32})<\/code>/.exec(done)?.[1] ?? '';
    await until(async () => (await simulator.call<{ stato: string }>('GET', `/payments/${token}`)).stato === 'PAID');
    await simulator.call('POST', '/clock/advance', { by: 120_000 });
    expect(await simulator.call('GET', `/payments/${token}`)).toMatchObject({ stato: 'NOTIFIED', run: 0 });
    expect(await post('', at(notice))).toContain('PPT_PAGAMENTO_DUPLICATO');
  });

  it('refuses and abandons', async () => {
    expect(await post('/paga', { ...at(noticeNumber(2)), importo: '120.50', azione: 'rifiuta' })).toContain(
      'rifiutato',
    );
    expect(await post('/paga', { ...at(noticeNumber(2)), importo: '120.50', azione: 'abbandona' })).toContain(
      'abbandonato',
    );
  });

  it.each([
    ['a notice that is too short', { ec: EC, avviso: '12' }, 'Il codice avviso ha 18 cifre'],
    ['an ente that is none', { ec: 'x', avviso: '12' }, '11 cifre'],
    ['markup as a notice', { ec: EC, avviso: '"><script>alert(1)</script>' }, '&quot;&gt;&lt;script&gt;'],
  ])('says what is wrong with %s', async (_, fields, expected) => {
    expect(await post('', { psp: 'BCALITMM', ...fields })).toContain(expected);
  });

  it('says in clear why the ente refuses, and shows its words as text', async () => {
    ente.answers = {
      paVerifyPaymentNoticeReq: () => {
        const parts = ko('PAA_PAGAMENTO_SCADUTO', EC);
        return [...parts.slice(0, 1), ['fault', [['faultCode', 'PAA_PAGAMENTO_SCADUTO'], ['faultString', '<b>no</b>'], ['id', EC]]]]; // prettier-ignore
      },
    };
    const shown = await post('', at(noticeNumber(3)));
    expect(shown).toContain('PAA_PAGAMENTO_SCADUTO');
    expect(shown).not.toContain('<b>no</b>');
  });
});
