import type { CodiceFiscaleEnte, Iuv, LocalDate } from '@mypay/kernel';
import type { DatiDovuto, Dovuto, Ente, Pagamento, TipoDovuto } from '../domain/dovuto';
import type { StatoDovuto } from '../domain/stato';

/** The register of enti and their tipi, as onboarding announced them. */
export interface Registro {
  /** Undefined for an ente that no event has told of yet. */
  ente(): Promise<Ente | undefined>;
  tipo(codice: string): Promise<TipoDovuto | undefined>;
  tipi(): Promise<readonly TipoDovuto[]>;
}

export interface NuovoDovuto {
  readonly dati: DatiDovuto;
  readonly iuvDellaPiattaforma: boolean;
  readonly ora: Date;
}

/** Where a page of the list begins: rows before this id, newest first. */
export interface RichiestaPagina {
  readonly stato?: 'INSERIMENTO_DOVUTO' | 'PAGAMENTO_INIZIATO' | 'COMPLETATO' | 'ANNULLATO' | undefined;
  readonly primaDi?: bigint | undefined;
  readonly limite: number;
}

/** The debts of one ente, inside one transaction. */
export interface Dovuti {
  /** Writes a new debt; the unique keys decide who came first. */
  add(nuovo: NuovoDovuto): Promise<'INSERITO' | 'IUD_DUPLICATO' | 'IUV_DUPLICATO'>;
  /** The row that now bears the IUD: the one that is not ANNULLATO, else the latest. */
  find(iud: string): Promise<Dovuto | undefined>;
  /** The same, locked until the transaction ends. */
  lock(iud: string): Promise<Dovuto | undefined>;
  /** All rows with an IUV, newest first; locked when they are going to change. */
  withIuv(iuv: string, options?: { readonly lock: boolean }): Promise<readonly Dovuto[]>;
  page(richiesta: RichiestaPagina): Promise<readonly Dovuto[]>;
  /** D06: new content in place, only from `da`. False when the row has moved on. */
  replace(id: bigint, da: StatoDovuto, dati: DatiDovuto, ora: Date): Promise<boolean>;
  /** A change of state, only from `da`. False when the row has moved on. */
  move(id: bigint, da: StatoDovuto, a: StatoDovuto, ora: Date, pagamento?: Pagamento): Promise<boolean>;
  /** D22 alone: keeps every writer of identifiers of this ente out until the transaction ends. */
  excludeWriters(): Promise<void>;
}

export type EsitoRicevuta = 'PAGATO' | 'PAGATO_DOPO_ANNULLAMENTO' | 'COLLEGATA' | 'NON_GESTITA';

/** A receipt as dovuti keeps it: which debt it touched, and how. */
export interface RicevutaNota {
  readonly rtId: string;
  readonly iuv: Iuv;
  readonly dovuto: bigint | undefined;
  readonly esito: EsitoRicevuta;
  readonly importoCents: bigint;
  readonly dataEsito: LocalDate;
}

/** Receipts heard of, key (ente, rtId). */
export interface Ricevute {
  isKnown(rtId: string): Promise<boolean>;
  add(ricevuta: RicevutaNota): Promise<void>;
}

export interface DovutiStores {
  readonly registro: Registro;
  readonly dovuti: Dovuti;
  readonly ricevute: Ricevute;
}

/** The counters of IUVs, each step a transaction of its own: a number once given is never given again. */
export interface ContatoriIuv {
  /** Reserves `quanti` consecutive numbers of (ente, segregation code); gives the first. Source: dovuti.md §6.2. */
  reserve(ente: CodiceFiscaleEnte, segregazione: string, quanti: number): Promise<bigint>;
}
