import type { Outbox } from '@mypay/contracts';
import type { CodiceFiscaleEnte, CodiceIpa, LocalDate, UnitOfWork } from '@mypay/kernel';
import type { Assegnazione } from '../domain/assegnazione';
import type { Client } from '../domain/client';
import type { EntePeople, Lack } from '../domain/completeness';
import type { Ente } from '../domain/ente';
import type { Logo } from '../domain/logo';
import type { TipoDovuto } from '../domain/tipo-dovuto';
import type { PerConto } from '../domain/per-conto';
import type { Identity, Utente } from '../domain/utente';

/** Who does something, for the register. */
export interface Actor {
  readonly id: string;
  readonly permessi: readonly string[];
}

/** One ente inside its transaction. */
export interface Enti {
  /** Reads the whole aggregate and holds its row until the transaction ends. */
  lock(ente: CodiceFiscaleEnte): Promise<Ente | undefined>;
  find(ente: CodiceFiscaleEnte): Promise<Ente | undefined>;
  /** @throws OnboardingError `ENTE_GIA_PRESENTE` when codice fiscale or codice IPA is taken */
  add(ente: Ente, at: Date): Promise<void>;
  save(ente: Ente, at: Date): Promise<void>;
}

export interface TipiDovuto {
  all(ente: CodiceFiscaleEnte): Promise<readonly TipoDovuto[]>;
  save(ente: CodiceFiscaleEnte, tipo: TipoDovuto, at: Date): Promise<void>;
}

/** The bytes of logos; what else is kept of one is part of its ente. */
export interface Loghi {
  save(ente: CodiceFiscaleEnte, bytes: Buffer, at: Date): Promise<void>;
  remove(ente: CodiceFiscaleEnte): Promise<void>;
}

/** Pictures for paper, where the other services read them. */
export interface LogoPrints {
  /**
   * Makes the picture for paper of a logo and keeps it under `keyOfPrint`, durably, before it answers; the same one again is the
   * same object. @returns its SHA-256, hex. @throws OnboardingError `LOGO_NON_VALIDO` when its points cannot be read
   */
  keep(ente: CodiceFiscaleEnte, bytes: Buffer, format: Logo['formato']): Promise<string>;
}

/** A line of the register of changes. Source: roles.md §7.1. */
export interface ChangeEntry {
  readonly ts: Date;
  readonly attore: string;
  readonly azione: string;
  readonly oggettoTipo:
    'ENTE' | 'IBAN' | 'TIPO_DOVUTO' | 'FUNZIONALITA' | 'CLIENT' | 'STAZIONE' | 'ASSEGNAZIONE' | 'UTENTE';
  readonly oggettoId: string;
  readonly prima?: Readonly<Record<string, unknown>> | undefined;
  readonly dopo?: Readonly<Record<string, unknown>> | undefined;
  readonly motivo?: string | undefined;
  readonly correlationId: string;
}

/** Append only; every line is chained to the one before. Called with the ente's row held. */
export interface ChangeLog {
  add(ente: CodiceFiscaleEnte, voce: ChangeEntry): Promise<void>;
}

/** Assignments of one ente, with its row held. */
export interface EnteAssegnazioni {
  all(): Promise<readonly Assegnazione[]>;
  save(assegnazione: Assegnazione, voce: ChangeEntry): Promise<void>;
}

/** Who acts on an ente's behalf; one at a time for each person. */
export interface PerContoStore {
  /** Keeps this one and gives it back, the same object; or gives back another of that person that is not over at its beginning. */
  begin(fresh: PerConto): Promise<PerConto>;
  /** Takes away that of this person on this ente. */
  end(utente: string, ente: CodiceFiscaleEnte): Promise<PerConto | undefined>;
}

export interface OnboardingStores {
  readonly enti: Enti;
  readonly tipi: TipiDovuto;
  readonly loghi: Loghi;
  readonly assegnazioni: EnteAssegnazioni;
  readonly perConto: PerContoStore;
  readonly registro: ChangeLog;
  readonly outbox: Outbox;
}

export type OnboardingUnitOfWork = UnitOfWork<OnboardingStores>;

