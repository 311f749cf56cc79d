import type { AnomalyCode, AnomalyMode, PaymentPlan, ReceiptAnomaly, Run } from './model';
import { score, stream } from './random';

type RunIdentity = Pick<Run, 'seed' | 'number' | 'anomalies'>;

const HOUR_MS = 3_600_000;

/** What can befall a payment, in the order in which a small run gets its members, with the share of payments elected. */
const OF_PAYMENTS: readonly (readonly [AnomalyCode | 'T06_CON_FLUSSO', number])[] = [
  ['F01', 0.02],
  ['T06', 0.02],
  ['RT_PERSA', 0.02],
  ['F10', 0.02],
  ['RT_TARDIVA', 0.03],
  ['RT_DUPLICATA', 0.03],
  ['RT_FUORI_ORDINE', 0.03],
  ['T06_CON_FLUSSO', 0.015],
];

/** The key of a notice in plans. */
export const noticeKey = (ec: string, notice: string): string => `${ec}/${notice}`;

/**
 * Decides what befalls each notice of a run before it is paid. For each anomaly the notices with the lowest score are elected
 * (at least one, none in two elections, never more than three in five overall), so the choice depends on the set of notices
 * and not on their order.
 */
export function planPayments(
  run: RunIdentity,
  notices: readonly { readonly ec: string; readonly notice: string }[],
): Map<string, PaymentPlan> {
  const elected = elect(
    run,
    notices.map(({ ec, notice }) => noticeKey(ec, notice)),
    OF_PAYMENTS,
    0.6,
  );
  return new Map(
    notices.map(({ ec, notice }) => [
      noticeKey(ec, notice),
      planOf(run, ec, notice, elected.get(noticeKey(ec, notice))),
    ]),
  );
}

/** The plan of a payment that nobody planned: nothing odd, its receipt after a few seconds. */
export function cleanPlan(run: RunIdentity, ec: string, notice: string): PaymentPlan {
  return planOf(run, ec, notice, undefined);
}

export type FlowPlanCode = 'F03' | 'F04' | 'F08' | 'F12' | 'F16' | 'F17' | 'T01' | 'T02' | 'T04' | 'T08';

/** What changes the whole of a flow or of its credit: never two on one flow. The share is of the flows. */
const OF_FLOWS: readonly (readonly [FlowPlanCode, number])[] = [
  ['T01', 0.04],
  ['F16', 0.03],
  ['F17', 0.03],
  ['T04', 0.04],
  ['T02', 0.03],
  ['F12', 0.04],
];
/** What only adds a line, or parts the credit: dealt to the flows left whole, which keep their money. */
const OF_LINES: readonly FlowPlanCode[] = ['F04', 'F03', 'F08', 'T08'];

/** Decides what befalls each cumulative flow (by its group key) of a PSP day of a run. At least half of them keep their money and their lines. */
export function planFlows(run: RunIdentity, groups: readonly string[]): Map<string, readonly FlowPlanCode[]> {
  const plan = new Map<string, FlowPlanCode[]>();
  for (const [group, code] of elect(run, groups, OF_FLOWS, 0.5)) plan.set(group, [code]);
  if (run.anomalies === 'none') return plan;

  const whole = byScore(
    run,
    'lines',
    groups.filter((group) => !plan.has(group)),
  );
  OF_LINES.forEach((code, at) => {
    const group = whole[at % Math.max(1, whole.length - 1)];
    if (group !== undefined) plan.set(group, [...(plan.get(group) ?? []), code]);
  });
  return plan;
}

function elect<Code extends string>(
  run: RunIdentity,
  keys: readonly string[],
  offices: readonly (readonly [Code, number])[],
  share: number,
): Map<string, Code> {
  const elected = new Map<string, Code>();
  if ((run.anomalies satisfies AnomalyMode) === 'none') return elected;
  const most = Math.floor(keys.length * share);
  for (const [code, rate] of offices) {
    const seats = Math.min(Math.max(1, Math.round(keys.length * rate)), most - elected.size);
    const candidates = byScore(
      run,
      code,
      keys.filter((key) => !elected.has(key)),
    );
    for (const key of candidates.slice(0, Math.max(0, seats))) elected.set(key, code);
  }
  return elected;
}

function byScore(run: RunIdentity, office: string, keys: readonly string[]): string[] {
  return keys
    .map((key) => ({ key, score: score(run, 'faults', office, key) }))
    .sort((a, b) => a.score - b.score || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key);
}

function planOf(run: RunIdentity, ec: string, notice: string, code?: AnomalyCode | 'T06_CON_FLUSSO'): PaymentPlan {
  const receipts = stream(run, 'receipts', ec, notice);
  const usual = logNormalMs(receipts.next(), receipts.next());
  const clean = { anomalies: [], receipt: { delaysMs: [usual] } };
  const receipt = (anomaly: ReceiptAnomaly, delaysMs: readonly number[]): PaymentPlan => ({
    anomalies: [anomaly],
    receipt: { anomaly, delaysMs },
  });
  switch (code) {
    case undefined:
      return clean;
    case 'T06':
      return { ...clean, anomalies: ['T06'], settlement: 'singleNoFlow' };
    case 'T06_CON_FLUSSO':
      return { ...clean, anomalies: ['T06'], settlement: 'singleWithFlow' };
    case 'RT_PERSA':
      return receipt(code, []);
    case 'RT_TARDIVA':
      return receipt(code, [receipts.integer(30, 80) * HOUR_MS]);
    case 'RT_DUPLICATA':
      return receipt(code, [usual, usual, receipts.integer(1, 24) * HOUR_MS]);
    case 'RT_FUORI_ORDINE':
      return receipt(code, [receipts.integer(5, 120) * 60_000]);
    default:
      return { ...clean, anomalies: [code] };
  }
}

/** Delay of a receipt: log-normal, median 2 s, 99th percentile 60 s (§5.4). */
function logNormalMs(u: number, v: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  return Math.round(2000 * Math.exp(normal * (Math.log(30) / 2.326)));
}
