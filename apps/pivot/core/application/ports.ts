import type { Cents, CodiceFiscaleEnte } from '@mypay/kernel';
import type {
  Change,
  FlussoKey,
  PagamentoKey,
  DirtyKey,
  FlussoCounts,
  TesoreriaEsito,
  Facts,
  EnteFlags,
  Flusso,
  Movimento,
  Notifica,
  ClassifiedPagamento,
  Ricevuta,
  FlussoRiga,
  Verdetto,
} from '../domain';

/** The dirty keys of one ente: append-only, read by sequence, deleted only if read. architecture.md, Decisions, 8. */
export interface DirtyKeys {
  add(keys: readonly DirtyKey[]): Promise<void>;
  /** Appends an IUV key for every row of the flows, set-wise. */
  addIuvsOf(flussi: readonly FlussoKey[]): Promise<void>;
  /**
   * The same, but where such a key waits already. For the worker alone, which holds the lock under which keys are taken: of a
   * key that a writer finds waiting nobody knows whether the facts will be read after the writer's commit.
   */
  addMissingIuvsOf(flussi: readonly FlussoKey[]): Promise<void>;
  /** At most `limit` keys that are not put off, the oldest first; facts are to be read after this, in later statements. */
  read(limit: number): Promise<{ readonly sequences: readonly bigint[]; readonly chiavi: readonly DirtyKey[] }>;
  delete(sequences: readonly bigint[]): Promise<void>;
  /**
   * Puts off the oldest key that `read` would give: it comes back after a second, then after two, four… up to an hour; asked
   * for again in the meantime it is no younger. @returns the key; undefined when none waits
   */
  postponeOldest(): Promise<DirtyKey | undefined>;
}

/** A flow with what the worker last said of it. */
export interface FlussoWithEsito extends Flusso {
  readonly esito: TesoreriaEsito;
  readonly verdetto: Verdetto;
  readonly conteggi: FlussoCounts;
  /** Sum of all the rows; where it is not the declared total, a warning is shown. */
  readonly sommaRighe: Cents;
}

export interface FactsWithEsito extends Facts {
  readonly flussi: readonly FlussoWithEsito[];
}

export type WithClassi<T> = T & { readonly classi: number };

/** Reads of facts, set-wise: always of many keys at once. */
export interface FactReads {
  flag(): Promise<EnteFlags>;
  flussiByIuf(iuf: readonly string[]): Promise<FlussoWithEsito[]>;
  flussi(keys: readonly FlussoKey[]): Promise<FlussoWithEsito[]>;
  /** Positive movements that name one of the IUFs (given in upper case). */
  tf(iuf: readonly string[]): Promise<Movimento[]>;
  /** IUVs of the stored receipts with one of these IUDs. */
  iuvsByIud(iud: readonly string[]): Promise<string[]>;
  /** What the payments of these IUVs depend on; each flow with its stored esito. Movements: the positive ones without IUF. */
  factsByIuv(iuv: readonly string[]): Promise<FactsWithEsito>;
  notifiche(iud: readonly string[]): Promise<WithClassi<Notifica>[]>;
  ricevuteByIud(iud: readonly string[]): Promise<Ricevuta[]>;
  /** Movements by key, and those that have one of the IUFs (upper case) or IUVs among their readings; each once. */
  movimenti(which: {
    readonly chiavi: readonly string[];
    readonly iuf: readonly string[];
    readonly iuv: readonly string[];
  }): Promise<WithClassi<Movimento>[]>;
  /** Which of the IUFs (upper case) an active flow bears. */
  knownIufs(iuf: readonly string[]): Promise<ReadonlySet<string>>;
  /** Which of the IUVs a stored receipt or a non-revoked row of an active flow bears. */
  knownIuvs(iuv: readonly string[]): Promise<ReadonlySet<string>>;
  /** Active flows with a row of one of the IUVs. */
  flussiWithIuv(iuv: readonly string[]): Promise<FlussoKey[]>;
  /** Counts over the rows of each flow and the payments kept for them, by `flussoKey`. */
  counts(flussi: readonly FlussoKey[]): Promise<ReadonlyMap<string, FlussoCounts>>;
}

