import { bankDayAfter, pspDayOf, plusMs, romeInstant } from './dates';
import { extraMovements } from './extra-movements';
import { nextIuf } from './iuf';
import { duplicateLine, extraLine, wrongAmount, wrongFirstRevision } from './line-anomalies';
import type {
  AnomalyCode,
  BankTransfer,
  Counters,
  Flow,
  FlowLine,
  FlowRevision,
  Instant,
  LocalDate,
  PaidPayment,
  Psp,
  Run,
  Settlement,
} from './model';
import { cents, total } from './money';
import { planFlows, type FlowPlanCode } from './plan';
import { stream } from './random';
import { creditTransfer, cumulativeRemittance, integrationRemittance, singleRemittance } from './transfers';

/** Payments of one PSP for one IBAN of one ente, settled the same way: one flow. */
interface Group {
  readonly key: string;
  readonly psp: Psp;
  readonly ec: string;
  readonly iban: string;
  readonly settlement: Settlement;
  readonly slices: readonly Slice[];
}

/** A slice with its payment. */
interface Slice {
  readonly payment: PaidPayment;
  readonly transfer: PaidPayment['transfers'][number];
}

export interface ClosedDay {
  readonly flows: readonly Flow[];
  /** What the treasurers will book: credits of the flows and, with anomalies, what is foreign to them. */
  readonly transfers: readonly BankTransfer[];
}

export interface DayToClose {
  readonly run: Pick<Run, 'seed' | 'number' | 'anomalies'>;
  readonly day: LocalDate;
  /** Payments of the run; those of another PSP day are left out. */
  readonly payments: readonly PaidPayment[];
  readonly psps: readonly Psp[];
  readonly counters: Counters;
  /** Lines of a flow before it is split (§8). */
  readonly maxLines?: number;
}

/** When the flows of a PSP day are made: in the morning of the next bank day. */
export const closesAt = (day: LocalDate): Instant => romeInstant(bankDayAfter(day, 1), '06:00');

/**
 * Closes a PSP day of a run: groups its paid slices by PSP, ente and IBAN, makes the flows and orders the credit transfers,
 * with the anomalies planned. Without anomalies every flow's lines, declared total and transfer are the same sum. Source: §8.
 */
export function closeDay(input: DayToClose): ClosedDay {
  const groups = groupsOf(input);
  const cumulative = groups.filter(({ settlement }) => settlement === 'cumulative').map(({ key }) => key);
  const plan = planFlows(input.run, cumulative);
  const flows: Flow[] = [];
  const transfers: BankTransfer[] = [];
  for (const group of groups) {
    const closed =
      group.settlement === 'cumulative'
        ? closeCumulative(input, group, plan.get(group.key) ?? [])
        : closeSingle(input, group);
    flows.push(...closed.flows);
    transfers.push(...closed.transfers);
  }
  return { flows, transfers: [...transfers, ...extraMovements(input, transfers)] };
}

function groupsOf({ day, payments, psps, run, maxLines = 20_000 }: DayToClose): Group[] {
  const byKey = new Map<string, Slice[]>();
  const inOrder = payments
    .filter((payment) => payment.run === run.number && pspDayOf(payment.outcomeAt) === day)
    .sort((a, b) => compare(a.outcomeAt, b.outcomeAt) || compare(a.token, b.token));
  for (const payment of inOrder)
    for (const transfer of payment.transfers) {
      if (transfer.iban === undefined) continue; // a marca da bollo is not reported
      const settlement = payment.plan.settlement ?? pspOf(psps, payment.psp).settlement;
      const base = [payment.psp, transfer.ec, transfer.iban, settlement].join('|');
      for (let part = 0; ; part += 1) {
        const key = part === 0 ? base : `${base}|${part}`;
        const slices = byKey.get(key) ?? [];
        if (slices.length >= maxLines) continue;
        byKey.set(key, slices);
        slices.push({ payment, transfer });
        break;
      }
    }
  return [...byKey]
    .sort(([a], [b]) => compare(a, b))
    .map(([key, slices]) => {
      const [pspId = '', ec = '', iban = '', settlement = ''] = key.split('|');
      return { key: `${key}|${day}`, psp: pspOf(psps, pspId), ec, iban, settlement: settlement as Settlement, slices };
    });
}

