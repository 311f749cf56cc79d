import type { CodiceFiscaleEnte } from '@mypay/kernel';

export type StatoEnte = 'INSERITO' | 'PRE_ESERCIZIO' | 'ESERCIZIO' | 'SOSPESO';
export type AmbitoSospensione = 'SOLO_SPONTANEI' | 'NUOVI_DEBITI' | 'INCASSI' | 'TOTALE';

/** What pagamenti needs to know of an ente, as onboarding last told it. */
export interface Ente {
  readonly ente: CodiceFiscaleEnte;
  /** Version of the snapshot: an older one never applies. */
  readonly versione: number;
  readonly codiceIpa: string;
  readonly denominazione: string;
  readonly stato: StatoEnte;
  readonly ambitoSospensione?: AmbitoSospensione | undefined;
  /** Broker code (idBrokerPA) under which the ente is connected. */
  readonly intermediario: string;
  readonly codici: readonly CodiceStazione[];
  /** Where its logo for paper lies among the objects, and its checksum. */
  readonly logo?: { readonly chiave: string; readonly sha256: string } | undefined;
}

/** A station that serves the ente, with the ente's code on it. */
export interface CodiceStazione {
  readonly stazione: string;
  readonly tipo: 'SEGREGAZIONE' | 'APPLICATION';
  readonly codice: string;
}
