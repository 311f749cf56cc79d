import { millis, plusMs, instantOf } from '../books/dates';
import { cents, writeEuro } from '../books/money';
import type { Instant } from '../books/model';
import { VirtualJobs } from '../clock/jobs';
import type { VirtualClock } from '../clock/virtual-clock';
import type { SimulatorConfig } from '../config';
import { iuvProblem, semanticProblem } from '../ente/pa-checks';
import type { PaClient } from '../ente/pa-client';
import { heading, IncompleteAnswer, metadataPart, qrCode, readPosition } from '../ente/pa-messages';
import type { PositionData } from '../ente/position-data';
import type { RegisteredPsp, Registry } from '../registry/registry';
import type { Conformance } from '../store/conformance';
import type { Store } from '../store/store';
import { textAt, type XmlElement } from '../wire/xml-reader';
import { optional, type Part } from '../wire/xml-writer';
import { callerOf, noticeOf, type Notice } from './caller';
import { NodeFault } from './faults';
import { keepAnswer, repeatableOf, storedAnswer, type Repeatable } from './idempotency';
import { lockPosition, planFor, tokenOf, type PaymentDocument } from './payments';
import { okOf } from './verify';

const TOKEN_MS = 1_800_000;
/** Expired tokens are cancelled only when this job runs. */
const CANCEL_EVERY_MS = 60_000;
const PRIMITIVE = 'activatePaymentNoticeV2';

/** activatePaymentNoticeV2. Source: pagopa-node.md §5.1, §5.3. */
export class Activate {
  constructor(
    private readonly registry: Registry,
    private readonly store: Store,
    private readonly clock: VirtualClock,
    private readonly pa: PaClient,
    private readonly conformance: Conformance,
    private readonly config: Pick<SimulatorConfig, 'GET_TIMEOUT_MS'>,
  ) {}

  /** The answer's parts, or the whole stored answer of an equal request. @throws NodeFault */
  async answer(request: XmlElement, write: (parts: readonly Part[]) => string): Promise<string> {
    const psp = callerOf(request, this.registry);
    const notice = noticeOf(request, this.registry);
    const repeatable = repeatableOf(request, PRIMITIVE, psp);
    const stored = await this.begin(notice, repeatable);
    if (stored !== undefined) return stored;
    try {
      const data = await this.askEnte(request, notice);
      return await this.conclude(request, psp, notice, data, repeatable, write);
    } finally {
      await this.store.run('update posizioni set in_attivazione = false where ec = $1 and avviso = $2', [
        notice.ec,
        notice.notice,
      ]);
    }
  }

  /** Idempotency, then the state of the position; takes the position for this call. */
  private begin(notice: Notice, repeatable: Repeatable | undefined): Promise<string | undefined> {
    return this.store.transaction(async (tx) => {
      const position = await lockPosition(tx, notice.ec, notice.notice);
      const stored = await storedAnswer(tx, repeatable, this.clock.now());
      if (stored !== undefined) return stored;
      if (position.in_attivazione) throw new NodeFault('PPT_ATTIVAZIONE_IN_CORSO');
      if (position.stato === 'PAYING') throw new NodeFault('PPT_PAGAMENTO_IN_CORSO');
      if (position.stato !== 'INSERTED') throw new NodeFault('PPT_PAGAMENTO_DUPLICATO');
      await tx.run('update posizioni set in_attivazione = true where ec = $1 and avviso = $2', [
        notice.ec,
        notice.notice,
      ]);
      return undefined;
    });
  }

  private async askEnte(request: XmlElement, notice: Notice): Promise<PositionData> {
    const { ec, broker, stazione } = notice;
    const second = stazione.primitive === 2;
    const answer = await this.pa.call({
      stazione,
      primitive: second ? 'paGetPaymentV2' : 'paGetPayment',
      wrapper: second ? 'paGetPaymentV2Request' : 'paGetPaymentReq',
      answerWrapper: second ? 'paGetPaymentV2Response' : 'paGetPaymentRes',
      parts: [
        ...heading({ ec, broker, station: stazione.id }),
        qrCode(ec, notice.notice),
        ['amount', textAt(request, 'amount') ?? ''],
        ...optional('paymentNote', textAt(request, 'paymentNote')),
        ...optional('dueDate', textAt(request, 'dueDate')),
      ],
      timeoutMs: this.config.GET_TIMEOUT_MS,
      ec,
      broker,
      notice: notice.notice,
      styleKey: `${ec}|${notice.notice}|${textAt(request, 'idempotencyKey') ?? ''}`,
    });
    const root = okOf(answer, notice);
    try {
      const data = readPosition(root);
      const problem = semanticProblem(data, this.registry, false);
      this.conformance.count([
        { controllo: 'C05' },
        { controllo: 'C06', problem: problem?.controllo === 'C06' ? problem.detail : undefined },
        { controllo: 'C07', problem: problem?.controllo === 'C07' ? problem.detail : undefined },
        { controllo: 'C10', problem: iuvProblem(notice.notice, data.iuv) },
      ]);
      if (problem) throw new NodeFault(problem.code, problem.detail);
      return data;
    } catch (error) {
      if (!(error instanceof IncompleteAnswer)) throw error;
      this.conformance.count([{ controllo: 'C05', problem: `paGetPayment: ${error.message}` }]);
      throw new NodeFault('PPT_STAZIONE_INT_PA_ERRORE_RESPONSE', error.message);
    }
  }