function closeCumulative(input: DayToClose, group: Group, codes: readonly FlowPlanCode[]): ClosedDay {
  const { run, day, counters } = input;
  const anomalies: AnomalyCode[] = [...codes];
  const reported = group.slices.filter(({ payment }) => !payment.plan.anomalies.includes('F01'));
  let lines = reported.map((slice, at) => lineOf(slice, at + 1));
  reported.forEach(({ payment }, at) => {
    if (payment.plan.anomalies.includes('F10')) lines = wrongAmount(run, lines, at);
  });
  for (const code of codes) if (code === 'F03' || code === 'F04') lines = extraLine(run, group, lines, code);
  if (lines.length === 0) return { flows: [], transfers: [] };

  const money = total(lines.map(({ amount }) => amount));
  if (codes.includes('F08')) lines = duplicateLine(run, group.key, lines);
  const iuf = nextIuf(counters, bankDayAfter(day, 1), group.psp.pspId);
  const transfer = creditTransfer(input, group, {
    amount: money,
    kind: 'cumulative',
    remittance: cumulativeRemittance(iuf),
    reference: { iuf },
    anomalies: codes.filter((code) => OF_THE_CREDIT.has(code)),
  });
  const right: FlowRevision = {
    ...publication(input, group),
    regulation: transfer.trn,
    regulationDate: transfer.executionDate,
    declaredCount: lines.length,
    declaredTotal: money, // of F08 too: the repetition is on paper only
    lines,
  };
  const revisions = codes.includes('F12') ? wrongFirstRevision(run, group.key, right) : [right];
  const flow: Flow = {
    ...flowOf(input, group, iuf),
    // What REST publication would refuse (wrong sum) reached the node by SOAP.
    channel: codes.includes('F08') ? 'SOAP' : group.psp.flowChannel,
    anomalies,
    revisions: codes.includes('F16') ? revisions.map(neverPublished) : revisions,
  };
  const credited = codes.includes('T08') ? inTwo(input, group, transfer, iuf) : [transfer];
  return { flows: [flow], transfers: codes.includes('F17') ? [] : credited };
}

/** What befalls the credit of a flow, and so is told of its movement. */
const OF_THE_CREDIT: ReadonlySet<AnomalyCode> = new Set(['T01', 'T02', 'T04', 'T08', 'F16']);

/** T08: a part of the flow, then what lacks with a second transfer that says so. A cent cannot be parted. */
function inTwo(input: DayToClose, group: Group, whole: BankTransfer, iuf: string): BankTransfer[] {
  if (whole.amount < 2) return [whole];
  const part = cents(stream(input.run, 'faults', 'T08', group.key).integer(1, whole.amount - 1));
  const rest = creditTransfer(input, group, {
    amount: cents(whole.amount - part),
    kind: 'cumulative',
    remittance: integrationRemittance(iuf),
    reference: { iuf },
    anomalies: whole.anomalies,
  });
  return [{ ...whole, amount: part }, rest];
}

/** One transfer for each slice (T06); with a flow too when the PSP reports what it settles singly. */
function closeSingle(input: DayToClose, group: Group): ClosedDay {
  const transfers = group.slices.map(({ payment, transfer }) =>
    creditTransfer(input, group, {
      amount: transfer.amount,
      kind: 'single',
      remittance: singleRemittance(payment.iuv, transfer.amount, transfer.remittance),
      reference: { iuv: payment.iuv },
      anomalies: payment.plan.anomalies.filter((code) => code === 'T06'),
    }),
  );
  const [first] = transfers;
  if (group.settlement === 'singleNoFlow' || first === undefined) return { flows: [], transfers };
  const lines = group.slices.map((slice, at) => lineOf(slice, at + 1));
  const flow: Flow = {
    ...flowOf(input, group, nextIuf(input.counters, first.executionDate, group.psp.pspId)),
    anomalies: first.anomalies,
    revisions: [
      {
        ...publication(input, group),
        regulation: first.trn,
        regulationDate: first.executionDate,
        declaredCount: lines.length,
        declaredTotal: total(lines.map(({ amount }) => amount)),
        lines,
      },
    ],
  };
  return { flows: [flow], transfers };
}

function flowOf(
  { run, day }: DayToClose,
  { psp, ec, iban }: Group,
  iuf: string,
): Omit<Flow, 'anomalies' | 'revisions'> {
  return { run: run.number, iuf, psp: psp.pspId, senderId: psp.senderId, ec, iban, day, channel: psp.flowChannel };
}

function lineOf({ payment, transfer }: Slice, index: number): FlowLine {
  return {
    index,
    iuv: payment.iuv,
    iur: payment.token,
    idTransfer: transfer.idTransfer,
    amount: transfer.amount,
    esito: payment.standIn ? '4' : '0',
    payDate: payment.applicationDate,
  };
}

/** Made on D+1 at the PSP's hour, published between then and D+2 24:00. */
function publication(
  { run, day }: DayToClose,
  { key, psp }: Group,
): Pick<FlowRevision, 'revision' | 'fdrDate' | 'publishAt'> {
  const draws = stream(run, 'fdr', 'publication', key);
  const made = romeInstant(bankDayAfter(day, 1), `${psp.flowHour}:${String(draws.integer(0, 59)).padStart(2, '0')}`);
  const fdrDate = plusMs(made, draws.integer(0, 59) * 1000);
  const latest = romeInstant(bankDayAfter(day, 2), '23:59');
  const publishAt = plusMs(fdrDate, draws.integer(5, 18 * 60) * 60_000);
  return { revision: 1, fdrDate, publishAt: publishAt < latest ? publishAt : latest };
}

function neverPublished({ publishAt: _, ...revision }: FlowRevision): FlowRevision {
  return revision;
}

function pspOf(psps: readonly Psp[], pspId: string): Psp {
  const psp = psps.find((candidate) => candidate.pspId === pspId);
  if (!psp) throw new RangeError(`no such PSP: ${pspId}`);
  return psp;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
