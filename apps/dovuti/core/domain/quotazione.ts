import { type Cents, type CodiceFiscaleEnte, formatEuro, readAvviso, type LocalDate } from '@mypay/kernel';
import type { DatiDovuto, Ente, TipoDovuto } from './dovuto';
import { isScaduto, NESSUNA_SCADENZA } from './scadenza';
import { isVivo, type StatoDovuto } from './stato';

/** Why a notice cannot be paid. The gateway gives each its word on the wire. Source: pagopa-node.md §4.6. */
export type Causa =
  | 'SCONOSCIUTO'
  | 'ANNULLATO'
  | 'GIA_PAGATO'
  | 'IN_CORSO'
  | 'SCADUTO'
  | 'TIPO_NON_PAGABILE'
  | 'POSIZIONI_MULTIPLE'
  | 'DATI_INCOMPLETI'
  | 'CONTO_POSTALE_ASSENTE';

export interface RigaDiAvviso {
  readonly stato: StatoDovuto;
  readonly dati: DatiDovuto;
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

export type Quotazione =
  | { readonly pagabile: false; readonly causa: Causa }
  | {
      readonly pagabile: true;
      readonly dati: DatiDovuto;
      readonly importo: Cents;
      readonly scadenza: LocalDate;
      readonly causale: string;
      readonly denominazioneEnte: string;
      readonly tuttiContiPostali: boolean;
      readonly versamenti: readonly Versamento[];
    };

export interface DomandaDiQuotazione {
  readonly codiceFiscale: CodiceFiscaleEnte;
  readonly ente: Ente;
  /** All rows with the IUV of the notice. */
  readonly righe: readonly RigaDiAvviso[];
  readonly tipo: (codice: string) => TipoDovuto | undefined;
  readonly oggi: LocalDate;
  readonly transferType?: 'POSTAL' | 'PAGOPA' | undefined;
}

const no = (causa: Causa): Quotazione => ({ pagabile: false, causa });

/**
 * The IUV that a notice number names for this ente, or undefined: malformed, aux 1 or 2, or an application code that is not of
 * the ente (looked at only when it has more than one code). Source: dovuti.md §6.6, pagopa-node.md §4.6.
 */
export function iuvDellAvviso(avviso: string, ente: Ente): string | undefined {
  const letto = readAvviso(avviso);
  if (!letto) return undefined;
  if (letto.aux === '0' && ente.codici.length > 1 && !ente.codici.some((c) => c.codice === letto.codice))
    return undefined;
  return letto.iuv;
}

/** `/RFB/<iuv>/<amount>/TXT/<causale>` (RFS for ISO 11649), odd characters as blanks, cut to 140. Source: dovuti.md §7.1. */
export function causaleDiRiversamento(iuv: string, importo: Cents, causale: string): string {
  return `/${iuv.startsWith('RF') ? 'RFS' : 'RFB'}/${iuv}/${formatEuro(importo)}/TXT/${causale}`
    .replace(/[^a-z A-Z0-9/\-?:().,'+]/g, ' ')
    .slice(0, 140);
}

/** The core of the taxonomy code, e.g. `0101105IM`, from `9/0101105IM/…`. Source: dovuti.md §7.1. */
export function tassonomiaDi(datiSpecifici: string): string | undefined {
  return /^[0129]\/(\d{7}\w{2})\/.*$/.exec(datiSpecifici)?.[1];
}

const TESTO_MASSIMO = 140;
const primoNonVuoto = (...testi: string[]): string => testi.find((t) => t.trim() !== '') ?? '';

/** Cuts to `max` UTF-16 units without splitting a character. */
const taglia = (testo: string, max: number): string =>
  testo.length <= max ? testo : testo.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');

/** What stands in the way of paying, in the order of dovuti.md §7.1; undefined for nothing. */
function causaDiRifiuto(domanda: DomandaDiQuotazione): Causa | RigaDiAvviso {
  const { righe, oggi, ente } = domanda;
  const vive = righe.filter((r) => isVivo(r.stato));
  const [riga, altra] = vive;
  if (!riga) {
    if (righe.some((r) => r.stato === 'COMPLETATO')) return 'GIA_PAGATO';
    return righe.length > 0 ? 'ANNULLATO' : 'SCONOSCIUTO';
  }
  if (altra) return 'POSIZIONI_MULTIPLE';
  const tipo = domanda.tipo(riga.dati.tipoDovuto);
  if (!tipo || tipo.marcaDaBollo || (!tipo.attivo && tipo.dovutiAperti !== 'MANTIENI_PAGABILI'))
    return 'TIPO_NON_PAGABILE';
  if (riga.stato === 'PAGAMENTO_INIZIATO') return 'IN_CORSO';
  if (isScaduto(riga.dati.scadenza, tipo, ente, oggi)) return 'SCADUTO';
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
export function quota(domanda: DomandaDiQuotazione): Quotazione {
  const riga = causaDiRifiuto(domanda);
  if (typeof riga === 'string') return no(riga);
  const { ente, transferType } = domanda;
  const { dati } = riga;
  const tipo = domanda.tipo(dati.tipoDovuto);
  const tassonomia = tassonomiaDi(dati.datiSpecifici) ?? tassonomiaDi(`${tipo?.codiceTassonomico ?? ''}/`);
  const postale = tipo?.ibanPostale;
  if (transferType === 'POSTAL' && postale === undefined) return no('CONTO_POSTALE_ASSENTE');
  const iban = transferType === 'POSTAL' ? postale : (tipo?.ibanPsp ?? ente.ibanDefault);
  if (!tipo || iban === undefined || tassonomia === undefined || dati.importo <= 0n || dati.iuv === undefined)
    return no('DATI_INCOMPLETI');
  return {
    pagabile: true,
    dati,
    importo: dati.importo,
    scadenza: tipo.scadenzaObbligatoria && dati.scadenza !== undefined ? dati.scadenza : NESSUNA_SCADENZA,
    causale: taglia(primoNonVuoto(dati.causale, tipo.descrizione), TESTO_MASSIMO),
    denominazioneEnte: ente.denominazioneBeneficiario,
    tuttiContiPostali: postale !== undefined,
    versamenti: [
      {
        indice: 1,
        importo: dati.importo,
        ente: domanda.codiceFiscale,
        denominazione: ente.denominazioneBeneficiario,
        iban,
        causale: causaleDiRiversamento(dati.iuv, dati.importo, dati.causale),
        tassonomia,
        metadati: {
          datiSpecificiRiscossione: dati.datiSpecifici,
          ...(transferType === 'PAGOPA' && postale !== undefined ? { IBANAPPOGGIO: postale } : {}),
        },
      },
    ],
  };
}
