import { transition, type StatoDovuto } from './stato';

/** A row that bears the IUV of a receipt. */
export interface RigaWithIuv {
  readonly id: bigint;
  readonly stato: StatoDovuto;
}

/** What a receipt does to the debts of its IUV. */
export type RicevutaEffect =
  | { readonly effect: 'PAGA'; readonly id: bigint; readonly regola: 'D11' | 'D22' }
  | { readonly effect: 'COLLEGA'; readonly id: bigint }
  | { readonly effect: 'NON_GESTITA' };

/**
 * What a paid receipt does: the live row is paid (D11); else a paid one is only linked; else the latest cancelled one is paid
 * and flagged (D22); else nobody knows it. `righe` are all rows with that IUV, the newest first. Source: dovuti.md §5.2.
 */
export function ricevutaEffect(righe: readonly RigaWithIuv[]): RicevutaEffect {
  const viva = righe.find((r) => r.stato !== 'ANNULLATO' && transition(r.stato, 'PAGAMENTO'));
  if (viva) return { effect: 'PAGA', id: viva.id, regola: 'D11' };
  const paid = righe.find((r) => r.stato === 'COMPLETATO');
  if (paid) return { effect: 'COLLEGA', id: paid.id };
  const cancelled = righe.find((r) => r.stato === 'ANNULLATO');
  if (cancelled) return { effect: 'PAGA', id: cancelled.id, regola: 'D22' };
  return { effect: 'NON_GESTITA' };
}
