import type { RigaInFlusso } from '../flusso';
import { type Reference, rigaReference } from './references';
import { say } from './say';
import type { Said } from './words';

/** What the rows with esito 3 (payStatus REVOKED) say of a payment, for an operator; nothing when there is none. */
export function explainRevoked(rows: readonly RigaInFlusso[]): {
  readonly testo?: Said;
  readonly revoche: readonly Reference[];
} {
  if (rows.length === 0) return { revoche: [] };
  return { testo: say(({ revoked }) => revoked(rows)), revoche: rows.map(rigaReference) };
}