/** What the worker keeps of its results; each write also moves the counters of its ente and class. */
export interface ClasseWrites {
  pagamenti(iuv: readonly string[]): Promise<ClassifiedPagamento[]>;
  writePagamenti(changed: readonly ClassifiedPagamento[], removed: readonly PagamentoKey[]): Promise<void>;
  writeNotifiche(changed: readonly { readonly iud: string; readonly classi: number }[]): Promise<void>;
  writeMovimenti(changed: readonly WithClassi<Movimento>[]): Promise<void>;
  /** Keeps which readings count, and the readings of a movement that had none. Its place among uploads stays as it is. */
  writeCodes(changed: readonly Movimento[]): Promise<void>;
  writeEsiti(changed: readonly (FlussoKey & { readonly esito: TesoreriaEsito })[]): Promise<void>;
  writeVerdetti(
    changed: readonly (FlussoKey & { readonly verdetto: Verdetto; readonly conteggi: FlussoCounts })[],
  ): Promise<void>;
}

/** Every key of an ente, block after block: what a rebuild and a check go through. */
export interface AllKeys {
  /** Keys of a type in order, after one (`''`: from the first); less than `limit` only at the end. */
  block(
    type: 'IUF' | 'IUV' | 'NOTIFICA' | 'MOVIMENTO' | 'FLUSSO',
    after: string,
    limit: number,
  ): Promise<readonly DirtyKey[]>;
}

/** The IUVs of an ente after one, up to one with it; without, up to the last. */
export interface IuvStretch {
  readonly after: string;
  readonly upTo: string | undefined;
}

/** The payments of an ente in the order of their IUV, stretch after stretch. */
export interface Stretches {
  /** Where a stretch of about `size` payments ends; undefined: with the last IUV. */
  end(after: string, size: number): Promise<string | undefined>;
  /** As `factsByIuv`, of every IUV of the stretch that has any. */
  facts(stretch: IuvStretch): Promise<FactsWithEsito>;
  kept(stretch: IuvStretch): Promise<ClassifiedPagamento[]>;
}

/** What one turn of the worker works on: one transaction of one ente. */
export interface ClassificazioneStores {
  readonly chiavi: DirtyKeys;
  readonly fatti: FactReads;
  readonly classi: ClasseWrites;
  readonly all: AllKeys;
  readonly stretches: Stretches;
}

/** Every record's store; each use case takes what it needs. All write their dirty keys in the same transaction. */
export interface Ricevute {
  /** The stored receipt of a key, locked until the transaction ends. */
  byKey(key: PagamentoKey): Promise<Ricevuta | undefined>;
  write(ricevuta: Ricevuta, details?: RicevutaDetails): Promise<void>;
  remove(key: PagamentoKey): Promise<void>;
  /** The debt that a receipt without an activation was found to pay, if it was; nobody finds one until the transaction ends. */
  debtOf(iur: string): Promise<FoundDebt | undefined>;
  /** Remembers the debt, gives it to the rows of the receipt that have none. @returns those rows as they were */
  giveDebt(iur: string, debt: FoundDebt): Promise<Ricevuta[]>;
}

/** Whose debt a receipt without an activation is, as the owner of the debts says it. */
export interface FoundDebt {
  readonly iud: string;
  readonly tipoDovuto: string;
}

/** What is shown of a receipt and takes no part in classification. */
export interface RicevutaDetails {
  readonly causale: string;
  readonly debitoreCodice: string;
  readonly debitoreAnagrafica: string;
  readonly versanteCodice?: string | undefined;
  readonly versanteAnagrafica?: string | undefined;
  readonly attestante: string;
  readonly attestanteDenominazione: string;
  readonly bilancio?: string | undefined;
  readonly tassonomia?: string | undefined;
  readonly numeroAvviso: string;
}

