import { addMoney } from '../../shared/i18n/format';

export interface Bar {
  /** First day of the bar. */
  readonly from: string;
  readonly numero: number;
  readonly importo: string;
}

interface CountedDay {
  readonly giorno: string;
  readonly numero: number;
  readonly importo: string;
}

const DAY_MS = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** Days without a payment have their place too; a long period is drawn by weeks, a year by months, so that bars can be seen. */
export function spread(
  days: readonly CountedDay[],
  first: string,
  last: string,
): { readonly bars: readonly Bar[]; readonly unit: 'day' | 'week' | 'month' } {
  const length = (at(last) - at(first)) / DAY_MS + 1;
  const unit = length > 200 ? 'month' : length > 60 ? 'week' : 'day';
  const bars = new Map<string, { numero: number; amounts: string[] }>();
  const keyOf = (instant: number): string => {
    const day = dayAt(instant);
    if (unit === 'month') return `${day.slice(0, 7)}-01`;
    if (unit === 'day') return day;
    return dayAt(instant - ((new Date(instant).getUTCDay() + 6) % 7) * DAY_MS);
  };
  for (let instant = at(first); instant <= at(last); instant += DAY_MS)
    if (!bars.has(keyOf(instant))) bars.set(keyOf(instant), { numero: 0, amounts: [] });
  for (const { giorno, numero, importo } of days) {
    const bar = bars.get(keyOf(at(giorno)));
    if (!bar) continue;
    bar.numero += numero;
    bar.amounts.push(importo);
  }
  return {
    unit,
    bars: [...bars].map(([from, { numero, amounts }]) => ({ from, numero, importo: addMoney(amounts) })),
  };
}
