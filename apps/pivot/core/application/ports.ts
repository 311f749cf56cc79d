import type { Cents, CodiceFiscaleEnte } from '@mypay/kernel';
import type {
  Cambiamento,
  ChiaveFlusso,
  ChiavePagamento,
  ChiaveSporca,
  ConteggiFlusso,
  EsitoTesoreria,
  Fatti,
  FlagEnte,
  Flusso,
  Movimento,
  Notifica,
  PagamentoClassificato,
  Ricevuta,
  RigaFlusso,
  Verdetto,
} from '../domain';

/** The dirty keys of one ente: append-only, read by sequence, deleted only if read. architecture.md, Decisions, 8. */
export interface ChiaviSporche {
  aggiungi(chiavi: readonly ChiaveSporca[]): Promise<void>;
  /** Appends an IUV key for every row of the flows, set-wise. */
  aggiungiIuvDi(flussi: readonly ChiaveFlusso[]): Promise<void>;
  /** At most `limite` keys that are not put off, the oldest first; facts are to be read after this, in later statements. */
  leggi(limite: number): Promise<{ readonly sequenze: readonly bigint[]; readonly chiavi: readonly ChiaveSporca[] }>;
  elimina(sequenze: readonly bigint[]): Promise<void>;
  /**
   * Puts off the oldest key that `leggi` would give: it comes back after a second, then after two, four… up to an hour; asked
   * for again in the meantime it is no younger. @returns the key; undefined when none waits
   */
  postponeOldest(): Promise<ChiaveSporca | undefined>;
}

/** A flow with what the worker last said of it. */
export interface FlussoConEsito extends Flusso {
  readonly esito: EsitoTesoreria;
  readonly verdetto: Verdetto;
  readonly conteggi: ConteggiFlusso;
  /** Sum of all the rows; where it is not the declared total, a warning is shown. */
  readonly sommaRighe: Cents;
}

export interface FattiConEsito extends Fatti {
  readonly flussi: readonly FlussoConEsito[];
}

export type ConClassi<T> = T & { readonly classi: number };

/** Reads of facts, set-wise: always of many keys at once. */
export interface LettureFatti {
  flag(): Promise<FlagEnte>;
  flussiPerIuf(iuf: readonly string[]): Promise<FlussoConEsito[]>;
  flussi(chiavi: readonly ChiaveFlusso[]): Promise<FlussoConEsito[]>;
  /** Positive movements that name one of the IUFs (given in upper case). */
  tf(iuf: readonly string[]): Promise<Movimento[]>;
  /** IUVs of the stored receipts with one of these IUDs. */
  iuvPerIud(iud: readonly string[]): Promise<string[]>;
  /** What the payments of these IUVs depend on; each flow with its stored esito. Movements: the positive ones without IUF. */
  fattiPerIuv(iuv: readonly string[]): Promise<FattiConEsito>;
  notifiche(iud: readonly string[]): Promise<ConClassi<Notifica>[]>;
  ricevutePerIud(iud: readonly string[]): Promise<Ricevuta[]>;
  /** Movements by key, by IUF (upper case), and by IUV when they have no IUF; each once. */
  movimenti(quali: {
    readonly chiavi: readonly string[];
    readonly iuf: readonly string[];
    readonly iuv: readonly string[];
  }): Promise<ConClassi<Movimento>[]>;
  /** Which of the IUFs (upper case) an active flow bears. */
  iufNoti(iuf: readonly string[]): Promise<ReadonlySet<string>>;
  /** Which of the IUVs a stored receipt or a non-revoked row of an active flow bears. */
  iuvNoti(iuv: readonly string[]): Promise<ReadonlySet<string>>;
  /** Active flows with a row of one of the IUVs. */
  flussiConIuv(iuv: readonly string[]): Promise<ChiaveFlusso[]>;
  /** Counts over the rows of each flow and the payments kept for them, by `chiaveFlusso`. */
  conteggi(flussi: readonly ChiaveFlusso[]): Promise<ReadonlyMap<string, ConteggiFlusso>>;
}

/** What the worker keeps of its results; each write also moves the counters of its ente and class. */
export interface ScrittureClassi {
  pagamenti(iuv: readonly string[]): Promise<PagamentoClassificato[]>;
  scriviPagamenti(diversi: readonly PagamentoClassificato[], rimossi: readonly ChiavePagamento[]): Promise<void>;
  scriviNotifiche(diverse: readonly { readonly iud: string; readonly classi: number }[]): Promise<void>;
  scriviMovimenti(diversi: readonly ConClassi<Movimento>[]): Promise<void>;
  scriviEsiti(diversi: readonly (ChiaveFlusso & { readonly esito: EsitoTesoreria })[]): Promise<void>;
  scriviVerdetti(
    diversi: readonly (ChiaveFlusso & { readonly verdetto: Verdetto; readonly conteggi: ConteggiFlusso })[],
  ): Promise<void>;
}

