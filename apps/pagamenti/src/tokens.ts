/** Nest tokens of the ports and of what has no class of its own. */
export const CONFIG = Symbol('PagamentiConfig');
export const CLOCK = Symbol('Clock');
export const UNIT_OF_WORK = Symbol('UnitOfWork<PagamentiStores>');
export const FLUSSI_UNIT_OF_WORK = Symbol('UnitOfWork<FlussiStores>');
export const FLUSSI_NODO = Symbol('FlussiNodo');
export const ENTI = Symbol('Enti');
export const RECEIPT_PRINTER = Symbol('ReceiptPrinter');
/** `(tx: Tx) => PagamentiStores`: for what an event told, in its transaction. */
export const STORES = Symbol('(tx: Tx) => PagamentiStores');
/** `(tx: Tx) => EntiRegister`: the register is written in the transaction of the event that told it. */
export const ENTI_REGISTER = Symbol('(tx: Tx) => EntiRegister');
export const QUOTES = Symbol('Quotes');
/** Giornale, PendingRequests and Messages: one table of bytes stands behind the three. */
export const GIORNALE = Symbol('Giornale & PendingRequests & Messages');
export const CITIZEN_CARTS = Symbol('CitizenCarts');
export const CHECKOUT_NODO = Symbol('CheckoutNodo');
export const CHECKOUTS = Symbol('Checkouts');
export const RECEIPTS = Symbol('Receipts');
export const RECEIPT_LINKS = Symbol('ReceiptLinks');
export const CITIZEN_READS = Symbol('CitizenReads');
export const FLUSSO_READS = Symbol('FlussoReads');
export const ATTEMPTS = Symbol('Attempts');
export const COUNTS = Symbol('Counts');
export const READS = Symbol('Reads');
export const PAID_EXPORTS = Symbol('PaidExports');
export const EXPORT_FILES = Symbol('ExportFiles');
export const KEEP_EXPORT_DAYS = Symbol('KeepExportDays');
export const PULLS = Symbol('Pulls');
