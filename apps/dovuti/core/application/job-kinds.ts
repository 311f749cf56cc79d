/** Imports an upload; the key is ente and import. */
export const IMPORT_JOB = 'importa-tracciato';

/** Prints a batch of notices; the key is ente and batch. */
export const PRINT_JOB = 'stampa-avvisi';

/** Cancels the open debts of a tipo; the key is ente and tipo. */
export const CANCEL_OPEN_JOB = 'annulla-dovuti-del-tipo';