/** Every key of an ente, block after block: what a rebuild puts in the queue and a check goes through. */
export interface TutteLeChiavi {
  /** Keys after `cursore` (from the beginning without one); no cursor back after the last block. */
  blocco(
    cursore: string | undefined,
    limite: number,
  ): Promise<{ readonly chiavi: readonly ChiaveSporca[]; readonly cursore: string | undefined }>;
}

/** What one turn of the worker works on: one transaction of one ente. */
export interface StoresClassificazione {
  readonly chiavi: ChiaviSporche;
  readonly fatti: LettureFatti;
  readonly classi: ScrittureClassi;
  readonly tutte: TutteLeChiavi;
}

/** Every record's store; each use case takes what it needs. All write their dirty keys in the same transaction. */
export interface Ricevute {
  /** The stored receipt of a key, locked until the transaction ends. */
  perChiave(chiave: ChiavePagamento): Promise<Ricevuta | undefined>;
  scrivi(ricevuta: Ricevuta, dettagli?: DettagliRicevuta): Promise<void>;
  rimuovi(chiave: ChiavePagamento): Promise<void>;
}

/** What is shown of a receipt and takes no part in classification. */
export interface DettagliRicevuta {
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
  scrivi(notifica: Notifica): Promise<boolean>;
  /** @returns whether there was one */
  rimuovi(iud: string): Promise<boolean>;
}

export interface Flussi {
  /** The active version of a flow, its row locked until the transaction ends, also when there is none yet. */
  bloccata(chiave: ChiaveFlusso): Promise<Flusso | undefined>;
  /** Puts a version in the place of the active one, rows as a stream. */
  sostituisci(flusso: NuovoFlusso, righe: AsyncIterable<RigaFlusso> | Iterable<RigaFlusso>): Promise<void>;
  /** Forgets a flow. @returns whether there was one */
  rimuovi(chiave: ChiaveFlusso): Promise<boolean>;
}

export interface NuovoFlusso extends Flusso {
  readonly pspDenominazione?: string | undefined;
  readonly bicRiversamento?: string | undefined;
}

/** A movement to be kept, with the order in which its upload was accepted and its row in it. */
export interface MovimentoCaricato extends Movimento {
  readonly caricamento: bigint;
  readonly riga: number;
}

/** What a write did to one movement; identities only. */
export type CambioMovimento = Extract<Cambiamento, { tipo: 'MOVIMENTO' }>;

/** Where a block of movements comes from. */
export interface OrigineMovimenti {
  readonly origine: 'CSV';
  readonly giornale: string;
}

export interface Movimenti {
  /**
   * Keeps a block of movements set-wise: for one key the greater (caricamento, riga) wins, in the block too. @returns what
   * really changed; the same content again changes nothing
   */
  scrivi(blocco: readonly MovimentoCaricato[], origine?: OrigineMovimenti): Promise<CambioMovimento[]>;
  /** @returns the change, if there was one */
  rimuovi(chiave: string): Promise<CambioMovimento | undefined>;
}

export interface StoresRegistrazione {
  readonly chiavi: ChiaviSporche;
  readonly ricevute: Ricevute;
  readonly notifiche: Notifiche;
  readonly flussi: Flussi;
  readonly movimenti: Movimenti;
}

/** An ente as pivot needs it. */
export interface EnteDiPivot {
  readonly ente: CodiceFiscaleEnte;
  readonly codiceIpa: string;
  readonly denominazione: string;
  readonly flgPagati: boolean;
  readonly flgTesoreria: boolean;
  readonly giorniPagamentoPresunti: number;
}

/** The register of enti. */
export interface Enti {
  find(ente: string): Promise<EnteDiPivot | undefined>;
  /** Applies a snapshot if newer. @returns whether a flag is other than what the worker used so far (off for an unknown ente) */
  applica(ente: EnteDiPivot & { readonly versione: number }): Promise<{ readonly flagCambiati: boolean }>;
}

/** Every ente, outside the tenants. */
export interface EntiRegister {
  all(): Promise<CodiceFiscaleEnte[]>;
}

/** Another worker is on this ente: nothing was done. */
export class EnteOccupato extends Error {
  constructor(ente: CodiceFiscaleEnte) {
    super(`another worker is on ${ente}`);
    this.name = 'EnteOccupato';
  }
}

/** The queue of dirty keys over all enti. */
export interface DirtyQueue {
  /** Some enti with keys that are due, at most `limit`, in no order; those that rest are left out. */
  due(limit: number, resting: readonly CodiceFiscaleEnte[]): Promise<CodiceFiscaleEnte[]>;
  /** Keys that wait to be computed, and keys that were put off because they could not be. */
  backlog(): Promise<{ readonly waiting: number; readonly postponed: number }>;
  /** Wakes whenever keys are added. @returns what stops it */
  listen(wake: () => void): Promise<() => Promise<void>>;
}
