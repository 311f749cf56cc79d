import type { DovutiStores } from '@mypay/dovuti-core';
import type { Database, Tx } from '@mypay/platform/db';

/** What Nest hands out for the ports of the core, and for what no class names. Bound in app.module.ts alone. */
export const CLOCK = Symbol('Clock');
export const UNIT_OF_WORK = Symbol('UnitOfWork');
export const IUV_COUNTERS = Symbol('IuvCounters');
export const UPLOADED_FILES = Symbol('UploadedFiles');
export const AVVISO_PRINTER = Symbol('AvvisoPrinter');
export const ENTI = Symbol('KnownEnti');
export const CONFIG = Symbol('DovutiConfig');

/** Bounds of the import that the environment sets: of a chunk, of uploads that wait, of days that bytes are kept. */
export const CHUNK_BOUNDS = Symbol('ChunkBounds');
export const MAX_WAITING = Symbol('MaxWaiting');
export const RETENTION_DAYS = Symbol('RetentionDays');

/** Where the ZIPs of printed notices lie, and for how many days. */
export const PRINT_ARCHIVE = Symbol('PrintArchive');
export const PRINT_RETENTION_DAYS = Symbol('PrintRetentionDays');

/** The stores of a transaction that somebody else opened: the inbox's. */
export const STORES = Symbol('StoresOf');
export type StoresOf = (tx: Tx) => DovutiStores;

/** What citizens ask: their debts at all enti, carts, references that only we can read. */
export const CITIZEN_DEBTS = Symbol('CitizenDebts');
export const CARTS = Symbol('Carts');
export const REFERENCES = Symbol('References');

/** Marks a debt that was just paid in every cart that holds it, in the transaction of its receipt. */
export const SETTLE_CARTS = Symbol('SettleCarts');
export type SettleCarts = (tx: Tx, iuv: string) => Promise<void>;

export const FORGET_CARTS = Symbol('ForgetCarts');
export type ForgetCarts = (db: Database, signal: AbortSignal, now: Date) => Promise<number>;
