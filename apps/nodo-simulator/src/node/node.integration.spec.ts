import type { TestDatabase } from '@mypay/testing';
import { cents } from '../books/money';
import type { PspAnswer } from '../psp/psp-client';
import { PspClient } from '../psp/psp-client';
import type { RegisteredPsp } from '../registry/registry';
import { BROKER, EC, noticeNumber, simulatorDatabase, Started } from '../testing/started';
import { ko, TestEnte, type Answer } from '../testing/test-ente';
import { textAt } from '../wire/xml-reader';

jest.setTimeout(120_000);

describe('the node, as PSPs see it', () => {
  let database: TestDatabase;
  let simulator: Started;
  let ente: TestEnte;
  let client: PspClient;
  let psp: RegisteredPsp;
  let other: RegisteredPsp;
  let next = 1000;
  const fresh = (): string => noticeNumber((next += 1));

  beforeAll(async () => {
    database = await simulatorDatabase();
    simulator = await Started.on(database);
    ente = new TestEnte(EC);
    await simulator.registry(await ente.start());
    await simulator.call('POST', '/clock', { mode: 'frozen' });
    client = new PspClient(simulator.url);
    [psp, other] = simulator.simulator.registry.psps as [RegisteredPsp, RegisteredPsp];
  });
  afterAll(async () => {
    await simulator?.stop();
    await ente?.stop();
    await database?.close();
  });
  beforeEach(() => {
    ente.answers = {};
    ente.heard.length = 0;
  });

  const AMOUNT = cents(12_050);
  const advance = (ms: number) => simulator.call('POST', '/clock/advance', { by: ms });
  const activate = (notice: string, by = psp, more: Partial<Parameters<PspClient['activate']>[1]> = {}) =>
    client.activate(by, { ec: EC, notice, amount: AMOUNT, ...more });
  const tokenIn = (answer: PspAnswer): string => textAt(answer.root, 'paymentToken') ?? '';
  const report = (token: string, outcome: 'OK' | 'KO' = 'OK', by = psp, idempotencyKey?: string) =>
    client.outcome(by, {
      tokens: [token],
      outcome,
      idempotencyKey,
      method: 'cash',
      channel: 'app',
      fee: cents(150),
      applicationDate: '2026-11-24',
      transferDate: '2026-11-25',
    });
  const codeOf = (answer: PspAnswer): string => answer.fault?.faultCode ?? answer.outcome;

  describe('checks on every call, in order (N§5.1)', () => {
    it.each<[string, Partial<RegisteredPsp>, string, string]>([
      ['an unknown PSP', { pspId: 'NESSUNO' }, '', 'PPT_PSP_SCONOSCIUTO'],
      ['an unknown broker', { brokerId: '00000000000' }, '', 'PPT_INTERMEDIARIO_PSP_SCONOSCIUTO'],
      ['an unknown channel', { channelId: 'X_01' }, '', 'PPT_CANALE_SCONOSCIUTO'],
      ['a wrong password', { password: 'sbagliata' }, '', 'PPT_AUTENTICAZIONE'],
      ['an unknown ente', {}, '99999999999', 'PPT_DOMINIO_SCONOSCIUTO'],
      ['a password too short for the schema', { password: 'x' }, '', 'PPT_SINTASSI_EXTRAXSD'],
    ])('%s', async (_, over, ec, expected) => {
      const answer = await client.verify({ ...psp, ...over }, ec === '' ? EC : ec, fresh());
      expect(codeOf(answer)).toBe(expected);
      expect(answer.fault?.id).toBe('NodoDeiPagamentiSPC');
      expect(ente.heard).toEqual([]);
    });

    it('a channel of another PSP', async () => {
      const { channelId, password } = other;
      expect(codeOf(await client.verify({ ...psp, channelId, password }, EC, fresh()))).toBe('PPT_AUTORIZZAZIONE');
    });

    it('a notice of no station', async () => {
      const notice = `399${'0'.repeat(15)}`;
      expect(codeOf(await client.verify(psp, EC, notice))).toBe('PPT_STAZIONE_INT_PA_SCONOSCIUTA');
    });
  });

  describe('what the ente answers, and what the PSP hears (N§5.1, §4.3)', () => {
    it.each<[string, Answer, string]>([
      ['a KO', () => ko('PAA_PAGAMENTO_SCADUTO', EC), 'PPT_ERRORE_EMESSO_DA_PAA'],
      ['an HTTP error', () => ({ status: 500 }), 'PPT_STAZIONE_INT_PA_SERVIZIO_NONATTIVO'],
      ['no answer in time', () => 'never', 'PPT_STAZIONE_INT_PA_TIMEOUT'],
      ['an OK without data', () => [['outcome', 'OK']], 'PPT_STAZIONE_INT_PA_ERRORE_RESPONSE'],
      ['an element too many', () => [['outcome', 'OK'], ['altro', 'x']], 'PPT_STAZIONE_INT_PA_ERRORE_RESPONSE'], // prettier-ignore
      ['a total that is not the sum', (r) => ente.position(textAt(r, 'qrCode', 'noticeNumber') ?? '', true, { total: '1.00' }), 'PPT_STAZIONE_INT_PA_ERRORE_RESPONSE'], // prettier-ignore
      ['an IBAN that is not registered', (r) => ente.position(textAt(r, 'qrCode', 'noticeNumber') ?? '', true, { iban: 'IT60X0542811101000000123456' }), 'PPT_IBAN_NON_CENSITO'], // prettier-ignore
    ])('%s', async (_, answer, expected) => {
      ente.answers = { paGetPaymentV2Request: answer };
      const notice = fresh();
      expect(codeOf(await activate(notice))).toBe(expected);
      ente.answers = {};
      expect(codeOf(await activate(notice))).toBe('OK'); // no token was made
    });

    it('relays the words of the ente with its id', async () => {
      ente.answers = { paVerifyPaymentNoticeReq: () => ko('PAA_PAGAMENTO_DUPLICATO', EC) };
      expect((await client.verify(psp, EC, fresh())).fault).toMatchObject({
        faultCode: 'PPT_ERRORE_EMESSO_DA_PAA',
        id: EC,
        originalFaultCode: 'PAA_PAGAMENTO_DUPLICATO',
      });
    });

    it('counts what is wrong in the answers', async () => {
      ente.answers = {
        paVerifyPaymentNoticeReq: () => ko('PAA_IUV_NON_VALIDO', 'nessuno'),
        paGetPaymentV2Request: (r) =>
          ente.position(textAt(r, 'qrCode', 'noticeNumber') ?? '', true, { iuv: '1'.repeat(17) }),
      };
      await client.verify(psp, EC, fresh());
      await activate(fresh());
      const report = await simulator.call<{ controllo: string; falliti: number }[]>('GET', '/conformance');
      const failed = new Map(report.map(({ controllo, falliti }) => [controllo, falliti]));
      for (const check of ['C02', 'C04', 'C05', 'C06', 'C07', 'C10', 'C12', 'C13'])
        expect([check, failed.get(check)]).not.toEqual([check, 0]);
    });
  });

  describe('activation by the state of the position (N§5.3)', () => {
    it('gives one token to two PSPs that ask at once', async () => {
      const notice = fresh();
      const codes = (await Promise.all([activate(notice), activate(notice, other)])).map(codeOf).sort();
      expect(codes[0]).toBe('OK');
      expect(['PPT_ATTIVAZIONE_IN_CORSO', 'PPT_PAGAMENTO_IN_CORSO']).toContain(codes[1]);
    });

    it('answers the same to the same request under its key, without asking the ente again', async () => {
      const notice = fresh();
      const key = { idempotencyKey: `${psp.codiceFiscale}_abcdefghij` };
      const first = await activate(notice, psp, key);
      const second = await activate(notice, psp, key);
      expect(second.response).toBe(first.response);
      expect(ente.heardOf('paGetPaymentV2Request')).toHaveLength(1);
      expect(codeOf(await activate(notice, psp, { ...key, amount: cents(1) }))).toBe('PPT_ERRORE_IDEMPOTENZA');
      expect(codeOf(await activate(notice))).toBe('PPT_PAGAMENTO_IN_CORSO');
      await advance(11 * 60_000);
      expect(codeOf(await activate(notice, psp, key))).toBe('PPT_PAGAMENTO_IN_CORSO'); // the key has expired, the token lives
    });

    it('keeps the token until the cancel job runs, then the notice can be paid again', async () => {
      const notice = fresh();
      await activate(notice, psp, { expirationTime: 1_000 });
      expect(codeOf(await client.verify(other, EC, notice))).toBe('PPT_PAGAMENTO_IN_CORSO');
      await advance(120_000);
      expect(codeOf(await activate(notice, other))).toBe('OK');
    });

    it('knows a notice that is paid', async () => {
      const notice = fresh();
      await report(tokenIn(await activate(notice)));
      expect(codeOf(await activate(notice, other))).toBe('PPT_PAGAMENTO_DUPLICATO');
      expect(codeOf(await client.verify(other, EC, notice))).toBe('PPT_PAGAMENTO_DUPLICATO');
    });

    it('refuses an expiration longer than half an hour', async () => {
      expect(codeOf(await activate(fresh(), psp, { expirationTime: 1_800_001 }))).toBe('PPT_SINTASSI_EXTRAXSD');
    });
  });

  describe('outcome by the state of the token (N§5.4)', () => {
    it('takes a refusal and makes the notice payable at once', async () => {
      const notice = fresh();
      expect(codeOf(await report(tokenIn(await activate(notice)), 'KO'))).toBe('OK');
      expect(codeOf(await activate(notice, other))).toBe('OK');
    });

    it('says of a repeated outcome whether it agrees', async () => {
      const token = tokenIn(await activate(fresh()));
      await report(token);
      expect((await report(token)).fault).toMatchObject({
        faultCode: 'PPT_ESITO_GIA_ACQUISITO',
        description: expect.stringMatching(/^Esito concorde/) as string,
      });
      expect((await report(token, 'KO')).fault?.description).toMatch(/^Esito discorde/);
    });

    it('repeats its answer under the same key, and refuses another content', async () => {
      const token = tokenIn(await activate(fresh()));
      const key = `${psp.codiceFiscale}_outcome001`;
      expect(codeOf(await report(token, 'OK', psp, key))).toBe('OK');
      expect(codeOf(await report(token, 'OK', psp, key))).toBe('OK');
      expect(codeOf(await report(token, 'KO', psp, key))).toBe('PPT_ERRORE_IDEMPOTENZA');
    });

    it('does not know the token of another PSP', async () => {
      const token = tokenIn(await activate(fresh()));
      expect(codeOf(await report(token, 'OK', other))).toBe('PPT_TOKEN_SCONOSCIUTO');
      expect(codeOf(await report('0'.repeat(32)))).toBe('PPT_TOKEN_SCONOSCIUTO');
    });

    it('pays all the same when the outcome is late and nobody else has paid', async () => {
      const notice = fresh();
      const token = tokenIn(await activate(notice, psp, { expirationTime: 1_000 }));
      await advance(120_000);
      expect(codeOf(await report(token))).toBe('PPT_TOKEN_SCADUTO');
      await advance(120_000);
      expect(await simulator.call('GET', `/payments/${token}`)).toMatchObject({ stato: 'NOTIFIED' });
    });

    it('leaves a late outcome without effect when another PSP has the notice', async () => {
      const notice = fresh();
      const late = tokenIn(await activate(notice, psp, { expirationTime: 1_000 }));
      await advance(120_000);
      const winner = tokenIn(await activate(notice, other));
      expect(codeOf(await report(late))).toBe('PPT_PAGAMENTO_DUPLICATO');
      expect(await simulator.call('GET', `/payments/${late}`)).toMatchObject({ stato: 'CANCELLED' });
      expect(codeOf(await report(winner, 'OK', other))).toBe('OK');
    });

    it('takes a late refusal, and says so', async () => {
      const token = tokenIn(await activate(fresh(), psp, { expirationTime: 1_000 }));
      await advance(120_000);
      expect(codeOf(await report(token, 'KO'))).toBe('PPT_TOKEN_SCADUTO_KO');
    });
  });

  describe('its door', () => {
    const post = (body: string) =>
      fetch(`${simulator.url}/nodo/node-for-psp/v1`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body });

    it('answers a SOAP fault to what is no message of its own', async () => {
      for (const body of ['no', '<!DOCTYPE a><a/>', '<a/>']) {
        const response = await post(body);
        expect(response.status).toBe(500);
        expect(await response.text()).toContain('Fault');
      }
    });

    it('serves its WSDL with schemas that can be fetched', async () => {
      const wsdl = await (await fetch(`${simulator.url}/nodo/node-for-psp/v1?wsdl`)).text();
      const [, schema = ''] = /schemaLocation="([^"]+)"/.exec(wsdl) ?? [];
      expect(wsdl).toContain(`location="${simulator.url}/nodo/node-for-psp/v1"`);
      expect(await (await fetch(schema)).text()).toContain('activatePaymentNoticeV2Request');
    });
  });

  describe('receipts (N§4.4)', () => {
    const paid = async (): Promise<string> => {
      const token = tokenIn(await activate(fresh()));
      await report(token);
      return token;
    };
    const delivery = async (token: string) =>
      (await simulator.call<{ deliveries: { status: string; attempts: number; lastAnswer: string }[] }>('GET', `/payments/${token}`)).deliveries[0]; // prettier-ignore

    it('are sent again every hour until they are taken', async () => {
      ente.answers = { paSendRTV2Request: () => ko('PAA_SYSTEM_ERROR', EC) };
      const token = await paid();
      await advance(600_000);
      expect(await delivery(token)).toMatchObject({ status: 'PENDING', attempts: 1, lastAnswer: 'PAA_SYSTEM_ERROR' });
      await advance(3_600_000);
      expect(await delivery(token)).toMatchObject({ attempts: 2 });
      ente.answers = {};
      await advance(3_600_000);
      expect(await delivery(token)).toMatchObject({ status: 'OK', attempts: 3 });
    });

    it('are not sent again when refused as duplicates', async () => {
      ente.answers = { paSendRTV2Request: () => ko('PAA_RECEIPT_DUPLICATA', EC) };
      const token = await paid();
      await advance(4 * 3_600_000);
      expect(await delivery(token)).toMatchObject({ status: 'KO', attempts: 1 });
    });

    it('are given up after 48 tries', async () => {
      ente.answers = { paSendRTV2Request: () => ({ status: 503 }) };
      const token = await paid();
      await advance(60 * 3_600_000);
      expect(await delivery(token)).toMatchObject({ status: 'KO', attempts: 48 });
    });

    it('go in the first version to a station that speaks it, valid and with what was paid', async () => {
      await simulator.registry(simulator.simulator.registry.current.stazioni[0]?.url ?? '', { primitive: 1 });
      const token = await paid();
      await advance(600_000);
      const [request] = ente.heardOf('paSendRTReq');
      expect(textAt(request, 'receipt', 'receiptId')).toBe(token);
      expect(textAt(request, 'receipt', 'fee')).toBe('1.50');
      expect(textAt(request, 'idBrokerPA')).toBe(BROKER);
      expect(ente.heardOf('paGetPaymentReq')).toHaveLength(1);
      await simulator.registry(simulator.simulator.registry.current.stazioni[0]?.url ?? '');
    });
  });

  it('says of a station that is down that it cannot be reached (N§5.1)', async () => {
    const dead = new TestEnte(EC);
    const address = await dead.start();
    await dead.stop();
    await simulator.registry(address);
    expect(codeOf(await client.verify(psp, EC, fresh()))).toBe('PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE');
  });
});
