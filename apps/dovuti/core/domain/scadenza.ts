import { addDays, type LocalDate } from '@mypay/kernel';

/** What a tipo dovuto says of due dates. Source: dovuti.md §8, onboarding.md §8.8. */
export interface RegoleScadenza {
  readonly scadenzaObbligatoria: boolean;
  readonly stampaScadenza: boolean;
  readonly pagabileOltreScadenza: boolean;
  readonly giorniTolleranza: number;
}

/** Due date of a notice that has none. Source: pagopa-node.md §4.3. */
export const NO_SCADENZA = '2099-12-31' as LocalDate;

/** True when insert and modification must refuse the date: missing while required or printed, past while required. Source: dovuti.md §10, "DB rule". */
export function isScadenzaRefused(scadenza: LocalDate | undefined, regole: RegoleScadenza, today: LocalDate): boolean {
  if (scadenza === undefined) return regole.scadenzaObbligatoria || regole.stampaScadenza;
  return regole.scadenzaObbligatoria && scadenza < today;
}

/**
 * True when the date stops the payment: the tipo requires it, paying later is not allowed by tipo and ente together, and the
 * tolerance is over. The day of expiry is still good. Source: pagopa-node.md §4.6, dovuti.md §10.
 */
export function isScaduto(
  scadenza: LocalDate | undefined,
  regole: RegoleScadenza,
  ente: { readonly pagamentoOltreScadenza: boolean },
  today: LocalDate,
): boolean {
  if (scadenza === undefined || !regole.scadenzaObbligatoria) return false;
  if (regole.pagabileOltreScadenza && ente.pagamentoOltreScadenza) return false;
  return scadenza < addDays(today, -regole.giorniTolleranza); // counted from today: a due date may be the last of the calendar
}
