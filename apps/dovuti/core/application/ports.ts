import type { Author } from './author';
import type { ObjectRef, Outbox } from '@mypay/contracts';
import type { CodiceFiscaleEnte, Iud, Iuv, LocalDate, VisibleTipi } from '@mypay/kernel';
import type { DovutoContent, Dovuto, Ente, Pagamento, TipoDovuto } from '../domain/dovuto';
import type { StatoDovuto } from '../domain/stato';
import type { Scarto } from '../domain/tracciato/codici';
import type { Decision, ChunkFacts } from '../domain/tracciato/decide-rows';
import type { FileErrorCode } from '../domain/tracciato/file-errors';
import type { FileName } from '../domain/tracciato/file-name';
import type { ChunkBounds } from './chunk-bounds';
import type { Act, Lists, RecordedAct } from './lists';
import type { PrintBatches } from './print-batch-ports';

/** The register of enti and their tipi, as onboarding announced them. */
export interface Register {
  /** Applies a snapshot only if newer: a replayed one never undoes. False when it changed nothing. Source: architecture.md, Decisions, 6. */
  recordEnte(versione: number, content: Ente): Promise<boolean>;
  /** As `recordEnte`. */
  recordTipo(versione: number, content: TipoDovuto): Promise<boolean>;
  /** Undefined for an ente that no event has told of yet. */
  ente(): Promise<Ente | undefined>;
  tipo(codice: string): Promise<TipoDovuto | undefined>;
  tipi(): Promise<readonly TipoDovuto[]>;
}

/** Every ente that an event has told of: work over all of them is one transaction each. */
export interface KnownEnti {
  all(): Promise<readonly CodiceFiscaleEnte[]>;
}

export interface NewDovuto {
  readonly dati: DovutoContent;
  readonly iuvDellaPiattaforma: boolean;
  readonly now: Date;
}

/** The debts of one ente, inside one transaction. */
export interface Dovuti {
  /** Writes a new debt; the unique keys decide who came first. */
  add(fresh: NewDovuto): Promise<'INSERITO' | 'IUD_DUPLICATO' | 'IUV_DUPLICATO'>;
  /** The row that now bears the IUD: the one that is not ANNULLATO, else the latest. */
  find(iud: Iud): Promise<Dovuto | undefined>;
  /** The same, locked until the transaction ends. */
  lock(iud: Iud): Promise<Dovuto | undefined>;
  /** All rows with an IUV, newest first; locked when they are going to change. */
  withIuv(iuv: Iuv, options?: { readonly lock: boolean }): Promise<readonly Dovuto[]>;
  /** D06: new content in place, only from `from`. False when the row has moved on. */
  replace(id: bigint, from: StatoDovuto, content: DovutoContent, now: Date): Promise<boolean>;
  /** A change of state, only from `from`. False when the row has moved on. */
  move(id: bigint, from: StatoDovuto, a: StatoDovuto, now: Date, pagamento?: Pagamento): Promise<boolean>;
  /** D07 for the open debts of a tipo, at most `limit` of them; how many it cancelled. */
  cancelOpen(tipoDovuto: string, limit: number, now: Date): Promise<number>;
  /**
   * D07 for the debts of these IUDs that are still to be paid and of the author's tipi, with the act recorded for each.
   * @returns the IUDs that it cancelled
   */
  cancelNamed(iuds: readonly Iud[], author: Author, now: Date): Promise<readonly Iud[]>;
  /** Who brought the debt to the version that it has now, and why. */
  recordAct(id: bigint, kind: RecordedAct['atto'], act: Act, now: Date): Promise<void>;
  /** Who made the row, by its act; undefined for one that no act tells of: imports, programs, what replaced another row. */
  bornOf(id: bigint): Promise<string | undefined>;
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
  readonly registro: Register;
  readonly dovuti: Dovuti;
  readonly ricevute: Ricevute;
  readonly importazioni: Importazioni;
  readonly outbox: Outbox;
  readonly elenchi: Lists;
  readonly printBatches: PrintBatches;
}

/** The counters of IUVs, each step a transaction of its own: a number once given is never given again. */
export interface IuvCounters {
  /** Reserves `count` consecutive numbers of (ente, segregation code); gives the first. Source: dovuti.md §6.2. */
  reserve(ente: CodiceFiscaleEnte, segregazione: string, count: number): Promise<bigint>;
}

export const STATI_IMPORT = ['LOAD_IMPORT', 'IMPORT_IN_ELAB', 'IMPORT_ESEGUITO', 'IMPORT_ABORTITO'] as const;
export type StatoImport = (typeof STATI_IMPORT)[number];

/** An upload of a tracciato and how far it is. Source: tracciati.md §3.5. */
export interface Importazione {
  readonly id: bigint;
  readonly nome: FileName;
  readonly nomeFile: string;
  readonly stato: StatoImport;
  /** MyPay's code of a file-level error. */
  readonly codiceErrore: string | undefined;
  /** Bytes as they came. */
  readonly file: ObjectRef;
  /** Data rows that are committed: where to go on. */
  readonly righe: number;
  readonly accettate: number;
  readonly scartate: number;
  readonly scarti: ObjectRef | undefined;
  readonly iuv: ObjectRef | undefined;
  /** Some refused line has a cell that a spreadsheet would run: said to who downloads the scarti. */
  readonly formulas: boolean;
  readonly richiedente: string;
  readonly creataIl: Date;
  readonly finitaIl: Date | undefined;
  /** Since when the bytes of upload and outcomes are gone. */
  readonly forgottenAt: Date | undefined;
  /** On trial: judged as a real one, and nothing of it is kept but the judgement. */
  readonly prova: boolean;
  /** Who asked took it back while it waited. */
  readonly annullata: boolean;
  /** Tipi that who uploaded may work on. */
  readonly tipi: VisibleTipi;
  readonly iniziataIl: Date | undefined;
  /** Bytes of the CSV that are read and committed, of how many; the latter is known once it is open. */
  readonly byteLetti: number;
  readonly byteTotali: number | undefined;
  /** First line of the file, as text. */
  readonly intestazione: string | undefined;
}

