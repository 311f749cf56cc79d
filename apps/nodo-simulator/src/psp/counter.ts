import { createHash } from 'node:crypto';
import { bankDayAfter, romeOf } from '../books/dates';
import { cents, readEuro, writeEuro } from '../books/money';
import type { Cents } from '../books/model';
import { Stream } from '../books/random';
import type { VirtualClock } from '../clock/virtual-clock';
import type { Subject } from '../ente/position-data';
import type { RegisteredPsp } from '../registry/registry';
import { child, textAt } from '../wire/xml-reader';
import type { PspAnswer, PspClient, PspFault } from './psp-client';

export interface PayOptions {
  readonly skipVerify?: boolean | undefined;
  /** What the PSP reports; `none` abandons the payment after the activation. */
  readonly outcome?: 'OK' | 'KO' | 'none' | undefined;
  /** `auto` (default), `none`, or the key itself. */
  readonly idempotencyKey?: string | undefined;
  readonly expirationTime?: number | undefined;
  readonly payer?: 'same' | 'other' | 'absent' | undefined;
  readonly fee?: string | undefined;
  readonly method?: string | undefined;
  /** Amount known beforehand; with it nothing is verified. */
  readonly amount?: string | undefined;
}

export interface Verified {
  readonly answer: PspAnswer;
  readonly amount?: Cents;
  readonly dueDate?: string | undefined;
  readonly description?: string | undefined;
  readonly companyName?: string | undefined;
}

export interface Paid {
  readonly outcome: 'OK' | 'KO';
  /** The last step made. */
  readonly step: 'verify' | 'activate' | 'outcome';
  readonly token?: string;
  readonly amount?: string;
  readonly fault?: PspFault;
}

/** What survives a crash between the steps of a payment. */
export interface Checkpoint {
  readonly verified?: (amount: Cents) => Promise<void>;
  readonly activated?: (token: string, amount: Cents) => Promise<void>;
}

/** How a PSP takes a payment, step by step, through the node's SOAP door. Used by robots, by the control API and at the counter. */
export class Counter {
  constructor(
    private readonly client: PspClient,
    private readonly clock: VirtualClock,
  ) {}

  async verify(psp: RegisteredPsp, ec: string, notice: string): Promise<Verified> {
    const answer = await this.client.verify(psp, ec, notice);
    if (answer.outcome === 'KO') return { answer };
    const option = child(child(answer.root, 'paymentList'), 'paymentOptionDescription');
    return {
      answer,
      amount: readEuro(textAt(option, 'amount') ?? ''),
      dueDate: textAt(option, 'dueDate'),
      description: textAt(answer.root, 'paymentDescription'),
      companyName: textAt(answer.root, 'companyName'),
    };
  }

  /** Verify (unless the amount is known), activate, outcome. @param seed names the draws of method, fee and payer */
  async pay(
    psp: RegisteredPsp,
    ec: string,
    notice: string,
    options: PayOptions,
    seed: string,
    checkpoint: Checkpoint = {},
  ): Promise<Paid> {
    let amount = options.amount === undefined ? undefined : readEuro(options.amount);
    if (amount === undefined && options.skipVerify !== true) {
      const verified = await this.verify(psp, ec, notice);
      if (verified.amount === undefined) return refused('verify', verified.answer);
      amount = verified.amount;
      await checkpoint.verified?.(amount);
    }
    const key = idempotencyKeyOf(options.idempotencyKey, psp, `${seed}|activate|${ec}|${notice}`);
    const activation = await this.client.activate(psp, {
      ec,
      notice,
      amount: amount ?? cents(1),
      idempotencyKey: key,
      expirationTime: options.expirationTime,
      paymentNote: new Stream(`note|${seed}|${notice}`).chance(0.3) ? 'Pagamento allo sportello' : undefined,
    });
    if (activation.outcome === 'KO') return refused('activate', activation);
    const token = textAt(activation.root, 'paymentToken') ?? '';
    const due = readEuro(textAt(activation.root, 'totalAmount') ?? '');
    await checkpoint.activated?.(token, due);
    if (options.outcome === 'none') return { outcome: 'OK', step: 'activate', token, amount: writeEuro(due) };
    return this.report(psp, token, due, options, seed);
  }

  /** The outcome of an activated payment. */
  async report(psp: RegisteredPsp, token: string, amount: Cents, options: PayOptions, seed: string): Promise<Paid> {
    const draws = new Stream(`details|${seed}|${token}`);
    const { day } = romeOf(this.clock.now());
    const answer = await this.client.outcome(psp, {
      tokens: [token],
      outcome: options.outcome === 'KO' ? 'KO' : 'OK',
      idempotencyKey: idempotencyKeyOf(options.idempotencyKey, psp, `${seed}|outcome|${token}`),
      method: options.method ?? draws.pick(['cash', 'creditCard', 'bancomat', 'other']),
      channel: draws.pick(['frontOffice', 'atm', 'onLine', 'app', 'other']),
      fee: options.fee === undefined ? cents(draws.pick([0, 100, 150, 200])) : readEuro(options.fee),
      payer: payerOf(options.payer, draws),
      applicationDate: day,
      transferDate: bankDayAfter(day, 1),
    });
    if (answer.outcome === 'KO' && !alreadySo(answer)) return { ...refused('outcome', answer), token };
    return { outcome: 'OK', step: 'outcome', token, amount: writeEuro(amount) };
  }
}

/** A repeated outcome whose first answer was lost: the node has it, and it is the same. */
export const alreadySo = ({ fault }: PspAnswer): boolean =>
  fault?.faultCode === 'PPT_ESITO_GIA_ACQUISITO' && fault.description?.startsWith('Esito concorde') === true;

function refused(step: Paid['step'], answer: PspAnswer): Paid {
  return { outcome: 'KO', step, ...(answer.fault ? { fault: answer.fault } : {}) };
}

function idempotencyKeyOf(wanted: string | undefined, psp: RegisteredPsp, seed: string): string | undefined {
  if (wanted === 'none') return undefined;
  if (wanted !== undefined && wanted !== 'auto') return wanted;
  return `${psp.codiceFiscale}_${createHash('sha256').update(seed).digest('hex').slice(0, 10)}`;
}

/** Invented people; their codes are well formed and belong to nobody (comune Z999 does not exist). */
const PEOPLE: readonly Subject[] = [
  { type: 'F', code: 'PRVLSN80A01Z999K', fullName: 'Alessandra Prova' },
  {
    type: 'F',
    code: 'FNTMRC75C12Z999M',
    fullName: 'Marco Finto',
    city: 'Roccaprova',
    stateProvinceRegion: 'RP',
    country: 'IT',
  },
  { type: 'G', code: '99990000099', fullName: 'Esempio & Figli S.n.c.' },
];

function payerOf(wanted: PayOptions['payer'], draws: Stream): Subject | undefined {
  const other = draws.pick(PEOPLE);
  const absent = draws.chance(0.6);
  if (wanted === 'absent' || wanted === 'same') return undefined;
  return wanted === 'other' || !absent ? other : undefined;
}
