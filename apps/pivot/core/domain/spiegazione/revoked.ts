import type { RigaNelFlusso } from '../flusso';
import { inEuro, type Riferimento, rifRiga } from './riferimenti';

/** What the rows with esito 3 (payStatus REVOKED) say of a payment, for an operator; nothing when there is none. */
export function explainRevoked(rows: readonly RigaNelFlusso[]): {
  readonly testo?: string;
  readonly revoche: readonly Riferimento[];
} {
  if (rows.length === 0) return { revoche: [] };
  const where = rows
    .map(({ riga, flusso }) => `${flusso.iuf} di ${flusso.psp}, riga ${riga.riga}, ${inEuro(riga.importo)}`)
    .slice(0, 5);
  return {
    testo:
      `Il PSP dichiara revocato questo pagamento (esito 3, REVOKED) nel flusso ${where.join('; ')}. ` +
      'Una riga revocata si conserva e si mostra, ma non rendiconta nulla: se il versamento risulta incassato, chiedere conto al PSP.',
    revoche: rows.map(rifRiga),
  };
}
