import { readAvviso } from '@mypay/kernel';
import type { Ente } from './ente';
import { PagamentiError } from './errors';

/** To whom the node says it speaks. Nothing of it is believed before `verificaDestinatario`. */
export interface Addressee {
  readonly idPa: string;
  readonly idIntermediario: string;
  readonly idStazione: string;
}

/** The notice that a verification or an activation names. */
export interface RequestedAvviso {
  readonly ente: string;
  readonly numeroAvviso: string;
}

/**
 * Steps 2 to 5 of pagopa-node.md §4.1, in that order; the first that fails decides. A receipt (`avviso` absent) is taken for an
 * ente in any state, and its notice is not held against the station: a copy for a secondary ente names another ente's notice.
 * @throws PagamentiError `ENTE_SCONOSCIUTO`, `ENTE_SOSPESO_INCASSI`, `DOMINIO_NON_CORRISPONDENTE`, `INTERMEDIARIO_SCONOSCIUTO`, `STAZIONE_SCONOSCIUTA`
 */
export function verifyAddressee(
  addressee: Addressee,
  ente: Ente | undefined,
  avviso?: RequestedAvviso,
): asserts ente is Ente {
  if (!ente) throw new PagamentiError('ENTE_SCONOSCIUTO', 'Ente non servito da questo intermediario');
  if (avviso) verifyStato(ente);
  if (avviso && avviso.ente !== addressee.idPa)
    throw new PagamentiError('DOMINIO_NON_CORRISPONDENTE', "L'ente dell'avviso non è quello della richiesta");
  if (ente.intermediario !== addressee.idIntermediario)
    throw new PagamentiError('INTERMEDIARIO_SCONOSCIUTO', "L'intermediario non è quello dell'ente");
  const links = ente.codici.filter(({ stazione }) => stazione === addressee.idStazione);
  if (links.length === 0) throw new PagamentiError('STAZIONE_SCONOSCIUTA', "La stazione non è collegata all'ente");
  const read = avviso && readAvviso(avviso.numeroAvviso);
  if (read?.aux === '3' && !links.some(({ tipo, codice }) => tipo === 'SEGREGAZIONE' && codice === read.codice))
    throw new PagamentiError('STAZIONE_SCONOSCIUTA', "Il codice di segregazione dell'avviso non è di questa stazione");
}

/** May the ente be asked about a notice? @throws PagamentiError `ENTE_SCONOSCIUTO`, `ENTE_SOSPESO_INCASSI`. Source: pagopa-node.md §4.1 step 2; architecture.md, Decisions, 11. */
export function verifyStato(ente: Ente): void {
  if (ente.stato === 'INSERITO') throw new PagamentiError('ENTE_SCONOSCIUTO', 'Ente non ancora attivo');
  if (ente.stato !== 'SOSPESO') return;
  const ambito = ente.ambitoSospensione ?? 'TOTALE';
  if (ambito === 'TOTALE') throw new PagamentiError('ENTE_SCONOSCIUTO', 'Ente sospeso');
  if (ambito === 'INCASSI') throw new PagamentiError('ENTE_SOSPESO_INCASSI', 'Incassi dell’ente sospesi');
}
