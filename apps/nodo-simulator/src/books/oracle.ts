import { classify, type ClassName, type EnteFlags, type Synthesis, type Verdict } from './classes';
import { factsOf, flowKey, movementKey, paymentKey } from './facts';
import type { AnomalyCode, Instant, Truth } from './model';

/** Expected state of an ente's reconciliation: one item per object, with its classes and the anomalies that explain them. */
export interface OracleExport {
  readonly ente: string;
  readonly flgPagati: boolean;
  readonly flgTesoreria: boolean;
  /** Key IUV/IUR/indice. */
  readonly pagamenti: readonly OracleItem<{ readonly sintesi: Synthesis }>[];
  /** Key anno/codice. */
  readonly movimenti: readonly OracleItem[];
  /** Key IUD; always empty as long as no robot notifies. */
  readonly notifiche: readonly OracleItem[];
  /** Key PSP (`sender.id`)/IUF in upper case. */
  readonly flussi: readonly {
    readonly chiave: string;
    readonly verdetto: Verdict;
    readonly righe: number;
    readonly righeSenzaRt: number;
    readonly anomalie: readonly AnomalyCode[];
  }[];
}

export type OracleItem<More = unknown> = {
  readonly chiave: string;
  readonly classi: readonly ClassName[];
  readonly anomalie: readonly AnomalyCode[];
} & More;

/** What the platform must say of an ente, given its two flags, as of `at` (absent: of everything that happened). Source: architecture.md, Decisions, 9. */
export function oracle(truth: Truth, ente: string, flags: EnteFlags, at?: Instant): OracleExport {
  const expected = classify(factsOf(truth, ente, at), flags);
  const reasons = reasonsOf(truth, ente);
  return {
    ente,
    flgPagati: flags.flgPagati,
    flgTesoreria: flags.flgTesoreria,
    pagamenti: inKeyOrder(expected.payments).map(([key, { classes, synthesis }]) => ({
      chiave: key,
      classi: classes,
      sintesi: synthesis,
      anomalie: reasons.payments(key),
    })),
    movimenti: inKeyOrder(expected.movements).map(([key, classi]) => ({
      chiave: key,
      classi,
      anomalie: reasons.movements.get(key) ?? [],
    })),
    notifiche: inKeyOrder(expected.notifications).map(([key, classi]) => ({ chiave: key, classi, anomalie: [] })),
    flussi: inKeyOrder(expected.flows).map(([key, { verdict, rows, rowsWithoutReceipt }]) => ({
      chiave: key,
      verdetto: verdict,
      righe: rows,
      righeSenzaRt: rowsWithoutReceipt,
      anomalie: reasons.flows.get(key) ?? [],
    })),
  };
}

/** Anomalies that concern one line and not its flow's payments at large. */
const OF_ONE_LINE: ReadonlySet<AnomalyCode> = new Set(['F03', 'F04', 'F08']);

function reasonsOf(truth: Truth, ente: string) {
  const ofPayment = new Map<string, Set<AnomalyCode>>();
  const add = (key: string, codes: readonly AnomalyCode[]): void => {
    const known = ofPayment.get(key) ?? new Set();
    codes.forEach((code) => known.add(code));
    ofPayment.set(key, known);
  };
  for (const { iuv, token, transfers, plan } of truth.payments)
    for (const { ec, idTransfer } of transfers)
      if (ec === ente) add(paymentKey({ iuv, iur: token, indice: idTransfer }), plan.anomalies);

  const flows = new Map<string, readonly AnomalyCode[]>();
  for (const flow of truth.flows) {
    if (flow.ec !== ente) continue;
    flows.set(flowKey({ psp: flow.senderId, iuf: flow.iuf }), flow.anomalies);
    const ofAll = flow.anomalies.filter((code) => !OF_ONE_LINE.has(code));
    const seen = new Set<string>();
    for (const { iuv, iur, idTransfer, esito } of flow.revisions.at(-1)?.lines ?? []) {
      const key = paymentKey({ iuv, iur, indice: idTransfer });
      if (seen.has(key)) add(key, ['F08']);
      else if (!ofPayment.has(key)) add(key, [esito === '9' ? 'F04' : 'F03']);
      add(key, ofAll);
      seen.add(key);
    }
  }
  const movements = new Map(
    truth.movements.filter(({ ec }) => ec === ente).map((item) => [movementKey(item), item.anomalies] as const),
  );
  return { flows, movements, payments: (key: string): AnomalyCode[] => [...(ofPayment.get(key) ?? [])].sort() };
}

function inKeyOrder<T>(map: ReadonlyMap<string, T>): (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
