import type { VisibleTipi } from '@mypay/kernel';
import { seesTipo } from '@mypay/kernel';
import { DovutiError } from '../domain/errors';
import type { Act } from './lists';

/** Who asks for a change, and on which tipi it may work. */
export interface Author extends Act {
  readonly tipi: VisibleTipi;
}

/** The platform itself, and programs of the ente: every tipo, and no name worth keeping. */
export const PLATFORM: Author = { autore: '', tipi: 'TUTTI' };

/** Whoever begins a payment by himself, logged in or not: no subject of a token is called so, and none is kept. */
export const CITIZEN: Author = { autore: 'cittadino', tipi: 'TUTTI' };

/** @throws DovutiError `TIPO_DOVUTO_NON_PERMESSO`. Source: dovuti.md §5.4, 2 */
export function demandTipo({ tipi }: Author, tipo: string): void {
  if (seesTipo(tipi, tipo)) return;
  throw new DovutiError(
    'TIPO_DOVUTO_NON_PERMESSO',
    'Questo tipo di dovuto non è tra quelli assegnati: scegliere uno dei propri, o chiedere l’abilitazione all’amministratore dell’ente.',
  );
}
