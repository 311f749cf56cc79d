import { flowKey, movementKey, paymentKey } from './facts';
import type { ActiveFlow, CashMovement, Facts, FlowRow, Notification, ReceiptRow } from './facts';
import type { Cents } from './model';
import { total } from './money';

/** The classes of pivot.md §2.2 [DO], in the order of its table. */
export const CLASSES = [
  'IUD_RT_IUF_TES',
  'RT_IUF_TES',
  'RT_TES',
  'RT_IUF',
  'IUD_RT_IUF',
  'RT_NO_IUF',
  'RT_NO_IUD',
  'IUV_NO_RT',
  'IUF_NO_TES',
  'IUF_TES_DIV_IMP',
  'DOPPI',
  'IUD_NO_RT',
  'TES_NO_IUF_OR_IUV',
  'TES_NO_MATCH',
  'UNKNOWN',
] as const;
export type ClassName = (typeof CLASSES)[number];
export type Verdict = 'NO_TES' | 'OK' | 'DIV_IMP' | 'OK+DIV_IMP' | 'PUNTUALE' | 'NON_VALUTATO';
export type Synthesis = 'INCASSATO' | 'RENDICONTATO' | 'PAGATO' | 'SENZA_RT';

export interface EnteFlags {
  readonly flgPagati: boolean;
  readonly flgTesoreria: boolean;
}

export interface Classified {
  readonly payments: ReadonlyMap<string, { readonly classes: readonly ClassName[]; readonly synthesis: Synthesis }>;
  readonly notifications: ReadonlyMap<string, readonly ClassName[]>;
  readonly movements: ReadonlyMap<string, readonly ClassName[]>;
  readonly flows: ReadonlyMap<
    string,
    { readonly verdict: Verdict; readonly rows: number; readonly rowsWithoutReceipt: number }
  >;
}

/** The effective row of a payment and its flow. */
interface Reported {
  readonly row: FlowRow;
  readonly flow: ActiveFlow;
}

/** A receipt, stored or implied by an esito 8 or 9. */
interface Receipt extends ReceiptRow {
  readonly implicit: boolean;
}

/**
 * Classes of every object of one ente, from scratch, each fact visited a fixed number of times. This is the simulator's own
 * reading of pivot.md §2.1–2.2: it shares nothing with the platform that it judges.
 */
export function classify(facts: Facts, flags: EnteFlags): Classified {
  const books = new Books(facts);
  const payments = new Map(books.paymentKeys().map((key) => [key, books.classesOfPayment(key, flags)] as const));
  const notifications = new Map(
    facts.notifications.map((item) => [
      item.iud,
      flags.flgPagati && books.isUnpaid(item) ? ['IUD_NO_RT' as const] : [],
    ]),
  );
  const movements = new Map(
    facts.movements.map(
      (item) => [movementKey(item), flags.flgTesoreria ? books.classesOfMovement(item) : []] as const,
    ),
  );
  const flows = new Map(
    facts.flows.map((flow) => {
      const live = flow.rows.filter(isLive);
      const rowsWithoutReceipt = live.filter((row) => !books.receiptOf(paymentKey(row))).length;
      const verdict = flags.flgTesoreria ? books.verdictOf(flow, live) : 'NON_VALUTATO';
      return [flowKey(flow), { verdict, rows: flow.rows.length, rowsWithoutReceipt }] as const;
    }),
  );
  return { payments, notifications, movements, flows };
}

/** The facts of one ente by what they are looked up with. */
class Books {
  private readonly receipts = new Map<string, ReceiptRow>();
  private readonly receiptIuvs = new Set<string>();
  private readonly byIud: Map<string, ReceiptRow[]>;
  /** Sum of the stored receipt rows that share IUD, IUV and IUR. */
  private readonly sumOfIud = new Map<string, number>();
  private readonly notifications = new Map<string, Notification>();
  private readonly reported = new Map<string, Reported>();
  private readonly liveIuvs = new Set<string>();
  private readonly knownIufs = new Set<string>();
  private readonly cashByIuf: Map<string, CashMovement[]>;
  private readonly cashByIuv: Map<string, CashMovement[]>;
  private readonly doubled = new Set<string>();

  constructor({ receipts, notifications, flows, movements }: Facts) {
    for (const receipt of receipts) {
      this.receipts.set(paymentKey(receipt), receipt);
      this.receiptIuvs.add(receipt.iuv);
      if (receipt.iud === undefined) continue;
      const group = iudGroup(receipt);
      this.sumOfIud.set(group, (this.sumOfIud.get(group) ?? 0) + receipt.amount);
    }
    this.byIud = groupBy(receipts, ({ iud }) => iud);
    for (const item of notifications) this.notifications.set(item.iud, item);
    for (const flow of [...flows].sort(latestFirst)) {
      this.knownIufs.add(flow.iuf.toUpperCase());
      for (const row of flow.rows.filter(isLive)) {
        this.liveIuvs.add(row.iuv);
        if (!this.reported.has(paymentKey(row))) this.reported.set(paymentKey(row), { row, flow });
      }
    }
    const credits = movements.filter(({ amount }) => amount > 0);
    this.cashByIuf = groupBy(credits, ({ iuf }) => iuf?.toUpperCase());
    this.cashByIuv = groupBy(credits, ({ iuf, iuv }) => (iuf === undefined ? iuv : undefined));
    this.findDoubled();
  }

  paymentKeys(): string[] {
    return [...new Set([...this.receipts.keys(), ...this.reported.keys()])];
  }