export interface Notifiche {
  /** Takes the place of the stored one; the last accepted wins. @returns whether anything changed */
  write(notifica: Notifica): Promise<boolean>;
  /** @returns whether there was one */
  remove(iud: string): Promise<boolean>;
}

export interface Flussi {
  /** The active version of a flow, its row locked until the transaction ends, also when there is none yet. */
  locked(key: FlussoKey): Promise<Flusso | undefined>;
  /** Puts a version in the place of the active one, rows as a stream. */
  replace(flusso: NewFlusso, righe: AsyncIterable<FlussoRiga> | Iterable<FlussoRiga>): Promise<void>;
  /** Forgets a flow. @returns whether there was one */
  remove(key: FlussoKey): Promise<boolean>;
}

export interface NewFlusso extends Flusso {
  readonly pspDenominazione?: string | undefined;
  readonly bicRiversamento?: string | undefined;
}

/** A movement to be kept, with the order in which its upload was accepted and its row in it. */
export interface LoadedMovimento extends Movimento {
  readonly caricamento: bigint;
  readonly riga: number;
}

/** What a write did to one movement; identities only. */
export type MovimentoChange = Extract<Change, { tipo: 'MOVIMENTO' }>;

/** Where a block of movements comes from. */
export interface MovimentiOrigin {
  readonly origine: 'CSV';
  readonly giornale: string;
}

export interface Movimenti {
  /**
   * Keeps a block of movements set-wise: for one key the greater (caricamento, riga) wins, in the block too. @returns what
   * really changed; the same content again changes nothing
   */
  write(block: readonly LoadedMovimento[], origin?: MovimentiOrigin): Promise<MovimentoChange[]>;
  /** @returns the change, if there was one */
  remove(key: string): Promise<MovimentoChange | undefined>;
}

export interface RecordingStores {
  readonly chiavi: DirtyKeys;
  readonly ricevute: Ricevute;
  readonly notifiche: Notifiche;
  readonly flussi: Flussi;
  readonly movimenti: Movimenti;
}

/** An ente as pivot needs it. */
export interface PivotEnte {
  readonly ente: CodiceFiscaleEnte;
  readonly codiceIpa: string;
  readonly denominazione: string;
  readonly flgPagati: boolean;
  readonly flgTesoreria: boolean;
  readonly giorniPagamentoPresunti: number;
}

/** The register of enti. */
export interface Enti {
  find(ente: string): Promise<PivotEnte | undefined>;
  /** Applies a snapshot if newer. @returns whether a flag is other than what the worker used so far (off for an unknown ente) */
  apply(ente: PivotEnte & { readonly versione: number }): Promise<{ readonly flagsChanged: boolean }>;
}

/** Every ente, outside the tenants. */
export interface EntiRegister {
  all(): Promise<CodiceFiscaleEnte[]>;
}

/** Another worker is on this ente: nothing was done. */
export class EnteBusy extends Error {
  constructor(ente: CodiceFiscaleEnte) {
    super(`another worker is on ${ente}`);
    this.name = 'EnteBusy';
  }
}

/** How long the queue is, over all enti. */
export interface Backlog {
  /** Keys that wait to be computed. */
  readonly waiting: number;
  /** How long the oldest of them has waited; 0 when none waits. */
  readonly oldestSeconds: number;
  /** Keys that were put off because they could not be computed. */
  readonly postponed: number;
}

/** The queue of dirty keys over all enti. */
export interface DirtyQueue {
  /** Some enti with keys that are due, at most `limit`, in no order; those that rest are left out. */
  due(limit: number, resting: readonly CodiceFiscaleEnte[]): Promise<CodiceFiscaleEnte[]>;
  backlog(): Promise<Backlog>;
  /** Wakes whenever keys are added. @returns what stops it */
  listen(wake: () => void): Promise<() => Promise<void>>;
}
