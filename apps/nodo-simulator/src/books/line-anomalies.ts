import { plusMs } from './dates';
import { foreignIuv } from './iuv';
import type { Cents, FlowLine, FlowRevision, Run } from './model';
import { cents, total } from './money';
import { stream } from './random';

type RunIdentity = Pick<Run, 'seed' | 'number'>;

/** F10: the line at `at` says another amount than the receipt; the PSP transfers what it reports. */
export function wrongAmount(run: RunIdentity, lines: readonly FlowLine[], at: number): FlowLine[] {
  return lines.map((line, index) =>
    index === at ? { ...line, amount: differentAmount(run, line.iur, line.amount) } : line,
  );
}

/** F03: a line for an IUV that has no receipt; F04: a payment that the node could not give a receipt for (esito 9). */
export function extraLine(
  run: RunIdentity,
  { key, ec }: { readonly key: string; readonly ec: string },
  lines: readonly FlowLine[],
  code: 'F03' | 'F04',
): FlowLine[] {
  const draws = stream(run, 'faults', code, key);
  const [sample] = lines;
  // The code of the ente's own notices when there is one to look at; the digits after it are never given out by a platform.
  const segregation = sample !== undefined && /^\d{17}$/.test(sample.iuv) ? sample.iuv.slice(0, 2) : ec.slice(-2);
  const iuv = foreignIuv(segregation, code === 'F03' ? '97' : '98', draws.digits(11));
  const line: FlowLine = {
    index: lines.length + 1,
    iuv,
    iur: Array.from({ length: 32 }, () => draws.integer(0, 15).toString(16)).join(''),
    idTransfer: 1,
    amount: cents(draws.integer(500, 20_000)),
    esito: code === 'F03' ? '0' : '9',
    payDate: sample?.payDate ?? key.slice(-10),
  };
  return [...lines, line];
}

/** F08: one line twice. */
export function duplicateLine(run: RunIdentity, key: string, lines: readonly FlowLine[]): FlowLine[] {
  const line = stream(run, 'faults', 'F08', key).pick(lines);
  return [...lines, { ...line, index: lines.length + 1 }];
}

/** F12: first a revision with a wrong line (or a missing one), then, hours later, the right one. */
export function wrongFirstRevision(run: RunIdentity, key: string, right: FlowRevision): FlowRevision[] {
  const draws = stream(run, 'faults', 'F12', key);
  const at = draws.integer(0, right.lines.length - 1);
  const lines =
    right.lines.length > 1 && draws.chance(0.4)
      ? right.lines.filter((_, index) => index !== at).map((line, index) => ({ ...line, index: index + 1 }))
      : wrongAmount(run, right.lines, at);
  const laterMs = draws.integer(3 * 60, 20 * 60) * 60_000;
  return [
    { ...right, lines, declaredCount: lines.length, declaredTotal: total(lines.map(({ amount }) => amount)) },
    {
      ...right,
      revision: right.revision + 1,
      fdrDate: plusMs(right.fdrDate, laterMs),
      ...(right.publishAt === undefined ? {} : { publishAt: plusMs(right.publishAt, laterMs) }),
    },
  ];
}

/** Another positive amount, a cent to some euros away. */
export function differentAmount(run: RunIdentity, key: string, amount: Cents): Cents {
  const draws = stream(run, 'faults', 'amount', key);
  const away = draws.weighted([[1, 4], [100, 3], [draws.integer(2, 999), 3]] as const); // prettier-ignore
  return cents(amount > away && draws.chance(0.5) ? amount - away : amount + away);
}
