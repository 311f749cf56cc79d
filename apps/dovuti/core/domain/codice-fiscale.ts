import { isCodiceFiscaleOfPerson, isPartitaIva } from '@mypay/kernel';

/** 11 digits of a person: check digit right, or a provisional code (positions 8–10 `000`, first seven 1–273960). Source: dovuti.md §14.3. */
export function isNumericCodiceFiscale(code: string): boolean {
  if (isPartitaIva(code)) return true;
  if (!/^\d{7}000\d$/.test(code)) return false;
  const n = Number(code.slice(0, 7));
  return n >= 1 && n <= 273_960;
}

/** Debtor without codice fiscale. */
export const ANONYMOUS = 'ANONIMO';

export type IdentifierFault = 'ID_UNIV_FG' | 'COD_FISC' | 'P_IVA';

/**
 * Judges type and code of a debtor, both upper case already: F takes 16 or 11 characters, or ANONIMO where the tipo allows;
 * G a partita IVA alone. Source: dovuti.md §14.1.
 */
export function identifierFault(tipo: string, codice: string, anonymousAllowed: boolean): IdentifierFault | undefined {
  if (tipo === 'F') {
    const valid =
      codice === ANONYMOUS ? anonymousAllowed : isCodiceFiscaleOfPerson(codice) || isNumericCodiceFiscale(codice);
    return valid ? undefined : 'COD_FISC';
  }
  if (tipo === 'G') return isPartitaIva(codice) ? undefined : 'P_IVA';
  return 'ID_UNIV_FG';
}