  private conclude(
    request: XmlElement,
    psp: RegisteredPsp,
    notice: Notice,
    data: PositionData,
    repeatable: Repeatable | undefined,
    write: (parts: readonly Part[]) => string,
  ): Promise<string> {
    return this.store.transaction(async (tx) => {
      await lockPosition(tx, notice.ec, notice.notice);
      const now = this.clock.now();
      const { run, seed, plan } = await planFor(tx, notice.ec, notice.notice);
      const [before] = await tx.rows<{ n: number }>(
        'select count(*)::int as n from pagamenti where ec = $1 and avviso = $2',
        [notice.ec, notice.notice],
      );
      const attempt = (before?.n ?? 0) + 1;
      const token = tokenOf(seed, run, notice.ec, notice.notice, attempt);
      const expires = plusMs(now, cents(Number(textAt(request, 'expirationTime') ?? TOKEN_MS)));
      const doc: PaymentDocument = {
        attempt,
        station: notice.stazione.id,
        activatedAt: now,
        data,
        plan,
        paymentNote: textAt(request, 'paymentNote'),
        history: [{ at: now, stato: 'PAYING' }],
      };
      await tx.run(
        `insert into pagamenti (token, ec, avviso, run, psp, stato, scade, doc) values ($1, $2, $3, $4, $5, 'PAYING', $6, $7)`,
        [token, notice.ec, notice.notice, run, psp.pspId, expires, JSON.stringify(doc)],
      );
      await tx.run(`update posizioni set stato = 'PAYING', iuv = $3 where ec = $1 and avviso = $2`, [
        notice.ec,
        notice.notice,
        data.iuv,
      ]);
      await VirtualJobs.add(tx, 'annulla-token', token, cancelAt(expires), { token });
      const answer = write(answerParts(token, notice.ec, data));
      await keepAnswer(tx, repeatable, answer, now, token);
      return answer;
    });
  }
}

/** The first run of the cancel job after the token's time. */
function cancelAt(expires: Instant): Instant {
  return instantOf(Math.ceil((millis(expires) + 1) / CANCEL_EVERY_MS) * CANCEL_EVERY_MS);
}

function answerParts(token: string, ec: string, data: PositionData): readonly Part[] {
  return [
    ['outcome', 'OK'],
    ['totalAmount', writeEuro(data.amount)],
    ['paymentDescription', data.description],
    ['fiscalCodePA', ec],
    ['companyName', data.companyName],
    ...optional('officeName', data.officeName),
    ['paymentToken', token],
    [
      'transferList',
      data.transfers.map((transfer): Part => [
        'transfer',
        [
          ['idTransfer', String(transfer.idTransfer)],
          ['transferAmount', writeEuro(transfer.amount)],
          ['fiscalCodePA', transfer.ec],
          ...optional('companyName', transfer.companyName),
          ...optional('IBAN', transfer.iban),
          ['remittanceInformation', transfer.remittance],
          ['transferCategory', transfer.category],
          ...metadataPart(knownKeys(transfer.metadata)),
        ],
      ]),
    ],
    ...metadataPart(knownKeys(data.metadata)),
    ['creditorReferenceId', data.iuv],
  ];
}

/** Keys of pagoPA's catalogue that are passed on to PSPs. */
const CATALOGUE = new Set(['IBANAPPOGGIO', 'CHIAVEOK']);
const knownKeys = <E extends { readonly key: string }>(entries: readonly E[]): readonly E[] =>
  entries.filter(({ key }) => CATALOGUE.has(key));