/** A line of the register of enti. */
export interface ListedEnte {
  readonly codiceFiscale: CodiceFiscaleEnte;
  readonly codiceIpa: CodiceIpa;
  readonly denominazione: string;
  readonly intermediario: string;
  readonly stato: Ente['stato'];
  readonly versione: number;
}

/** The register of enti: outside tenants, because it is what tells them apart. */
export interface EntiRegister {
  byIpa(codiceIpa: string): Promise<ListedEnte | undefined>;
  /** In order of codice fiscale, after `dopo`. */
  page(query: {
    readonly intermediario?: string;
    readonly enti?: readonly CodiceFiscaleEnte[] | undefined;
    readonly dopo?: string;
    readonly limite: number;
  }): Promise<readonly ListedEnte[]>;
}

/** An ente as its intermediary watches over it. */
export interface WatchedEnte extends ListedEnte {
  readonly tipoEnte: string;
  readonly dtAvvio: LocalDate | null;
  readonly tipiAttivi: number;
  /** Null until the ente has been written since lacks are kept. */
  readonly mancanze: readonly Lack[] | null;
  readonly logo: string | null;
  /** Where the page goes on after this line. */
  readonly chiave: string;
}

export interface WatchQuery {
  readonly intermediario: string;
  /** Each must begin a word of the name or of the codice IPA. */
  readonly words: readonly string[];
  readonly codiceFiscale?: string | undefined;
  readonly stato?: Ente['stato'] | undefined;
  readonly tipoEnte?: string | undefined;
  readonly conMancanze?: boolean | undefined;
  /** First day open to citizens: from, to; `yyyy-MM-dd`. */
  readonly avvioDa?: string | undefined;
  readonly avvioA?: string | undefined;
  readonly after?: readonly [chiave: string, ente: string] | undefined;
  readonly limit: number;
}

/** The enti of an intermediary, by name. Source: ui.md I-02. */
export interface WatchedEnti {
  page(query: WatchQuery): Promise<readonly WatchedEnte[]>;
}

/** A line of the register as it is shown. */
export interface ShownChange {
  readonly id: bigint;
  readonly ts: Date;
  readonly attore: string;
  readonly azione: string;
  readonly oggettoTipo: string;
  readonly oggettoId: string;
  readonly prima: unknown;
  readonly dopo: unknown;
  readonly motivo: string | null;
  /** Names of the person who did it, and of the one it was done to; null where it is none, or one unknown. */
  readonly nomeAttore: string | null;
  readonly nomeOggetto: string | null;
}

/** When a tipo dovuto was last switched, as the register tells, and how many persons have it by a role that is given by tipo. */
export interface TipoFacts {
  readonly enabledOn?: Date | undefined;
  readonly disabledOn?: Date | undefined;
  readonly operators: number;
}

/** What the doors show of one ente: no rule, one short transaction each. */
export interface EnteReads {
  /** The ente with its tipi dovuto, and who works for it; undefined when there is none. */
  ente(ente: CodiceFiscaleEnte): Promise<{ ente: Ente; tipi: readonly TipoDovuto[]; people: EntePeople } | undefined>;
  /** Of each of its tipi dovuto what is not in its record; operators are counted on that day. */
  tipiFacts(ente: CodiceFiscaleEnte, today: LocalDate): Promise<ReadonlyMap<string, TipoFacts>>;
  /** The bytes of its logo; undefined when it has none. */
  logo(ente: CodiceFiscaleEnte): Promise<Buffer | undefined>;
  /** Assignments of all persons, revoked ones too, in order of person and role, after that key. */
  assegnazioni(
    ente: CodiceFiscaleEnte,
    after: { readonly utente: string; readonly ruolo: string } | undefined,
    limit: number,
  ): Promise<readonly { readonly utente: Utente; readonly assegnazione: Assegnazione }[]>;
  /** Newest first, before the line `before`; of one tipo dovuto: its own changes, and those of who works on it. */
  changeLog(
    ente: CodiceFiscaleEnte,
    query: { readonly tipo?: string | undefined; readonly before?: bigint | undefined },
    limit: number,
  ): Promise<readonly ShownChange[]>;
}

