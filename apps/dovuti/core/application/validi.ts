import { isStorableText } from '@mypay/kernel';
import type { CampoDovuto, DatiDovuto, DatiGrezzi, TipoDovuto } from '../domain/dovuto';
import { DovutiError, type DovutiErrorCode } from '../domain/errors';
import { difettiDiForma } from '../domain/forma';
import { type ContestoValidazione, type DifettoDiContenuto, valida } from '../domain/validazione';
import { CAMPI_DEL_CANALE, SPIEGAZIONI_CONTENUTO, SPIEGAZIONI_FORMA } from './spiegazioni';

/** Fills what the REST channel may leave out: the dati specifici come from the tipo. Source: dovuti.md §8 "cod_tassonomico". */
export function completa(grezzi: DatiGrezzi, tipo: TipoDovuto | undefined): DatiGrezzi {
  if (grezzi.datiSpecifici !== '' || !tipo) return grezzi;
  return { ...grezzi, datiSpecifici: `${tipo.codiceTassonomico}${tipo.codice}`.slice(0, 140) };
}

/**
 * Both stages of the one validator, for a channel that answers at once: an unknown or disabled tipo has a code of its own, so
 * that a program can tell it from a wrong field; the rest comes as one list. @throws DovutiError
 */
export function datiValidi(grezzi: DatiGrezzi, contesto: ContestoValidazione): DatiDovuto {
  const { tipo } = contesto;
  const nullo = Object.entries<string>({ ...grezzi }).find(([, valore]) => !isStorableText(valore));
  if (nullo)
    throw nonValido([
      {
        campo: CAMPI_DEL_CANALE[nullo[0] as CampoDovuto],
        codice: 'CARATTERE_NON_AMMESSO',
        motivo: 'Il valore contiene un carattere che nessun testo può avere (nullo, o mezzo carattere): toglierlo.',
      },
    ]);
  if (!tipo && grezzi.tipoDovuto !== '') throw tipoRifiutato('TIPO_DOVUTO_INESISTENTE', 'TIPO_DOVUTO_SCONOSCIUTO');
  if (tipo && !tipo.attivo) throw tipoRifiutato('TIPO_DOVUTO_NON_ATTIVO', 'TIPO_DOVUTO_NON_ATTIVO');
  const forma = difettiDiForma(grezzi);
  if (forma.length > 0)
    throw nonValido(
      forma.map(({ campo, vizio }) => ({
        campo: CAMPI_DEL_CANALE[campo],
        codice: vizio,
        motivo: SPIEGAZIONI_FORMA[vizio],
      })),
    );
  const esito = valida(grezzi, contesto);
  if (esito.valido) return esito.dati;
  throw nonValido(esito.difetti.map((difetto) => ({ codice: difetto, ...SPIEGAZIONI_CONTENUTO[difetto] })));
}

function tipoRifiutato(difetto: DifettoDiContenuto, codice: DovutiErrorCode): DovutiError {
  return new DovutiError(codice, SPIEGAZIONI_CONTENUTO[difetto].motivo);
}

function nonValido(errori: readonly { campo: string; codice: string; motivo: string }[]): DovutiError {
  const campi = [...new Set(errori.map(({ campo }) => campo))].join(', ');
  return new DovutiError('DOVUTO_NON_VALIDO', `Il dovuto non è valido. Correggere: ${campi}.`, { errori });
}
