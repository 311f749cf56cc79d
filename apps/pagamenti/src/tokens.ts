/** Nest tokens of what has no class of its own. */
export const PAGAMENTI_CONFIG = Symbol('PagamentiConfig');
export const CLOCK = Symbol('Clock');
export const UNIT_OF_WORK = Symbol('UnitOfWork<PagamentiStores>');
export const ENTI = Symbol('Enti');
export const QUOTES = Symbol('Quotes');
export const MESSAGES = Symbol('Messages');