/** A person with all that she has, or had, on one ente. */
export interface Operatore {
  readonly utente: Utente;
  /** Surname and name as the list sorts them. */
  readonly ordine: { readonly cognome: string; readonly nome: string };
  /** When she last entered, wherever she went. */
  readonly ultimoAccesso?: Date | undefined;
  readonly assegnazioni: readonly Assegnazione[];
}

/** The persons of an ente, as its administrator looks for them. Source: ui.md E-05. */
export interface Operatori {
  /** In order of surname, name and id, after that key. */
  page(
    ente: CodiceFiscaleEnte,
    query: {
      readonly utente?: string | undefined;
      /** Part of the name, or the beginning of codice fiscale or e-mail. */
      readonly testo?: string | undefined;
      /** Who has this role, not revoked and not past. */
      readonly ruolo?: string | undefined;
      /** ATTIVI: something not revoked and not past on `today`. */
      readonly stato?: 'ATTIVI' | 'CESSATI' | undefined;
      /** Only who has a role that is given by tipo dovuto, not revoked and not past. */
      readonly byTipo?: boolean | undefined;
      readonly today: LocalDate;
    },
    after: { readonly cognome: string; readonly nome: string; readonly utente: string } | undefined,
    limit: number,
  ): Promise<readonly Operatore[]>;
  /** Undefined for who never had anything on the ente. */
  one(ente: CodiceFiscaleEnte, utente: string, today: LocalDate): Promise<Operatore | undefined>;
}

/** A station of the intermediary at the node. Source: onboarding.md §9.1. */
export interface Stazione {
  readonly id: string;
  readonly intermediario: string;
  /** Version of the station at the node. */
  readonly versione: number;
  /** Version of the primitives: 1 paGetPayment/paSendRT, 2 their V2. */
  readonly primitive: 1 | 2;
  readonly broadcast: boolean;
}

export interface Stazioni {
  find(id: string): Promise<Stazione | undefined>;
  all(intermediario: string): Promise<readonly Stazione[]>;
  save(stazione: Stazione, voce: ChangeEntry): Promise<void>;
}

/** A client with what is kept of its secrets. */
export interface ClientWithSecrets extends Client {
  readonly segretoHash: string;
  /** The secret of before a rotation, good until `fino`. */
  readonly precedente?: { readonly hash: string; readonly fino: Date } | undefined;
}

/** Clients lie outside tenants: one is known before its ente is. */
export interface Clients {
  find(clientId: string): Promise<ClientWithSecrets | undefined>;
  list(scope: {
    readonly intermediario: string;
    readonly ente?: CodiceFiscaleEnte | undefined;
  }): Promise<readonly Client[]>;
  /** @returns false when the id is taken */
  add(client: ClientWithSecrets, voce: ChangeEntry): Promise<boolean>;
  /** Holds the client's row while `decide` looks at it: what it returns is kept with its line, undefined changes nothing. */
  change(
    clientId: string,
    decide: (
      client: ClientWithSecrets | undefined,
    ) => { readonly client: ClientWithSecrets; readonly voce: ChangeEntry } | undefined,
  ): Promise<void>;
}

/** Makes and checks secrets. Source: roles.md §5: at least 256 bits, hashed with a memory-hard function. */
export interface Secrets {
  fresh(): string;
  hash(secret: string): Promise<string>;
  /** The same time whether the hash is there or not. */
  verifica(secret: string, hash: string | undefined): Promise<boolean>;
}

/** Assignments that a change is made in, each change with its line in the register. */
export type AssegnazioniStore = EnteAssegnazioni;

/** An assignment on all enti of an intermediary. */
export interface IntermediarioAssegnazione extends Assegnazione {
  readonly intermediario: string;
}

/** All assignments of one person, in force or not. */
export interface PersonAssegnazioni {
  readonly enti: readonly { readonly ente: CodiceFiscaleEnte; readonly assegnazioni: readonly Assegnazione[] }[];
  readonly intermediari: readonly IntermediarioAssegnazione[];
  /** On whose behalf she acted last; it may be over. */
  readonly perConto?: PerConto | undefined;
}

