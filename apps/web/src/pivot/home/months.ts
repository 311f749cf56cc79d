import { addMoney } from '../../shared/i18n/format';
import { ricevutePath } from '../../shared/pivot/paths';
import type { Month, Months } from '../../shared/pivot/types';
import type { Figure } from './figures';

export const SERIES = ['pagati', 'rendicontati', 'incassati'] as const;
export type Series = (typeof SERIES)[number];

const STAGES = { pagati: 'PAGATO', rendicontati: 'RENDICONTATO', incassati: 'INCASSATO' } as const;

/** The lines of a chart: without a treasury nothing is cashed. */
export const seriesOf = ({ conTesoreria }: Months): readonly Series[] =>
  conTesoreria ? SERIES : SERIES.filter((one) => one !== 'incassati');

/** How long a period may be, in months. */
export const PERIODS = [6, 12, 24] as const;
export type Period = (typeof PERIODS)[number];
export const readPeriod = (asked: string | null): Period => PERIODS.find((n) => String(n) === asked) ?? 12;

/** The last day of the month that begins on a day. */
export function lastDayOf(first: string): string {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The payments behind a mark of the chart. */
export const monthPath = (ipa: string, { mese }: Month, series: Series): string =>
  ricevutePath(ipa, { tappa: STAGES[series], esitoDa: mese, esitoA: lastDayOf(mese) });

/** What all months make together. */
export const sumOf = (months: readonly Month[], series: Series): Figure => ({
  numero: months.reduce((sum, month) => sum + month[series].numero, 0),
  importo: addMoney(months.map((month) => month[series].importo)),
});

/** What was paid and has not come to the treasury yet. */
export const missingOf = ({ pagati, incassati }: Readonly<Record<'pagati' | 'incassati', Figure>>): string =>
  addMoney([pagati.importo, `-${incassati.importo}`]);

const STEPS = [1, 2, 2.5, 5, 10];

/** The marks of an axis from zero to a round amount not below `greatest`, four or five of them. */
export function ticksOf(greatest: number): readonly number[] {
  if (greatest <= 0) return [0, 1];
  const rough = greatest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((s) => s * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(greatest / step - 1e-9) + 1 }, (_, i) => i * step);
}

/** The table of a chart as a file for spreadsheets: semicolons, and amounts as Italians write them. */
export function monthsCsv(months: readonly Month[], series: readonly Series[], head: readonly string[]): string {
  const rows = months.map((month) =>
    [
      month.mese.slice(0, 7),
      ...series.flatMap((one) => [String(month[one].numero), month[one].importo.replace('.', ',')]),
    ].join(';'),
  );
  return `\u{feff}${[head.join(';'), ...rows].join('\r\n')}\r\n`;
}
