import type { RigaInFlusso } from '../flusso';
import { asEuro, type Reference, rigaReference } from './references';

/** What the rows with esito 3 (payStatus REVOKED) say of a payment, for an operator; nothing when there is none. */
export function explainRevoked(rows: readonly RigaInFlusso[]): {
  readonly testo?: string;
  readonly revoche: readonly Reference[];
} {
  if (rows.length === 0) return { revoche: [] };
  const where = rows
    .map(({ riga, flusso }) => `${flusso.iuf} di ${flusso.psp}, riga ${riga.riga}, ${asEuro(riga.importo)}`)
    .slice(0, 5);
  return {
    testo:
      `Il PSP dichiara revocato questo pagamento (esito 3, REVOKED) nel flusso ${where.join('; ')}. ` +
      'Una riga revocata si conserva e si mostra, ma non rendiconta nulla: se il versamento risulta incassato, chiedere conto al PSP.',
    revoche: rows.map(rigaReference),
  };
}
