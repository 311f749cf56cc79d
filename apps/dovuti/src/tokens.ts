import type { DovutiStores } from '@mypay/dovuti-core';
import type { Tx } from '@mypay/platform/db';

/** What Nest hands out for the ports of the core, and for what no class names. Bound in app.module.ts alone. */
export const CLOCK = Symbol('Clock');
export const UNIT_OF_WORK = Symbol('UnitOfWork');
export const IUV_COUNTERS = Symbol('ContatoriIuv');
export const UPLOADED_FILES = Symbol('FileCaricati');
export const ENTI = Symbol('EntiNoti');
export const CONFIG = Symbol('DovutiConfig');

/** The stores of a transaction that somebody else opened: the inbox's. */
export const STORES = Symbol('StoresOf');
export type StoresOf = (tx: Tx) => DovutiStores;
