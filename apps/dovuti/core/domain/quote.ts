import { type Cents, type CodiceFiscaleEnte, formatEuro, type Iuv, readAvviso, type LocalDate } from '@mypay/kernel';
import type { DovutoContent, Ente, TipoDovuto } from './dovuto';
import { isScaduto, NO_SCADENZA } from './scadenza';
import { isVivo, type StatoDovuto } from './stato';

/** Why a notice cannot be paid. The gateway gives each its word on the wire. Source: pagopa-node.md §4.6. */
export type UnpayableCause =
  | 'SCONOSCIUTO'
  | 'ANNULLATO'
  | 'GIA_PAGATO'
  | 'IN_CORSO'
  | 'SCADUTO'
  | 'TIPO_NON_PAGABILE'
  | 'POSIZIONI_MULTIPLE'
  | 'DATI_INCOMPLETI'
  | 'CONTO_POSTALE_ASSENTE';

export interface AvvisoRiga {
  readonly stato: StatoDovuto;
  readonly dati: DovutoContent;
}

export interface Versamento {
  readonly indice: number;
  readonly importo: Cents;
  readonly ente: CodiceFiscaleEnte;
  readonly denominazione: string;
  readonly iban: string;
  /** remittanceInformation, ready for the wire. */
  readonly causale: string;
  readonly tassonomia: string;
  readonly metadati: Readonly<Record<string, string>>;
}

export type Quote =
  | { readonly pagabile: false; readonly causa: UnpayableCause }
  | {
      readonly pagabile: true;
      readonly dati: DovutoContent;
      readonly importo: Cents;
      readonly scadenza: LocalDate;
      readonly causale: string;
      readonly denominazioneEnte: string;
      readonly tuttiContiPostali: boolean;
      readonly versamenti: readonly Versamento[];
    };

export interface QuoteQuestion {
  readonly codiceFiscale: CodiceFiscaleEnte;
  readonly ente: Ente;
  /** All rows with the IUV of the notice. */
  readonly righe: readonly AvvisoRiga[];
  readonly tipo: (codice: string) => TipoDovuto | undefined;
  readonly today: LocalDate;
  readonly transferType?: 'POSTAL' | 'PAGOPA' | undefined;
}

const no = (cause: UnpayableCause): Quote => ({ pagabile: false, causa: cause });

/**
 * The IUV that a notice number names for this ente, or undefined: malformed, aux 1 or 2, or an application code that is not of
 * the ente (looked at only when it has more than one code). Source: dovuti.md §6.6, pagopa-node.md §4.6.
 */
export function iuvOfAvviso(avviso: string, ente: Ente): Iuv | undefined {
  const read = readAvviso(avviso);
  if (!read) return undefined;
  if (read.aux === '0' && ente.codici.length > 1 && !ente.codici.some((c) => c.codice === read.codice))
    return undefined;
  return read.iuv;
}

const MAX_TEXT = 140;

/** `/RFB/<iuv>/<amount>/TXT/<causale>` (RFS for ISO 11649), odd characters as blanks, cut to 140. Source: dovuti.md §7.1. */
export function riversamentoCausale(iuv: Iuv, importo: Cents, causale: string): string {
  return `/${iuv.startsWith('RF') ? 'RFS' : 'RFB'}/${iuv}/${formatEuro(importo)}/TXT/${causale.slice(0, MAX_TEXT)}`
    .replace(/[^a-z A-Z0-9/\-?:().,'+]/g, ' ')
    .slice(0, 140);
}

/** The core of the taxonomy code, e.g. `0101105IM`, from `9/0101105IM/…`. Source: dovuti.md §7.1. */
export function tassonomiaOf(specificData: string): string | undefined {
  return /^[0129]\/(\d{7}\w{2})\/.*$/.exec(specificData)?.[1];
}

const firstNotEmpty = (...texts: string[]): string => texts.find((t) => t.trim() !== '') ?? '';

/** Cuts to `max` UTF-16 units without splitting a character. */
const cut = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');

/** What stands in the way of paying, in the order of dovuti.md §7.1; undefined for nothing. */
function refusalCause(question: QuoteQuestion): UnpayableCause | AvvisoRiga {
  const { righe, today, ente } = question;
  const vive = righe.filter((r) => isVivo(r.stato));
  const [riga, other] = vive;
  if (!riga) {
    if (righe.some((r) => r.stato === 'COMPLETATO')) return 'GIA_PAGATO';
    return righe.length > 0 ? 'ANNULLATO' : 'SCONOSCIUTO';
  }
  if (other) return 'POSIZIONI_MULTIPLE';
  const tipo = question.tipo(riga.dati.tipoDovuto);
  if (!tipo || tipo.marcaDaBollo || (!tipo.attivo && tipo.dovutiAperti !== 'MANTIENI_PAGABILI'))
    return 'TIPO_NON_PAGABILE';
  if (riga.stato === 'PAGAMENTO_INIZIATO') return 'IN_CORSO';
  if (isScaduto(riga.dati.scadenza, tipo, ente, today)) return 'SCADUTO';
  if (riga.stato !== 'INSERIMENTO_DOVUTO') return 'DATI_INCOMPLETI';
  const modi = riga.dati.tipoVersamento.split('|');
  if (!modi.includes('ALL') && !modi.includes('PO')) return 'DATI_INCOMPLETI';
  return riga;
}

/**
 * The answer of the debt's owner to verify and activate: amount, slices, and what pivot will need; or the first cause, in
 * order, why not. It changes nothing, so two PSPs that activate the same notice get the same answer (the node arbitrates).
 * Source: dovuti.md §7.1, pagopa-node.md §4.3, §4.6.
 */
export function quoteAvvisoContent(question: QuoteQuestion): Quote {
  const riga = refusalCause(question);
  if (typeof riga === 'string') return no(riga);
  const { ente, transferType } = question;
  const { dati: content } = riga;
  const tipo = question.tipo(content.tipoDovuto);
  const tassonomia = tassonomiaOf(content.datiSpecifici) ?? tassonomiaOf(`${tipo?.codiceTassonomico ?? ''}/`);
  const postale = tipo?.ibanPostale;
  if (transferType === 'POSTAL' && postale === undefined) return no('CONTO_POSTALE_ASSENTE');
  const iban = transferType === 'POSTAL' ? postale : (tipo?.ibanPsp ?? ente.ibanDefault);
  if (!tipo || iban === undefined || tassonomia === undefined || content.importo <= 0n || content.iuv === undefined)
    return no('DATI_INCOMPLETI');
  return {
    pagabile: true,
    dati: content,
    importo: content.importo,
    scadenza: tipo.scadenzaObbligatoria && content.scadenza !== undefined ? content.scadenza : NO_SCADENZA,
    causale: cut(firstNotEmpty(content.causale, tipo.descrizione), MAX_TEXT),
    denominazioneEnte: ente.denominazioneBeneficiario,
    tuttiContiPostali: postale !== undefined,
    versamenti: [
      {
        indice: 1,
        importo: content.importo,
        ente: question.codiceFiscale,
        denominazione: ente.denominazioneBeneficiario,
        iban,
        causale: riversamentoCausale(content.iuv, content.importo, content.causale),
        tassonomia,
        metadati: {
          datiSpecificiRiscossione: content.datiSpecifici,
          ...(transferType === 'PAGOPA' && postale !== undefined ? { IBANAPPOGGIO: postale } : {}),
        },
      },
    ],
  };
}
