import { DovutiError, type ImportViewer } from '@mypay/dovuti-core';
import type { CallerIdentity } from '@mypay/platform/auth';

/** Who may see every upload of the ente: who holds the permission and is bound to no tipo. Source: roles.md §4.3, §4.4 */
export const viewerOf = ({ soggetto, permessi, tipi }: CallerIdentity): ImportViewer => ({
  soggetto,
  seesAll: tipi === 'TUTTI' && permessi.includes('flusso.read.all'),
});

/** @throws DovutiError `IMPORT_NON_TROVATO` for what is not a number of ours */
export const idOf = (text: string): bigint => {
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw new DovutiError('IMPORT_NON_TROVATO', 'Il numero dell’importazione è fatto di sole cifre: controllarlo.');
};