export interface NewImport {
  readonly nome: FileName;
  readonly nomeFile: string;
  readonly file: ObjectRef;
  readonly richiedente: string;
  readonly tipi: VisibleTipi;
  readonly prova: boolean;
  readonly now: Date;
}

/** Which uploads a list is about; what is absent does not filter. */
export interface ImportFilters {
  readonly richiedente?: string | undefined;
  /** Beginning of the IUF, or the whole name of the file. */
  readonly nome?: string | undefined;
  readonly stati?: readonly StatoImport[] | undefined;
  readonly prova?: boolean | undefined;
  readonly sha256?: string | undefined;
}

export type ImportObstacle =
  'NOME_FILE_DUPLICATO' | 'FLUSSO_DUPLICATO' | 'FLUSSO_IN_CARICAMENTO' | 'TROPPI_CARICAMENTI';

/** A row of a file with what was decided of it: `testo` is the physical line of a refused one, the T3 line of an accepted one. */
export interface DecidedRiga {
  readonly decision: Decision;
  readonly testo: Buffer;
  /** A refused line that a spreadsheet would run. */
  readonly formula: boolean;
}

/** Uploads of one ente, inside one transaction. */
export interface Importazioni {
  /** What would stand in the way of this name, or of one more upload beside `maxWaiting` that wait; undefined for nothing. */
  obstacle(name: FileName, fileName: string, maxWaiting: number): Promise<ImportObstacle | undefined>;
  /** Records the upload and its job in one transaction; unique key and limit decide between two at once. */
  add(added: NewImport, maxWaiting: number): Promise<bigint | ImportObstacle>;
  /** Uploads that ended before `instant` and whose bytes are still kept, the oldest first. */
  endedBefore(instant: Date, limit: number): Promise<readonly Importazione[]>;
  /** Their bytes are gone. */
  forgetFiles(ids: readonly bigint[], now: Date): Promise<void>;
  find(id: bigint): Promise<Importazione | undefined>;
  /** At most `limit` uploads, the newest first, older than `before`. */
  page(filters: ImportFilters, before: bigint | undefined, limit: number): Promise<readonly Importazione[]>;
  /** The import, locked until the transaction ends, and under way since `now` if it had not begun. */
  start(id: bigint, now: Date): Promise<Importazione | undefined>;
  /** Its file is open: its first line, and how many bytes it has. */
  opened(id: bigint, header: string, size: number): Promise<void>;
  /** Takes it back while it waits. False when it has begun or ended. */
  cancel(id: bigint, now: Date): Promise<boolean>;
  /** Refused rows in file order, after `after`: of an import that has ended only the first are kept. */
  scarti(id: bigint, after: number, limit: number): Promise<readonly RigaPerEsito[]>;
  /** Another upload of the same bytes that was loaded, or is being. */
  sameContent(sha256: string, id: bigint): Promise<Importazione | undefined>;
  abort(id: bigint, codice: FileErrorCode, now: Date): Promise<void>;
  complete(id: bigint, files: { scarti?: ObjectRef; iuv?: ObjectRef }, now: Date): Promise<void>;
  /** What the archive knows of these identifiers; the rows that hold the IUDs are locked. */
  facts(importazione: Importazione, iud: readonly Iud[], iuv: readonly Iuv[]): Promise<ChunkFacts>;
  /** Writes a chunk set-wise and moves the resume point to its last row. False when another writer took an identifier meanwhile: nothing may be kept. */
  write(importazione: Importazione, righe: readonly DecidedRiga[], bytesRead: number, now: Date): Promise<boolean>;
  /** Decided rows in file order, after `after`; at least one if there is any, then as many as the bounds allow. */
  decided(id: bigint, accepted: boolean, after: number, bounds: ChunkBounds): Promise<readonly RigaPerEsito[]>;
}
export interface RigaPerEsito {
  readonly riga: number;
  readonly testo: Buffer;
  readonly scarto: Scarto | undefined;
}

/** The CSV of an upload, and how many bytes it has. */
export interface UploadedCsv {
  readonly size: number;
  readonly bytes: AsyncIterable<Buffer>;
}

/** The kept bytes of uploads. */
export interface UploadedFiles {
  /** @throws RefusedFile when there is no CSV inside, now or from the stream */
  csv(importazione: Pick<Importazione, 'file' | 'nome'>): Promise<UploadedCsv>;
  put(key: string, source: AsyncIterable<Buffer>): Promise<ObjectRef>;
  /** Also when it is gone already. */
  delete(key: string): Promise<void>;
}

/** A file that can never be read: the code goes to the import. Source: tracciati.md §3.4. */
export class RefusedFile extends Error {
  constructor(
    readonly codice: FileErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'RefusedFile';
  }
}
