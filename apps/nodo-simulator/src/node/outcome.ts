import { closesAt, pspDayOf } from '../books';
import { plusMs } from '../books/dates';
import type { Instant } from '../books/model';
import { VirtualJobs } from '../clock/jobs';
import type { VirtualClock } from '../clock/virtual-clock';
import { IncompleteAnswer, needed, readSubject } from '../ente/pa-messages';
import type { Registry } from '../registry/registry';
import type { Statements, Store } from '../store/store';
import { child, textAt, type XmlElement } from '../wire/xml-reader';
import type { Part } from '../wire/xml-writer';
import { callerOf } from './caller';
import { NodeFault } from './faults';
import { keepAnswer, repeatableOf, storedAnswer } from './idempotency';
import {
  lockPosition,
  movePayment,
  type OutcomeDetails,
  type PaymentRow,
  type PaymentState,
  type PositionState,
} from './payments';

const PRIMITIVE = 'sendPaymentOutcomeV2';

/** The outcome that a state bears; none as long as it may still come. */
const OUTCOME_OF: Record<PaymentState, 'OK' | 'KO' | 'none'> = {
  PAYING: 'none',
  CANCELLED: 'none',
  PAID: 'OK',
  NOTIFIED: 'OK',
  FAILED: 'KO',
};

/** sendPaymentOutcomeV2. Source: pagopa-node.md §5.4. */
export class Outcome {
  constructor(
    private readonly registry: Registry,
    private readonly store: Store,
    private readonly clock: VirtualClock,
  ) {}

  /** The whole answer. A late outcome that still pays is acquired and refused at once: its fault is returned, not thrown. */
  async answer(request: XmlElement, write: (parts: readonly Part[]) => string): Promise<string> {
    const psp = callerOf(request, this.registry);
    const repeatable = repeatableOf(request, PRIMITIVE, psp);
    const tokens = [...new Set((child(request, 'paymentTokens')?.children ?? []).map(({ text }) => text))].sort();
    const details = detailsOf(request);
    const [token = ''] = tokens;

    return this.store.transaction(async (tx) => {
      const now = this.clock.now();
      const payments: PaymentRow[] = [];
      for (const one of tokens) {
        const payment = await this.lock(tx, one);
        if (!payment || payment.psp !== psp.pspId) throw new NodeFault('PPT_TOKEN_SCONOSCIUTO');
        payments.push(payment);
      }
      const stored = await storedAnswer(tx, repeatable, now);
      if (stored !== undefined) return stored;
      if (payments.length > 1) await this.verifyOneCart(tx, payments);

      let refusal: NodeFault | undefined;
      for (const payment of payments) refusal = (await this.acquire(tx, payment, details, now)) ?? refusal;
      const answer = write(refusal ? refusal.toParts() : [['outcome', 'OK']]);
      await keepAnswer(tx, repeatable, answer, now, token);
      await tx.run(`delete from idempotenza where token = any($1) and primitiva <> $2`, [tokens, PRIMITIVE]);
      return answer;
    });
  }

  /** Several tokens share an outcome only when they are the whole of one cart, in one state. Source: pagopa-node.md §5.4. */
  private async verifyOneCart(tx: Statements, payments: readonly PaymentRow[]): Promise<void> {
    const carts = await tx.rows<{ tokens: string[] }>(
      `select array_agg(token order by token) as tokens from carrelli_avvisi
        where carrello = (select carrello from carrelli_avvisi where token = $1)`,
      [payments[0]?.token],
    );
    if (carts[0]?.tokens?.join() !== payments.map(({ token }) => token).join())
      throw new NodeFault('PPT_SEMANTICA', 'Outcome non accettabile per token multipli attivati presso il PSP');
    const outcomes = new Set(payments.map(({ stato }) => OUTCOME_OF[stato]));
    if (outcomes.size > 1) throw new NodeFault('PPT_SEMANTICA', 'Esiti acquisiti parziali o discordi');
  }

  /** Position first, then payment: the same order everywhere. */
  private async lock(tx: Statements, token: string): Promise<PaymentRow | undefined> {
    const [found] = await tx.rows<{ ec: string; avviso: string }>('select ec, avviso from pagamenti where token = $1', [
      token,
    ]);
    if (!found) return undefined;
    await lockPosition(tx, found.ec, found.avviso);
    const [row] = await tx.rows<PaymentRow>('select * from pagamenti where token = $1 for update', [token]);
    return row;
  }

