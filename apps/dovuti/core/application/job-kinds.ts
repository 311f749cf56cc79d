/** Imports an upload; the key is ente and import. */
export const IMPORT_JOB = 'importa-tracciato';

/** Cancels the open debts of a tipo; the key is ente and tipo. */
export const CANCEL_OPEN_JOB = 'annulla-dovuti-del-tipo';
