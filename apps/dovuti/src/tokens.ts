import type { DovutiStores } from '@mypay/dovuti-core';
import type { Tx } from '@mypay/platform/db';

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

/** The stores of a transaction that somebody else opened: the inbox's. */
export const STORES = Symbol('StoresOf');
export type StoresOf = (tx: Tx) => DovutiStores;