  /** @throws NodeFault what changes nothing; returns the refusal of an outcome that was acquired all the same */
  private async acquire(
    tx: Statements,
    payment: PaymentRow,
    details: OutcomeDetails,
    now: Instant,
  ): Promise<NodeFault | undefined> {
    const { doc, stato } = payment;
    if (stato === 'PAID' || stato === 'NOTIFIED' || stato === 'FAILED') {
      const same = (stato === 'FAILED' ? 'KO' : 'OK') === details.outcome;
      const { payer: _, ...known } = doc.details ?? {};
      throw new NodeFault(
        'PPT_ESITO_GIA_ACQUISITO',
        `Esito ${same ? 'concorde' : 'discorde'}: ${JSON.stringify(known)}`,
      );
    }
    if (details.outcome === 'KO') {
      await movePayment(tx, payment, 'FAILED', now, { details });
      if (stato === 'CANCELLED') return new NodeFault('PPT_TOKEN_SCADUTO_KO');
      await this.movePosition(tx, payment, 'INSERTED');
      return undefined;
    }
    if (stato === 'CANCELLED' && (await this.hasCompetitor(tx, payment)))
      throw new NodeFault('PPT_PAGAMENTO_DUPLICATO');
    await this.pay(tx, payment, details, now);
    return stato === 'CANCELLED' ? new NodeFault('PPT_TOKEN_SCADUTO') : undefined;
  }

  private async hasCompetitor(tx: Statements, { ec, avviso, token }: PaymentRow): Promise<boolean> {
    const others = await tx.rows(
      `select 1 from pagamenti where ec = $1 and avviso = $2 and token <> $3 and stato in ('PAYING', 'PAID', 'NOTIFIED')`,
      [ec, avviso, token],
    );
    return others.length > 0;
  }

  /** The payment is done: receipt queued for each recipient as planned, its PSP day to be closed. */
  private async pay(tx: Statements, payment: PaymentRow, details: OutcomeDetails, now: Instant): Promise<void> {
    const { token, ec, avviso, run } = payment;
    const { data, plan } = payment.doc;
    const day = pspDayOf(now);
    await movePayment(tx, payment, 'PAID', now, { details });
    await tx.run('update pagamenti set esito_alle = $2, giorno = $3 where token = $1', [token, now, day]);
    await this.movePosition(tx, payment, 'PAID');
    const recipients = this.registry.recipientsOf(
      ec,
      avviso,
      data.transfers.map((transfer) => transfer.ec),
    );
    const { delaysMs } = plan.receipt;
    for (const recipient of recipients) {
      const [first] = [...delaysMs].sort((a, b) => a - b);
      await tx.run('insert into consegne (token, ec, stazione, stato, prossima) values ($1, $2, $3, $4, $5)', [
        token,
        recipient.ec,
        recipient.stazione.id,
        first === undefined ? 'LOST' : 'PENDING',
        first === undefined ? null : plusMs(now, first),
      ]);
      for (const [copy, delay] of delaysMs.entries())
        await VirtualJobs.add(
          tx,
          'consegna',
          [token, recipient.ec, recipient.stazione.id, copy].join('|'),
          plusMs(now, delay),
          {
            token,
            ec: recipient.ec,
            stazione: recipient.stazione.id,
            copy,
          },
        );
    }
    await VirtualJobs.add(tx, 'chiusura', `${run}|${day}`, closesAt(day), { run, giorno: day });
  }

  private async movePosition(tx: Statements, { ec, avviso }: PaymentRow, stato: PositionState): Promise<void> {
    await tx.run('update posizioni set stato = $3 where ec = $1 and avviso = $2', [ec, avviso, stato]);
  }
}

function detailsOf(request: XmlElement): OutcomeDetails {
  if (textAt(request, 'outcome') === 'KO') return { outcome: 'KO' };
  const details = child(request, 'details');
  try {
    const payer = child(details, 'payer');
    return {
      outcome: 'OK',
      paymentMethod: needed(details, 'paymentMethod'),
      paymentChannel: textAt(details, 'paymentChannel'),
      fee: needed(details, 'fee'),
      payer: payer && readSubject(payer),
      applicationDate: needed(details, 'applicationDate').slice(0, 10),
      transferDate: needed(details, 'transferDate').slice(0, 10),
    };
  } catch (error) {
    if (error instanceof IncompleteAnswer) throw new NodeFault('PPT_SINTASSI_EXTRAXSD', error.message);
    throw error;
  }
}
