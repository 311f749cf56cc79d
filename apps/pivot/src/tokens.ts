import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { PivotStores } from '@mypay/pivot-core';
import type { Tx } from '@mypay/platform/db';

/** Nest tokens of what has no class of its own. */
export const CLOCK = Symbol('Clock');
export const CONFIG = Symbol('PivotEnv');
/** `UnitOfWork<PivotStores>`: one ente, one transaction, every port. */
export const UNIT_OF_WORK = Symbol('UnitOfWork');
/** `StoresOf`, for a door whose transaction is open already. */
export const STORES_OF = Symbol('StoresOf');
/** `UnitOfWork<ClassificazioneStores>` that waits for the worker of its ente. */
export const VERIFICATION = Symbol('Verification');
export const GIORNALE_FILES = Symbol('GiornaleFiles');
/** Uploads of one ente that may wait to be loaded. */
export const UPLOADS_WAITING_MAX = Symbol('UPLOADS_WAITING_MAX');
export const ENTI_REGISTER = Symbol('EntiRegister');
export const DIRTY_QUEUE = Symbol('DirtyQueue');
export const STORIES = Symbol('Stories');
export const LISTS = Symbol('Lists');
export const MONTHS = Symbol('Months');

/** Every port on an open transaction of an ente. */
export type StoresOf = <T>(tx: Tx, ente: CodiceFiscaleEnte, work: (stores: PivotStores) => Promise<T>) => Promise<T>;
