import type { CodiceFiscaleEnte, LocalDate, VisibleTipi } from '@mypay/kernel';
import type { Total } from './lists';

/** How far a payment has come: its receipt, the report of that amount, the cash. Source: ui.md §11 "Pagati–rendicontati–incassati". */
export const STAGES = ['PAGATO', 'RENDICONTATO', 'INCASSATO'] as const;
export type Stage = (typeof STAGES)[number];

/** The payments whose day of outcome is in a month, by the stages that they have reached; a payment is in each of them. */
export interface Month {
  /** Its first day. */
  readonly first: LocalDate;
  readonly totals: Readonly<Record<Stage, Total>>;
}

export interface Months {
  /** Every month from that of `from` to that of `to`, also those without a payment; of the tipi that the caller sees. */
  between(ente: CodiceFiscaleEnte, tipi: VisibleTipi, from: LocalDate, to: LocalDate): Promise<readonly Month[]>;
}

/** The first days of the last `count` months, that of `today` among them, the oldest first. */
export function lastMonths(today: LocalDate, count: number): readonly LocalDate[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(year, month - 1 - (count - 1 - i), 1));
    return at.toISOString().slice(0, 10) as LocalDate;
  });
}