/** Persons: outside tenants, because who enters is known before any ente is. */
export interface Utenti {
  find(id: string): Promise<Utente | undefined>;
  /** The person of this codice fiscale; one nobody knows is made with these data, a known one stays as she is. */
  invite(person: Omit<Utente, 'id'> & { readonly codiceFiscale: string }, at: Date): Promise<Utente>;
  /** The person of this identity, made or brought up to date; leaves the line `LOGIN_OK`. */
  enter(identity: Identity, moment: { readonly ts: Date; readonly correlationId: string }): Promise<Utente>;
  assegnazioni(id: string): Promise<PersonAssegnazioni>;
  /** Assignments of the intermediary, one writer at a time; each change is kept with its line. */
  inIntermediario<T>(intermediario: string, work: (store: AssegnazioniStore) => Promise<T>): Promise<T>;
  /** Who has, or had, a role on all enti of the intermediary; at most 1.000. */
  ofIntermediario(
    intermediario: string,
  ): Promise<readonly { readonly utente: Utente; readonly assegnazione: Assegnazione }[]>;
}

/** What is told of an access. Source: roles.md §7.1. */
export const ACCESS_ACTIONS = [
  'LOGIN_OK',
  'LOGIN_KO',
  'LOGOUT',
  'SESSIONE_REVOCATA',
  'ACCESSO_NEGATO',
  'EXPORT_DOWNLOAD',
] as const;

/** A line of the register of accesses. */
export interface AccessEntry {
  readonly ts: Date;
  /** Id of a person or of a client, or what else is known of who tried. */
  readonly attore: string;
  readonly azione: (typeof ACCESS_ACTIONS)[number];
  readonly codiceIpa?: string | undefined;
  /** A few words without personal data: which route was refused, why a login failed. */
  readonly dettaglio?: string | undefined;
  /** The reason for which it was done on the ente's behalf (R4). */
  readonly perConto?: string | undefined;
  readonly correlationId: string;
}

export interface AccessLog {
  add(entry: AccessEntry): Promise<void>;
}

/** Which lines of the register of accesses; days are Italy's, both in. */
export interface AccessFilter {
  readonly persona?: string | undefined;
  readonly azione?: AccessEntry['azione'] | undefined;
  readonly dal?: LocalDate | undefined;
  readonly al?: LocalDate | undefined;
}

/** A line of the register of accesses as it is shown. */
export interface ShownAccess {
  readonly id: bigint;
  readonly ts: Date;
  /** Client, `anonimo`, or the name of a person as a caller. */
  readonly attore: string;
  readonly azione: AccessEntry['azione'];
  readonly codiceIpa: string | null;
  readonly dettaglio: string | null;
  readonly perConto: string | null;
  readonly correlationId: string;
  /** Who it was, where the reader's ente or intermediary knows her. */
  readonly persona: { readonly id: string; readonly nome: string; readonly cognome: string } | null;
}

/** What a chain of a register says of itself that is not so. */
export interface ChainFault {
  readonly register: 'accessi' | 'modifiche' | 'intermediario';
  /** Whose chain: codice IPA, codice fiscale of the ente, or nothing. */
  readonly chain: string;
  /** Number of the line, as the register counts; of the line after the fault where one is missing. */
  readonly line: string;
  /** `CAMBIATA`: it does not say what its fingerprint says; `SLEGATA`: it does not follow the one before; `FINE`: the last ones are missing. */
  readonly fault: 'CAMBIATA' | 'SLEGATA' | 'FINE';
}

/** Reads every chain from its beginning to its end. Source: roles.md §7.2. */
export interface RegisterProof {
  /** How many lines were read, and the first faults of each register, at most 100. The outcome is kept for the metric. */
  verify(signal?: AbortSignal): Promise<{ readonly lines: number; readonly faults: readonly ChainFault[] }>;
}

/** The register of accesses, newest first, before the line `before`. Source: roles.md §7.2. */
export interface AccessReads {
  /** What was refused on the ente, and what its persons did while they were its persons. */
  ofEnte(
    ente: CodiceFiscaleEnte,
    filter: AccessFilter,
    before: bigint | undefined,
    limit: number,
  ): Promise<readonly ShownAccess[]>;
  /** The same for all enti of an intermediary, with its own persons and the failures that have no name. */
  ofIntermediario(
    intermediario: string,
    filter: AccessFilter,
    before: bigint | undefined,
    limit: number,
  ): Promise<readonly ShownAccess[]>;
}
