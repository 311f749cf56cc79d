import { normalizza, qui, SEPARATORE } from './testo';

const marcatore = (lettere: 'RFB' | 'RFS'): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${lettere}${SEPARATORE}`, 'giu');
const SEGMENTO = /[A-Za-z0-9 ]*/;
const LUNGHEZZA_RF = 25;
const LUNGHEZZA_IUV = 35;

/** The IUV that a causale names. All RFB are tried, in text order, before all RFS. Source: pivot-formats.md §3.4. */
export function leggiIuv(causale: string): string | undefined {
  const testo = normalizza(causale);
  for (const tipo of ['RFB', 'RFS'] as const)
    for (const trovato of testo.matchAll(marcatore(tipo))) {
      const segmento = qui(SEGMENTO, testo, trovato.index + trovato[0].length)?.[0] ?? '';
      const iuv = leggiSegmento(segmento, tipo);
      if (iuv !== undefined && iuv.length <= LUNGHEZZA_IUV) return iuv;
    }
  return undefined;
}

function leggiSegmento(segmento: string, tipo: 'RFB' | 'RFS'): string | undefined {
  const pezzi = segmento.split(' ').filter((p) => p !== '');
  const primo = pezzi[0];
  if (primo === undefined) return undefined;
  if (/^(\d{15}|\d{17})$/.test(primo)) return primo;
  if (/^(R|RF|RF\d|RF\d\d.*)$/i.test(primo)) return codiceRf(pezzi, primo, tipo).toUpperCase();
  if (/^\d+$/.test(primo)) return numerico(pezzi, primo);
  return primo;
}

/** The longest gluing whose check digits are right; else what the wording of the marker allows. */
function codiceRf(pezzi: readonly string[], primo: string, tipo: 'RFB' | 'RFS'): string {
  const giusti = incollature(pezzi).filter((c) => c.length <= LUNGHEZZA_RF && isRfValido(c));
  return giusti.at(-1) ?? (tipo === 'RFS' ? pezzi.join('').slice(0, LUNGHEZZA_RF) : primo);
}

function numerico(pezzi: readonly string[], primo: string): string {
  const fine = pezzi.findIndex((p) => !/^\d+$/.test(p));
  const glued = incollature(fine < 0 ? pezzi : pezzi.slice(0, fine));
  return glued.find((c) => c.length === 17) ?? glued.find((c) => c.length === 15) ?? primo;
}

function incollature(pezzi: readonly string[]): string[] {
  let codice = '';
  return pezzi.map((p) => (codice += p));
}

/** ISO 11649: first four characters moved to the end, letters as numbers, modulo 97 = 1. */
export function isRfValido(codice: string): boolean {
  const maiuscolo = codice.toUpperCase();
  if (!/^RF\d\d[A-Z0-9]{1,21}$/.test(maiuscolo)) return false;
  const cifre = [...(maiuscolo.slice(4) + maiuscolo.slice(0, 4))].map((c) => parseInt(c, 36)).join('');
  return BigInt(cifre) % 97n === 1n;
}

export type EsitoCheck = 'VALIDO' | 'NON_VALIDO' | 'NON_VERIFICABILE';

/** What the check digits of an IUV say; informational, it never refuses. Source: pivot-formats.md §1.6, §3.4. */
export function checkIuv(iuv: string): EsitoCheck {
  if (/^\d{17}$/.test(iuv))
    return BigInt(`3${iuv.slice(0, 15)}`) % 93n === BigInt(iuv.slice(15)) ? 'VALIDO' : 'NON_VALIDO';
  if (/^RF\d\d/i.test(iuv)) return isRfValido(iuv) ? 'VALIDO' : 'NON_VALIDO';
  return 'NON_VERIFICABILE';
}
