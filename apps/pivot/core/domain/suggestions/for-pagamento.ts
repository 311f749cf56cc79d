import { isRevoked } from '../flusso';
import type { Movimento } from '../movimento';
import type { PagamentoKey } from '../pagamento';
import { pagamentoKey, type Surroundings } from '../surroundings';
import { suggestForMovimento } from './for-movimento';
import { isAlike } from './likeness';
import { REASONS } from './reasons';
import { type CandidateFlusso, CANDIDATES_MAX, ranked, type Suggestion } from './suggestion';

/**
 * Proposals for a payment that has a receipt and no row, or a row and no receipt: a record of the other kind whose IUV or IUR is
 * its own but for zeros or case. No movement is linked by them: who sent the wrong code corrects it. Pure.
 */
export function suggestForPagamento(key: PagamentoKey, iuvs: readonly string[], v: Surroundings): Suggestion[] {
  const own = pagamentoKey(key);
  const all = [key.iuv, ...iuvs];
  const receipts = all.flatMap((iuv) => v.ricevutePerIuv.get(iuv) ?? []);
  const rows = all.flatMap((iuv) => v.righePerIuv.get(iuv) ?? []).filter(({ riga }) => !isRevoked(riga));
  const receipt = receipts.find((r) => pagamentoKey(r) === own);
  const row = rows.find(({ riga }) => pagamentoKey(riga) === own);
  if (receipt && !row)
    return ranked(
      rows.flatMap(({ riga, flusso }) => alikeTo(receipt, riga, 'row', [{ psp: flusso.psp, iuf: flusso.iuf }])),
    );
  if (row && !receipt)
    return ranked(
      receipts.flatMap((r) => alikeTo(row.riga, r, 'receipt', [{ psp: row.flusso.psp, iuf: row.flusso.iuf }])),
    );
  return [];
}

type Paid = PagamentoKey & { readonly importo: CandidateFlusso['importoTotale'] };

function alikeTo(one: Paid, other: Paid, what: 'receipt' | 'row', flussi: Suggestion['flussi']): Suggestion[] {
  const codes = (['iuv', 'iur'] as const).filter((code) => one[code] !== other[code]);
  if (codes.length === 0 || !codes.every((code) => isAlike(one[code], other[code]))) return [];
  const equal = one.importo === other.importo;
  return [
    {
      tipo: 'QUASI_UGUALE',
      confidenza: equal ? 'ALTA' : 'BASSA',
      flussi,
      ragioni: [
        ...codes.map((code) => REASONS.alike(one[code], other[code])),
        ...(equal ? [REASONS.sameAmountOf(what, other.importo)] : []),
      ],
    },
  ];
}

/** Proposals for a flow without its credit, or with a part of it: the movements that might be. Pure. */
export function suggestForFlusso(f: CandidateFlusso, movimenti: readonly Movimento[]): Suggestion[] {
  const others = movimenti.slice(0, CANDIDATES_MAX);
  const candidates = { near: [f], begun: [f], others, iuvs: [], givenFlusso: true };
  return ranked(others.flatMap((m) => suggestForMovimento(m, candidates)));
}
