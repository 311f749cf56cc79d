import type { LocalDate } from '@mypay/kernel';
import type { DatiDovuto, TipoDovuto } from './dovuto';
import type { Azione } from './iuv-ente';
import { isScadenzaRifiutata } from './scadenza';
import { isVivo, type StatoDovuto, transizione } from './stato';

/** Why a valid dovuto cannot be written: what only the archive knows. Each channel has its code. Source: tracciati.md §4.5. */
export type DifettoDiArchivio =
  | 'TIPO_DOVUTO_INESISTENTE'
  | 'OPERATORE_NO_PERMESSI'
  | 'DATA_SCADENZA_OBBLIGATORIA'
  | 'IUD_DUPLICATO'
  | 'IUV_DUPLICATO'
  | 'NESSUN_DOVUTO_VIVO'
  | 'DOVUTO_NON_PRESENTE'
  | 'TIPO_DOVUTO_NON_MODIFICABILE'
  | 'IUV_NO_NULLABLE';

/** The row that holds an IUD now: the one that is not ANNULLATO. */
export interface Occupante {
  readonly id: bigint;
  readonly stato: StatoDovuto;
  readonly tipoDovuto: string;
  readonly iuv: string | undefined;
  readonly iuvDellaPiattaforma: boolean;
}

/** What the archive answers about one request. */
export interface FattiArchivio {
  readonly tipo: TipoDovuto | undefined;
  readonly oggi: LocalDate;
  /** The row, not ANNULLATO, that bears the IUD. */
  readonly conIud: Occupante | undefined;
  /** The IUD of the row, not ANNULLATO, that bears the IUV of the request. */
  readonly iudConIuv: string | undefined;
  /** May the caller act on this tipo? */
  readonly autorizzato: (tipoDovuto: string) => boolean;
}

export type Giudizio =
  | { readonly esito: 'INSERISCI' }
  | { readonly esito: 'MODIFICA'; readonly precedente: Occupante; readonly iuv: string | undefined }
  | { readonly esito: 'ANNULLA'; readonly precedente: Occupante }
  | { readonly esito: 'RIFIUTA'; readonly difetto: DifettoDiArchivio };

const rifiuta = (difetto: DifettoDiArchivio): Giudizio => ({ esito: 'RIFIUTA', difetto });

/**
 * The database stage: the first thing that stands in the way, or what to do. An identifier is free when every use of it is
 * ANNULLATO. Source: dovuti.md §5.3–5.5, tracciati.md §4.5.
 */
export function giudica(azione: Azione, dati: DatiDovuto, fatti: FattiArchivio): Giudizio {
  const { tipo, conIud } = fatti;
  if (!tipo) return rifiuta('TIPO_DOVUTO_INESISTENTE');
  if (!fatti.autorizzato(dati.tipoDovuto)) return rifiuta('OPERATORE_NO_PERMESSI');
  if (azione !== 'A' && isScadenzaRifiutata(dati.scadenza, tipo, fatti.oggi))
    return rifiuta('DATA_SCADENZA_OBBLIGATORIA');
  if (azione === 'I') {
    if (conIud) return rifiuta('IUD_DUPLICATO');
    if (dati.iuv !== undefined && fatti.iudConIuv !== undefined) return rifiuta('IUV_DUPLICATO');
    return { esito: 'INSERISCI' };
  }
  if (!conIud || !isVivo(conIud.stato)) return rifiuta('NESSUN_DOVUTO_VIVO');
  if (!transizione(conIud.stato, azione === 'M' ? 'MODIFICA_FILE' : 'ANNULLAMENTO'))
    return rifiuta('DOVUTO_NON_PRESENTE');
  if (!fatti.autorizzato(conIud.tipoDovuto)) return rifiuta('OPERATORE_NO_PERMESSI');
  if (azione === 'A') return { esito: 'ANNULLA', precedente: conIud };
  if (conIud.tipoDovuto !== dati.tipoDovuto) return rifiuta('TIPO_DOVUTO_NON_MODIFICABILE');
  if (dati.iuv === undefined) {
    if (conIud.iuv !== undefined) return rifiuta('IUV_NO_NULLABLE');
  } else if (conIud.iuv === undefined) {
    if (dati.iuv.startsWith('00', 2) && dati.iuv.length === 17) return rifiuta('IUV_DUPLICATO');
    if (fatti.iudConIuv !== undefined) return rifiuta('IUV_DUPLICATO');
  } else if (conIud.iuv !== dati.iuv) {
    return rifiuta('IUV_DUPLICATO');
  }
  return { esito: 'MODIFICA', precedente: conIud, iuv: dati.iuv };
}
