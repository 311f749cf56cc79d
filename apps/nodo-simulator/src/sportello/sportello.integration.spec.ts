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

  const post = async (path: string, fields: Record<string, string>): Promise<string> => {
    const response = await fetch(`${simulator.url}/sportello${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
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

  it('shows what is due, takes the money, and the receipt comes by itself', async () => {
    const notice = noticeNumber(1);
    const shown = await post('', { ...at(notice), avviso: notice.replace(/(\d{4})/g, '$1 ') });
    expect(shown).toContain('120,50 €');
    expect(shown).toContain('Mensa &amp; trasporto');
    const done = await post('/paga', { ...at(notice), importo: '120.50', azione: 'paga' });
    expect(done).toContain('Pagati 120,50 €');
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