  receiptOf(key: string): Receipt | undefined {
    const stored = this.receipts.get(key);
    if (stored) return { ...stored, implicit: false };
    const row = this.reported.get(key)?.row;
    return row && (row.esito === '8' || row.esito === '9') ? { ...row, total: row.amount, implicit: true } : undefined;
  }

  classesOfPayment(key: string, flags: EnteFlags): { classes: readonly ClassName[]; synthesis: Synthesis } {
    const E = this.receiptOf(key);
    const R = this.reported.get(key);
    const I = E?.iud === undefined ? undefined : this.notifications.get(E.iud);
    const TF = R ? (this.cashByIuf.get(R.flow.iuf.toUpperCase()) ?? []) : [];
    const TV = this.cashByIuv.get(E?.iuv ?? R?.row.iuv ?? '') ?? [];

    const iOk = E !== undefined && I !== undefined && this.isNotified(E, I);
    const erOk = E !== undefined && R !== undefined && E.amount === R.row.amount;
    const fOk = R !== undefined && covers(TF, R.flow.declaredTotal);
    const fDiv = R !== undefined && TF.length > 0 && sumOf(TF) !== R.flow.declaredTotal;
    const vOk = covers(TV, E ? E.total : R?.row.amount);
    const vDiv = TV.length > 0 && !vOk && !covers(TV, R?.flow.declaredTotal);

    const { flgPagati: P, flgTesoreria: T } = flags;
    const holds: Partial<Record<ClassName, boolean>> = {
      IUD_RT_IUF_TES: P && T && iOk && ((erOk && fOk) || vOk),
      RT_IUF_TES: T && erOk && (fOk || vOk),
      RT_TES: T && E !== undefined && R === undefined && vOk,
      RT_IUF: erOk,
      IUD_RT_IUF: P && iOk && erOk,
      RT_NO_IUF: E !== undefined && TV.length === 0 && !erOk,
      RT_NO_IUD: P && E !== undefined && I === undefined,
      IUV_NO_RT: R !== undefined && E === undefined,
      IUF_NO_TES: T && R !== undefined && TF.length === 0 && TV.length === 0,
      IUF_TES_DIV_IMP: T && R !== undefined && (fDiv || vDiv),
      DOPPI: R !== undefined && this.doubled.has(doubleGroup(R.row)),
    };
    const classes = CLASSES.filter((name) => holds[name] === true);
    const cashed = (['RT_TES', 'RT_IUF_TES', 'IUD_RT_IUF_TES'] as const).some((name) => holds[name]);
    return {
      classes: classes.length > 0 ? classes : ['UNKNOWN'],
      synthesis: cashed ? 'INCASSATO' : erOk ? 'RENDICONTATO' : E ? 'PAGATO' : 'SENZA_RT',
    };
  }

  /** IUD_NO_RT: no stored receipt of this IUD agrees with the notification. */
  isUnpaid(item: Notification): boolean {
    return !(this.byIud.get(item.iud) ?? []).some((receipt) => this.isNotified(receipt, item));
  }

  classesOfMovement({ amount, iuf, iuv }: CashMovement): readonly ClassName[] {
    if (amount <= 0) return [];
    if (iuf !== undefined) return this.knownIufs.has(iuf.toUpperCase()) ? [] : ['TES_NO_IUF_OR_IUV'];
    if (iuv === undefined) return ['TES_NO_MATCH'];
    return this.receiptIuvs.has(iuv) || this.liveIuvs.has(iuv) ? [] : ['TES_NO_IUF_OR_IUV'];
  }

  verdictOf(flow: ActiveFlow, live: readonly FlowRow[]): Verdict {
    const credits = this.cashByIuf.get(flow.iuf.toUpperCase()) ?? [];
    if (credits.length === 0) {
      const punctual = live.length > 0 && live.every(({ iuv }) => this.cashByIuv.has(iuv));
      return punctual ? 'PUNTUALE' : 'NO_TES';
    }
    const differs = sumOf(credits) !== flow.declaredTotal;
    if (!covers(credits, flow.declaredTotal)) return 'DIV_IMP';
    return differs ? 'OK+DIV_IMP' : 'OK';
  }

  private isNotified(receipt: ReceiptRow, item: Notification): boolean {
    return item.amount === receipt.amount || item.amount === this.sumOfIud.get(iudGroup(receipt));
  }

  private findDoubled(): void {
    const firstIur = new Map<string, string>();
    for (const { row } of this.reported.values()) {
      const group = doubleGroup(row);
      const iur = firstIur.get(group) ?? row.iur;
      firstIur.set(group, iur);
      if (iur !== row.iur) this.doubled.add(group);
    }
  }
}

const isLive = ({ esito }: FlowRow): boolean => esito !== '3';
const iudGroup = ({ iud, iuv, iur }: ReceiptRow): string => `${iud}|${iuv}|${iur}`;
const doubleGroup = ({ iuv, indice, amount }: FlowRow): string => `${iuv}|${indice}|${amount}`;
const sumOf = (movements: readonly CashMovement[]): Cents => total(movements.map(({ amount }) => amount));

/** Whether the credits make `amount` together, or one of them does alone; nothing covers an unknown amount. */
function covers(credits: readonly CashMovement[], amount: Cents | undefined): boolean {
  if (credits.length === 0 || amount === undefined) return false;
  return sumOf(credits) === amount || credits.some((credit) => credit.amount === amount);
}

/** Greatest flow date, revision, IUF and PSP first. */
function latestFirst(a: ActiveFlow, b: ActiveFlow): number {
  return (
    compare(b.flowDate, a.flowDate) ||
    b.revision - a.revision ||
    compare(b.iuf.toUpperCase(), a.iuf.toUpperCase()) ||
    compare(b.psp, a.psp)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
