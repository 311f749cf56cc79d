import { normalizza, qui, SEPARATORE } from './testo';

const lettere = (parola: string): string => [...parola].join(' ?');
/** A flow that is credited in part is completed by a second transfer, of the word INTEGRAZIONE. */
const MARCATORE = new RegExp(
  `${lettere('LGPE-')} ?(?:${lettere('RIVERSAMENTO')}|${lettere('INTEGRAZIONE')})${SEPARATORE}(?:TXT${SEPARATORE}\\d${SEPARATORE})?URI${SEPARATORE}`,
  'gi',
);
const DATA = /(\d{4}) ?- ?(\d{2}) ?- ?(\d) ?(\d)/;
const TOKEN = /[A-Za-z0-9_-]*/;
const PEZZO = / {1,2}([A-Za-z0-9_-]+)/;
const STANDARD = /^\d{4}-\d{2}-\d{2}[A-Za-z0-9]+-[A-Za-z0-9_-]+$/;
/** Longest IUF. */
export const LUNGHEZZA_IUF = 35;

/**
 * The IUF that a causale names, as written; it may be longer than 35, and then the row is to be refused. Steps 1–8 of
 * pivot-formats.md §3.4.
 */
export function leggiIuf(causale: string): string | undefined {
  const testo = normalizza(causale);
  const vari = /^ACCREDITI VARI/i.test(testo);
  const candidati: string[] = [];
  for (const marcatore of testo.matchAll(MARCATORE)) {
    const codice = leggiCodice(testo, marcatore.index + marcatore[0].length, vari);
    if (codice !== undefined) candidati.push(codice);
  }
  const standard = candidati.filter((c) => STANDARD.test(c));
  const preferiti = standard.length > 0 ? standard : candidati;
  return preferiti.find((c) => !preferiti.some((altro) => isPrefisso(c, altro)));
}

const isPrefisso = (corto: string, lungo: string): boolean =>
  corto.length < lungo.length && lungo.toUpperCase().startsWith(corto.toUpperCase());

function leggiCodice(testo: string, inizio: number, vari: boolean): string | undefined {
  const data = qui(DATA, testo, inizio);
  if (!data) {
    const vecchio = qui(TOKEN, testo, inizio)?.[0] ?? '';
    return /^[A-Za-z0-9]+$/.test(vecchio) ? vecchio : undefined;
  }
  const giorno = `${data[1]}-${data[2]}-${data[3]}${data[4]}`;
  let posizione = inizio + data[0].length;
  const seguito = qui(TOKEN, testo, posizione)?.[0] ?? '';
  posizione += seguito.length;
  let codice = giorno + seguito;

  if (STANDARD.test(codice)) {
    if (vari) codice = conUltimoPezzo(codice, testo, posizione);
  } else codice = conPezzi(codice, giorno, testo, posizione, vari);

  return codice === giorno ? undefined : codice; // a bare date is a truncated text
}

/** Step 4: glues what a bank has broken, until the code is standard. */
function conPezzi(iniziale: string, giorno: string, testo: string, da: number, vari: boolean): string {
  let codice = iniziale;
  let posizione = da;
  for (let aggiunti = 0; aggiunti < 3 && !STANDARD.test(codice); aggiunti++) {
    const pezzo = qui(PEZZO, testo, posizione);
    if (!pezzo) break;
    const allungato = codice + (pezzo[1] ?? '');
    const ammesso = STANDARD.test(allungato) || vari || codice === giorno || codice.endsWith('-');
    if (allungato.length > LUNGHEZZA_IUF || !ammesso) break;
    codice = allungato;
    posizione += pezzo[0].length;
  }
  return codice;
}

/** Step 5: in the dialect ACCREDITI VARI a whole code may still lack its end. */
function conUltimoPezzo(codice: string, testo: string, posizione: number): string {
  const pezzo = qui(PEZZO, testo, posizione);
  if (!pezzo) return codice;
  const fine = posizione + pezzo[0].length;
  const intero = fine === testo.length || testo[fine] === ' ';
  const allungato = codice + (pezzo[1] ?? '');
  return intero && /\d/.test(pezzo[1] ?? '') && allungato.length <= LUNGHEZZA_IUF ? allungato : codice;
}
