import { type Iud, type Iuv, type LocalDate, seesTipo, type VisibleTipi } from '@mypay/kernel';
import type { DovutoContent, TipoDovuto } from './dovuto';
import type { Action } from './iuv-ente';
import { isScadenzaRefused } from './scadenza';
import { isVivo, type StatoDovuto, transition } from './stato';

/** Why a valid dovuto cannot be written: what only the archive knows. Each channel has its code. Source: tracciati.md §4.5. */
export type ArchiveFault =
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
export interface Occupant {
  readonly id: bigint;
  readonly stato: StatoDovuto;
  readonly tipoDovuto: string;
  readonly iuv: Iuv | undefined;
  readonly iuvDellaPiattaforma: boolean;
}

/** What the archive answers about one request. */
export interface ArchiveFacts {
  readonly tipo: TipoDovuto | undefined;
  readonly today: LocalDate;
  /** Tipi that who asks may work on; absent for all. */
  readonly tipi?: VisibleTipi | undefined;
  /** The row, not ANNULLATO, that bears the IUD. */
  readonly withIud: Occupant | undefined;
  /** The IUD of the row, not ANNULLATO, that bears the IUV of the request. */
  readonly iudWithIuv: Iud | undefined;
}

export type Judgement =
  | { readonly esito: 'INSERISCI' }
  | { readonly esito: 'MODIFICA'; readonly precedente: Occupant; readonly iuv: Iuv | undefined }
  | { readonly esito: 'ANNULLA'; readonly precedente: Occupant }
  | { readonly esito: 'RIFIUTA'; readonly fault: ArchiveFault };

const refuse = (fault: ArchiveFault): Judgement => ({ esito: 'RIFIUTA', fault });

/**
 * The database stage: the first thing that stands in the way, or what to do. An identifier is free when every use of it is
 * ANNULLATO. Source: dovuti.md §5.3–5.5, tracciati.md §4.5.
 */
export function judge(action: Action, content: DovutoContent, facts: ArchiveFacts): Judgement {
  const { tipo, withIud } = facts;
  const { tipi = 'TUTTI' } = facts;
  if (!tipo) return refuse('TIPO_DOVUTO_INESISTENTE');
  if (!seesTipo(tipi, content.tipoDovuto)) return refuse('OPERATORE_NO_PERMESSI');
  if (action !== 'A' && isScadenzaRefused(content.scadenza, tipo, facts.today))
    return refuse('DATA_SCADENZA_OBBLIGATORIA');
  if (action === 'I') {
    if (withIud) return refuse('IUD_DUPLICATO');
    if (content.iuv !== undefined && facts.iudWithIuv !== undefined) return refuse('IUV_DUPLICATO');
    return { esito: 'INSERISCI' };
  }
  if (!withIud || !isVivo(withIud.stato)) return refuse('NESSUN_DOVUTO_VIVO');
  if (!seesTipo(tipi, withIud.tipoDovuto)) return refuse('OPERATORE_NO_PERMESSI');
  if (!transition(withIud.stato, action === 'M' ? 'MODIFICA_FILE' : 'ANNULLAMENTO'))
    return refuse('DOVUTO_NON_PRESENTE');
  if (action === 'A') return { esito: 'ANNULLA', precedente: withIud };
  if (withIud.tipoDovuto !== content.tipoDovuto) return refuse('TIPO_DOVUTO_NON_MODIFICABILE');
  if (content.iuv === undefined) {
    if (withIud.iuv !== undefined) return refuse('IUV_NO_NULLABLE');
  } else if (withIud.iuv === undefined) {
    if (content.iuv.startsWith('00', 2) && content.iuv.length === 17) return refuse('IUV_DUPLICATO');
    if (facts.iudWithIuv !== undefined) return refuse('IUV_DUPLICATO');
  } else if (withIud.iuv !== content.iuv) {
    return refuse('IUV_DUPLICATO');
  }
  return { esito: 'MODIFICA', precedente: withIud, iuv: content.iuv };
}
