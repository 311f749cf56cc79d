import type { CodiceFiscaleEnte, CodiceIpa, LocalDate } from '@mypay/kernel';
import type { CodiceStazione } from './codici';
import { refuse } from './errors';
import type { Features } from './features';
import { FEATURES } from './features';
import { type CodiceIban, type Iban, isUsable } from './iban';
import type { Logo } from './logo';
import { checkMessage } from './messaggio';

/** States of an ente. Source: onboarding.md §3; CONFLUITO and CESSATO come with their practices. */
export const STATI_ENTE = ['INSERITO', 'PRE_ESERCIZIO', 'ESERCIZIO', 'SOSPESO'] as const;
export type StatoEnte = (typeof STATI_ENTE)[number];

/** Scopes of a suspension. Source: onboarding.md §10.2. */
export const AMBITI = ['SOLO_SPONTANEI', 'NUOVI_DEBITI', 'INCASSI', 'TOTALE'] as const;
export type AmbitoSospensione = (typeof AMBITI)[number];

/** Why, how far and since when an ente is suspended, and where it goes back to. */
export interface Sospensione {
  readonly ambito: AmbitoSospensione;
  readonly motivo: string;
  readonly da: Date;
  /** The end that is expected; nothing happens by itself on that day. */
  readonly fino?: LocalDate | undefined;
  readonly statoPrecedente: 'PRE_ESERCIZIO' | 'ESERCIZIO';
}

/** What the intermediary writes of an ente. Source: onboarding.md §8.1. */
export interface EnteData {
  readonly denominazione: string;
  readonly denominazioneBreve?: string | undefined;
  readonly denominazioneBeneficiario?: string | undefined;
  readonly tipoEnte: string;
  readonly emailAmministratore?: string | undefined;
  readonly pec?: string | undefined;
  readonly cbill?: string | undefined;
  readonly auxDigit: '0' | '3';
  readonly iuvSemprePiattaforma: boolean;
  /** Account used when a tipo dovuto has none. */
  readonly ibanDefault?: CodiceIban | undefined;
  readonly giorniPagamentoPresunti: number;
  readonly flgPagati: boolean;
  readonly flgTesoreria: boolean;
  /** Language that its notices bear beside Italian. */
  readonly linguaAggiuntiva?: SecondLanguage | undefined;
  /** What the public page shows beside the name. Source: onboarding.md §8.1 "beneficiario", §8.7. */
  readonly provincia?: string | undefined;
  readonly telefono?: string | undefined;
  readonly sitoWeb?: string | undefined;
  readonly emailPubblica?: string | undefined;
  /** The ente's own words to citizens, in light markup (`parseMarkup`), and the days on which they read them. */
  readonly messaggio?: string | undefined;
  readonly messaggioEn?: string | undefined;
  readonly messaggioDa?: LocalDate | undefined;
  readonly messaggioA?: LocalDate | undefined;
}

/** Languages of the provinces that have another one beside Italian, and English. Source: onboarding.md §8.1. */
export const SECOND_LANGUAGES = ['de', 'sl', 'fr', 'en'] as const;
export type SecondLanguage = (typeof SECOND_LANGUAGES)[number];

/** An ente with its accounts, codes and flags: one aggregate, one version, one snapshot. */
export interface Ente {
  readonly codiceFiscale: CodiceFiscaleEnte;
  readonly codiceIpa: CodiceIpa;
  /** Codice fiscale of the intermediary that serves it. */
  readonly intermediario: string;
  readonly stato: StatoEnte;
  readonly sospensione?: Sospensione | undefined;
  /** First day open to the public, set by T15. */
  readonly dtAvvio?: LocalDate | undefined;
  readonly dati: EnteData;
  readonly codici: readonly CodiceStazione[];
  readonly iban: readonly Iban[];
  readonly funzionalita: Features;
  readonly logo?: Logo | undefined;
  readonly versione: number;
}

/** What an ente is when nobody said otherwise. Source: onboarding.md §8.1. */
export const DEFAULT_DATA = {
  auxDigit: '3',
  iuvSemprePiattaforma: true,
  giorniPagamentoPresunti: 3,
  flgPagati: false,
  flgTesoreria: false,
} as const;

/** An ente as T04 makes it: INSERITO, flags as at birth, nothing configured. */
export function newEnte(key: Pick<Ente, 'codiceFiscale' | 'codiceIpa' | 'intermediario'>, data: EnteData): Ente {
  return {
    ...key,
    stato: 'INSERITO',
    dati: checkData(data, []),
    codici: [],
    iban: [],
    funzionalita: FEATURES,
    versione: 1,
  };
}

/** Rules between the fields of the record. @throws OnboardingError `ENTE_NON_VALIDO`, `IBAN_SCONOSCIUTO`, `MESSAGGIO_NON_VALIDO` */
export function checkData(data: EnteData, iban: readonly Iban[]): EnteData {
  if (
    !Number.isInteger(data.giorniPagamentoPresunti) ||
    data.giorniPagamentoPresunti < 0 ||
    data.giorniPagamentoPresunti > 30
  )
    refuse('ENTE_NON_VALIDO', 'I giorni di pagamento presunti vanno da 0 a 30.');
  checkMessage(data);
  const { ibanDefault } = data;
  if (ibanDefault !== undefined && !iban.some((conto) => conto.iban === ibanDefault && isUsable(conto)))
    refuse('IBAN_SCONOSCIUTO', 'L’IBAN di accredito non è tra i conti attivi dell’ente.');
  return data;
}
