import type { Cents, FormDefinition, Iud, Iuv, LocalDate } from '@mypay/kernel';
import type { CodiceEnte } from './iuv-ente';
import type { RegoleScadenza } from './scadenza';
import type { StatoDovuto } from './stato';

/** What a channel brings, as text; empty means absent. The one validator turns it into `DovutoContent`. */
export interface RawContent {
  readonly iud: string;
  readonly iuv: string;
  readonly tipoIdentificativo: string;
  readonly codiceIdentificativo: string;
  readonly anagrafica: string;
  readonly indirizzo: string;
  readonly civico: string;
  readonly cap: string;
  readonly localita: string;
  readonly provincia: string;
  readonly nazione: string;
  readonly email: string;
  readonly scadenza: string;
  readonly importo: string;
  readonly commissione: string;
  readonly tipoDovuto: string;
  readonly tipoVersamento: string;
  readonly causale: string;
  readonly datiSpecifici: string;
  readonly bilancio: string;
  readonly generaIuv: string;
}
export type CampoDovuto = keyof RawContent;

export interface Debitore {
  readonly tipo: 'F' | 'G';
  /** Codice fiscale, partita IVA or ANONIMO; upper case. */
  readonly codice: string;
  readonly anagrafica: string;
  readonly indirizzo?: string | undefined;
  readonly civico?: string | undefined;
  readonly cap?: string | undefined;
  readonly localita?: string | undefined;
  readonly provincia?: string | undefined;
  readonly nazione?: string | undefined;
  readonly email?: string | undefined;
}

/** The content of a debt, valid and normalised. */
export interface DovutoContent {
  readonly iud: Iud;
  readonly iuv?: Iuv | undefined;
  readonly debitore: Debitore;
  readonly scadenza?: LocalDate | undefined;
  readonly importo: Cents;
  readonly commissione?: Cents | undefined;
  readonly tipoDovuto: string;
  readonly tipoVersamento: string;
  readonly causale: string;
  readonly datiSpecifici: string;
  /** Strict form of `writeBilancio`. */
  readonly bilancio?: string | undefined;
}

/** How a debt was paid. */
export interface Pagamento {
  readonly rtId: string;
  readonly importo: Cents;
  readonly data: LocalDate;
  /** D22: the receipt came for a debt that was cancelled. */
  readonly dopoAnnullamento: boolean;
}

/** A debt as stored. A modification by file archives one and makes another (D05); `id` never leaves the service. */
export interface Dovuto {
  readonly id: bigint;
  readonly stato: StatoDovuto;
  readonly versione: number;
  readonly dati: DovutoContent;
  readonly iuvDellaPiattaforma: boolean;
  readonly creatoIl: Date;
  readonly modificatoIl: Date;
  readonly pagamento?: Pagamento | undefined;
}

/** What dovuti must know of a tipo dovuto, from onboarding's snapshot. */
export interface TipoDovuto extends RegoleScadenza {
  readonly codice: string;
  readonly descrizione: string;
  readonly attivo: boolean;
  readonly dovutiAperti?: 'MANTIENI_PAGABILI' | 'BLOCCA' | 'ANNULLA' | undefined;
  readonly marcaDaBollo: boolean;
  readonly ibanPsp?: string | undefined;
  readonly ibanPostale?: string | undefined;
  readonly codiceTassonomico: string;
  readonly cfAnonimo: boolean;
  readonly spontaneo?: boolean | undefined;
  readonly importoFissoCents?: Cents | undefined;
  readonly modulo?: FormDefinition | undefined;
}

/** What dovuti must know of an ente, from onboarding's snapshot. */
export interface Ente {
  readonly codiceIpa: string;
  readonly denominazioneBeneficiario: string;
  readonly stato: 'INSERITO' | 'PRE_ESERCIZIO' | 'ESERCIZIO' | 'SOSPESO';
  readonly ambitoSospensione?: 'SOLO_SPONTANEI' | 'NUOVI_DEBITI' | 'INCASSI' | 'TOTALE' | undefined;
  readonly codici: readonly CodiceEnte[];
  readonly iuvSemprePiattaforma: boolean;
  readonly pagamentoOltreScadenza: boolean;
  readonly ibanDefault?: string | undefined;
  readonly denominazione?: string | undefined;
  /** May citizens begin payments by themselves; absent means yes. */
  readonly pagamentoSpontaneo?: boolean | undefined;
  readonly cbill?: string | undefined;
  /** Accounts where money may be credited; of a postal one, what a bollettino says. Absent in snapshots of before. */
  readonly iban?:
    | readonly {
        readonly iban: string;
        readonly postale: boolean;
        readonly intestatario?: string | undefined;
        readonly autorizzazioneStampa?: string | undefined;
      }[]
    | undefined;
  /** Language that its notices bear beside Italian. */
  readonly linguaAggiuntiva?: 'de' | 'sl' | 'fr' | 'en' | undefined;
  /** Where its logo for paper lies among the objects, and its checksum. */
  readonly logo?: { readonly chiave: string; readonly sha256: string } | undefined;
}

/**
 * Why an ente may not have new debts now; undefined when it may. Spontaneous payments have a scope of their own.
 * Source: onboarding.md §10.2, architecture.md, Decisions, 11; soap-enti: an ente in INSERITO is not valid.
 */
export function newDebtsImpediment(ente: Ente): 'ENTE_NON_ATTIVO' | 'ENTE_SOSPESO' | undefined {
  if (ente.stato === 'INSERITO') return 'ENTE_NON_ATTIVO';
  if (ente.stato === 'SOSPESO' && (ente.ambitoSospensione ?? 'TOTALE') !== 'SOLO_SPONTANEI') return 'ENTE_SOSPESO';
  return undefined;
}
