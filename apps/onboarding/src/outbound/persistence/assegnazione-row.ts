import type { LocalDate } from '@mypay/kernel';
import type { Assegnazione, Ruolo } from '@mypay/onboarding-core';

/** A row of `assegnazioni` (alias `a`), or of those of an intermediary, which have no tipi. */
export interface AssegnazioneRow {
  readonly utente: string;
  readonly ruolo: Ruolo;
  readonly tipi: readonly string[] | null;
  readonly da: LocalDate;
  readonly fino: LocalDate | null;
  readonly stato: Assegnazione['stato'];
}

export const ASSEGNAZIONE_COLUMNS = 'a.utente, a.ruolo, a.tipi, a.da, a.a as fino, a.stato';
export const INTERMEDIARIO_COLUMNS = 'a.utente, a.ruolo, null::text[] as tipi, a.da, a.a as fino, a.stato';

/** The columns are null where the domain has all tipi and no end. */
export const toAssegnazione = ({ utente, ruolo, tipi, da, fino, stato }: AssegnazioneRow): Assegnazione => ({
  utente,
  ruolo,
  tipi: tipi ?? 'TUTTI',
  da,
  a: fino ?? undefined,
  stato,
});
