import { bankDayAfter, plusDays } from './dates';
import type { AnomalyCode, BankTransfer, Cents, Counters, LocalDate, Psp, Run } from './model';
import { writeEuro } from './money';
import { stream } from './random';

/** `/PUR/LGPE-RIVERSAMENTO/URI/<IUF>`. Source: pagopa-node.md §11. */
export const cumulativeRemittance = (iuf: string): string => `/PUR/LGPE-RIVERSAMENTO/URI/${iuf}`;

/** What completes a flow that was credited in part: the same code, another word. Source: pivot-formats.md §3.4b. */
export const integrationRemittance = (iuf: string): string => `/PUR/LGPE-INTEGRAZIONE/URI/${iuf}`;

/** `/RFB/<IUV>/<amount>/TXT/…`, `/RFS/…` for an RF code; at most 140 characters. */
export function singleRemittance(iuv: string, amount: Cents, text?: string): string {
  const marker = /^RF\d\d/.test(iuv) ? 'RFS' : 'RFB';
  const plain = text?.replace(/[^A-Za-z0-9 .,'()-]/g, ' ').trim();
  return `/${marker}/${iuv}/${writeEuro(amount)}${plain ? `/TXT/${plain}` : ''}`.slice(0, 140);
}

interface DayContext {
  readonly run: Pick<Run, 'seed' | 'number'>;
  readonly day: LocalDate;
  readonly counters: Counters;
}

interface Credit {
  readonly amount: Cents;
  readonly kind: 'cumulative' | 'single';
  readonly remittance: string;
  readonly reference: { readonly iuf?: string; readonly iuv?: string };
  readonly anomalies: readonly AnomalyCode[];
}

/** Orders a SEPA credit transfer of a PSP on D+1; the treasurer books it 0 to 3 bank days later (§9.1). */
export function creditTransfer(
  context: DayContext,
  { psp, ec, iban }: { readonly psp: Psp; readonly ec: string; readonly iban: string },
  { reference, ...credit }: Credit,
): BankTransfer {
  return {
    ...credit,
    ...reference,
    ...booking(context, ec, iban, credit.remittance),
    run: context.run.number,
    psp: psp.pspId,
    payerName: psp.denominazione,
    ec,
    iban,
  };
}

/** TRN, end-to-end id and days of an operation executed on D+1. */
export function booking(
  { run, day, counters }: DayContext,
  ...key: readonly string[]
): Pick<BankTransfer, 'trn' | 'endToEndId' | 'executionDate' | 'accountingDate' | 'valueDate'> {
  const executionDate = bankDayAfter(day, 1);
  const draws = stream(run, 'bank', 'booking', day, ...key);
  const lag = draws.weighted([[0, 70], [1, 20], [2, 8], [3, 2]] as const); // prettier-ignore
  const progressive = String(counters.next(`trn:${executionDate}`)).padStart(7, '0');
  const trn = `SIM${executionDate.replaceAll('-', '')}${progressive}`;
  return {
    trn,
    endToEndId: `E2E${trn.slice(3)}`,
    executionDate,
    accountingDate: bankDayAfter(executionDate, lag),
    valueDate: plusDays(executionDate, draws.weighted([[0, 8], [1, 1], [-1, 1]] as const)), // prettier-ignore
  };
}
