import type { DatiDovuto, DatiGrezzi, TipoDovuto } from '../domain/dovuto';
import { DovutiError } from '../domain/errors';
import { difettiDiForma } from '../domain/forma';
import { type ContestoValidazione, type DifettoDiContenuto, valida } from '../domain/validazione';
import { SPIEGAZIONI_CONTENUTO, SPIEGAZIONI_FORMA } from './spiegazioni';

/** Fills what the REST channel may leave out: the dati specifici come from the tipo. Source: dovuti.md §8 "cod_tassonomico". */
export function completa(grezzi: DatiGrezzi, tipo: TipoDovuto | undefined): DatiGrezzi {
  if (grezzi.datiSpecifici !== '' || !tipo) return grezzi;
  return { ...grezzi, datiSpecifici: `${tipo.codiceTassonomico}${tipo.codice}`.slice(0, 140) };
}

/** Refusals that have a code of their own, so that a program can tell them from a wrong field. */
const CON_CODICE_PROPRIO: Partial<Record<DifettoDiContenuto, 'TIPO_DOVUTO_SCONOSCIUTO' | 'TIPO_DOVUTO_NON_ATTIVO'>> = {
  TIPO_DOVUTO_INESISTENTE: 'TIPO_DOVUTO_SCONOSCIUTO',
  TIPO_DOVUTO_NON_ATTIVO: 'TIPO_DOVUTO_NON_ATTIVO',
};

/** Both stages of the one validator for a channel that answers at once. @throws DovutiError with all that is wrong */
export function datiValidi(grezzi: DatiGrezzi, contesto: ContestoValidazione): DatiDovuto {
  const forma = difettiDiForma(grezzi);
  if (forma.length > 0)
    throw nonValido(forma.map(({ campo, vizio }) => ({ campo, codice: vizio, motivo: SPIEGAZIONI_FORMA[vizio] })));
  const esito = valida(grezzi, contesto);
  if (esito.valido) return esito.dati;
  const [primo] = esito.difetti;
  const proprio = primo === undefined || esito.difetti.length > 1 ? undefined : CON_CODICE_PROPRIO[primo];
  if (primo !== undefined && proprio !== undefined)
    throw new DovutiError(proprio, SPIEGAZIONI_CONTENUTO[primo].motivo, { tipoDovuto: grezzi.tipoDovuto });
  throw nonValido(esito.difetti.map((difetto) => ({ codice: difetto, ...SPIEGAZIONI_CONTENUTO[difetto] })));
}

function nonValido(errori: readonly { campo: string; codice: string; motivo: string }[]): DovutiError {
  const campi = [...new Set(errori.map(({ campo }) => campo))].join(', ');
  return new DovutiError('DOVUTO_NON_VALIDO', `Il dovuto non è valido. Correggere: ${campi}.`, { errori });
}
