import type { Utente } from '@mypay/onboarding-core';

/** A row of `utenti` (alias `u`). */
export interface UtenteRow {
  readonly id: string;
  readonly nome: string;
  readonly cognome: string;
  readonly codiceFiscale: string | null;
  readonly email: string | null;
}

export const UTENTE_COLUMNS = 'u.id, u.nome, u.cognome, u.codice_fiscale as "codiceFiscale", u.email';

export const toUtente = ({ id, nome, cognome, codiceFiscale, email }: UtenteRow): Utente => ({
  id,
  nome,
  cognome,
  codiceFiscale: codiceFiscale ?? undefined,
  email: email ?? undefined,
});
