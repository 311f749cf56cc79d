import type { DatiDovuto, DatiGrezzi } from '../dovuto';
import { vizioDiForma } from '../forma';
import { formatEuro } from '@mypay/kernel';
import { RIGA_ILLEGGIBILE, type Scarto, scartoDiForma, tokenDi, TROPPE_COLONNE } from './codici';
import { dividiRiga, scriviRiga } from './riga';
import { COLONNE, type Versione } from './versioni';

/** A line read column by column, or why it cannot be. */
export type RigaLetta =
  | { readonly letta: true; readonly azione: string; readonly grezzi: DatiGrezzi; readonly campi: readonly string[] }
  | { readonly letta: false; readonly scarto: Scarto };

const VUOTO: DatiGrezzi = {
  iud: '',
  iuv: '',
  tipoIdentificativo: '',
  codiceIdentificativo: '',
  anagrafica: '',
  indirizzo: '',
  civico: '',
  cap: '',
  localita: '',
  provincia: '',
  nazione: '',
  email: '',
  scadenza: '',
  importo: '',
  commissione: '',
  tipoDovuto: '',
  tipoVersamento: '',
  causale: '',
  datiSpecifici: '',
  bilancio: '',
  generaIuv: '',
};

const illeggibile: RigaLetta = { letta: false, scarto: scartoDiForma([RIGA_ILLEGGIBILE]) };

/** Stage 1 of a row: the columns of its version and the shape of each. Source: tracciati.md §4.1–4.3. */
export function leggiRiga(riga: string, versione: Versione): RigaLetta {
  const colonne = COLONNE[versione];
  if (riga.includes('\0')) return illeggibile; // no text of the database can hold it
  const campi = dividiRiga(riga);
  if (campi.length > colonne.length) return { letta: false, scarto: scartoDiForma([TROPPE_COLONNE]) };
  if (campi.length < colonne.length) return illeggibile;
  const grezzi: Record<string, string> = { ...VUOTO };
  const token: string[] = [];
  let azione = '';
  colonne.forEach((colonna, i) => {
    const valore = campi[i] ?? '';
    const vizio = vizioDiForma(valore, colonna.forma);
    if (vizio !== undefined) token.push(tokenDi(colonna, vizio, valore));
    if (colonna.campo === 'azione') azione = valore;
    else if (colonna.campo !== undefined) grezzi[colonna.campo] = valore;
  });
  if (token.length > 0) return { letta: false, scarto: scartoDiForma(token) };
  return { letta: true, azione, grezzi: grezzi as unknown as DatiGrezzi, campi };
}

/**
 * An accepted row as the T3 file shows it: codIuv filled, amounts with two decimals, tipoVersamento filled, type and code upper
 * case, always the full width. Source: tracciati.md §6.2.
 */
export function scriviAccettata(
  versione: Versione,
  letta: { readonly azione: string; readonly campi: readonly string[] },
  dati: DatiDovuto,
): string {
  const { debitore } = dati;
  const scritti: Partial<Record<keyof DatiGrezzi, string>> = {
    iuv: dati.iuv ?? '',
    tipoIdentificativo: debitore.tipo,
    codiceIdentificativo: debitore.codice,
    provincia: debitore.provincia ?? '',
    nazione: debitore.nazione ?? '',
    importo: formatEuro(dati.importo),
    commissione: dati.commissione === undefined ? '' : formatEuro(dati.commissione),
    tipoVersamento: dati.tipoVersamento,
    bilancio: dati.bilancio ?? '',
  };
  return scriviRiga(
    COLONNE[versione].map(({ campo }, i) => {
      const normale = campo === undefined || campo === 'azione' ? undefined : scritti[campo];
      return normale ?? letta.campi[i] ?? '';
    }),
  );
}
