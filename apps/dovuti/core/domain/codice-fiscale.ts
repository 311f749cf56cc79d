import { isPartitaIva } from '@mypay/kernel';

const DISPARI = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const OMOCODIA = 'LMNPQRSTUV';
const MESI = 'ABCDEHLMPRST';
const GIORNI_DEL_MESE = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FORMA = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-ILMZ][0-9LMNPQRSTUV]{3}[A-Z]$/;

const valore = (char: string): number => (char >= '0' && char <= '9' ? Number(char) : char.charCodeAt(0) - 65);
const cifra = (char: string): string => (char >= '0' && char <= '9' ? char : String(OMOCODIA.indexOf(char)));
const cifre = (text: string): string => [...text].map(cifra).join('');

/** A codice fiscale of 16 characters, upper case: shape, day that exists, place, check letter. Source: dovuti.md §14.3. */
export function isCodiceFiscalePersona(code: string): boolean {
  if (!FORMA.test(code)) return false;
  const anno = Number(cifre(code.slice(6, 8)));
  const mese = MESI.indexOf(code.charAt(8));
  const grezzo = Number(cifre(code.slice(9, 11)));
  const giorno = grezzo > 40 ? grezzo - 40 : grezzo;
  const massimo = mese === 1 && anno % 4 === 0 ? 29 : (GIORNI_DEL_MESE[mese] ?? 0);
  if (giorno < 1 || giorno > massimo) return false;
  if (code.slice(12, 15) === '000') return false;
  let somma = 0;
  for (let i = 0; i < 15; i++) somma += i % 2 === 0 ? (DISPARI[valore(code.charAt(i))] ?? 0) : valore(code.charAt(i));
  return code.charAt(15) === String.fromCharCode(65 + (somma % 26));
}

/** 11 digits of a person: check digit right, or a provisional code (positions 8–10 `000`, first seven 1–273960). Source: dovuti.md §14.3. */
export function isCodiceFiscaleNumerico(code: string): boolean {
  if (isPartitaIva(code)) return true;
  if (!/^\d{7}000\d$/.test(code)) return false;
  const n = Number(code.slice(0, 7));
  return n >= 1 && n <= 273_960;
}

/** Debtor without codice fiscale. */
export const ANONIMO = 'ANONIMO';

export type DifettoIdentificativo = 'ID_UNIV_FG' | 'COD_FISC' | 'P_IVA';

/**
 * Judges type and code of a debtor, both upper case already: F takes 16 or 11 characters, or ANONIMO where the tipo allows;
 * G a partita IVA alone. Source: dovuti.md §14.1.
 */
export function difettoIdentificativo(
  tipo: string,
  codice: string,
  cfAnonimo: boolean,
): DifettoIdentificativo | undefined {
  if (tipo === 'F') {
    const valido = codice === ANONIMO ? cfAnonimo : isCodiceFiscalePersona(codice) || isCodiceFiscaleNumerico(codice);
    return valido ? undefined : 'COD_FISC';
  }
  if (tipo === 'G') return isPartitaIva(codice) ? undefined : 'P_IVA';
  return 'ID_UNIV_FG';
}
