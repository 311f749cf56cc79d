import { romeInstant } from './dates';
import { differentAmount } from './line-anomalies';
import { printRecoverable, printUnreadable, type Printed } from './manglers';
import type { BankTransfer, Counters, Ente, Instant, LedgerMovement, LocalDate, Run } from './model';
import { stream, type Stream } from './random';

/** Bollette of an ente begin here each year. */
const FIRST_BOLLETTA = 1000;

/** When the treasurer books the operations of a bank day. */
export const booksAt = (day: LocalDate): Instant => romeInstant(day, '18:00');

export interface BankDay {
  readonly run: Pick<Run, 'seed' | 'number'>;
  readonly ente: Pick<Ente, 'codiceFiscale' | 'denominazione'>;
  /** Operations to book on this day, all of one run and of this ente. */
  readonly transfers: readonly BankTransfer[];
  readonly counters: Counters;
}

/**
 * Books operations on the ente's account: bolletta numbers per ente and year that go on across runs, the causale as the bank
 * prints it, the payer's name as long as the bank's field. A missing movement (T02) is not booked; the others change as their
 * anomaly says. Source: §9.1, §9.4.
 */
export function bookDay({ run, ente, transfers, counters }: BankDay): LedgerMovement[] {
  const inOrder = [...transfers].sort((a, b) => (a.trn < b.trn ? -1 : 1));
  return inOrder
    .filter(({ anomalies }) => !anomalies.includes('T02'))
    .map((transfer) => {
      const draws = stream(run, 'bank', 'movement', transfer.trn);
      const anno = transfer.accountingDate.slice(0, 4);
      const progressive = counters.next(`bolletta:${ente.codiceFiscale}:${anno}`);
      const { causale, manglers } = print(transfer, ente.denominazione, draws);
      const endToEnd = draws.chance(0.6);
      return {
        run: run.number,
        ec: transfer.ec,
        iban: transfer.iban,
        anno,
        codice: String(FIRST_BOLLETTA + progressive),
        accountingDate: transfer.accountingDate,
        valueDate: transfer.valueDate,
        amount: transfer.anomalies.includes('T01')
          ? differentAmount(run, transfer.trn, transfer.amount)
          : transfer.amount,
        causale,
        payerName: transfer.payerName.slice(0, draws.pick([35, 70])),
        ...(endToEnd && transfer.kind !== 'foreign' ? { endToEndId: transfer.endToEndId } : {}),
        trn: transfer.trn,
        manglers,
        anomalies: transfer.anomalies,
      };
    });
}

function print(transfer: BankTransfer, enteName: string, draws: Stream): Printed {
  const context = { trn: transfer.trn, enteName, payerName: transfer.payerName };
  if (transfer.kind === 'foreign') return { causale: transfer.remittance, manglers: [] };
  return transfer.anomalies.includes('T04')
    ? printUnreadable(transfer.remittance, context, draws)
    : printRecoverable(transfer.remittance, context, draws);
}
