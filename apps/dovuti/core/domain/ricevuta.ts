import { transizione, type StatoDovuto } from './stato';

/** A row that bears the IUV of a receipt. */
export interface RigaConIuv {
  readonly id: bigint;
  readonly stato: StatoDovuto;
}

/** What a receipt does to the debts of its IUV. */
export type EffettoRicevuta =
  | { readonly effetto: 'PAGA'; readonly id: bigint; readonly regola: 'D11' | 'D22' }
  | { readonly effetto: 'COLLEGA'; readonly id: bigint }
  | { readonly effetto: 'NON_GESTITA' };

/**
 * What a paid receipt does: the live row is paid (D11); else a paid one is only linked; else the latest cancelled one is paid
 * and flagged (D22); else nobody knows it. `righe` are all rows with that IUV, the newest first. Source: dovuti.md §5.2.
 */
export function effettoRicevuta(righe: readonly RigaConIuv[]): EffettoRicevuta {
  const viva = righe.find((r) => r.stato !== 'ANNULLATO' && transizione(r.stato, 'PAGAMENTO'));
  if (viva) return { effetto: 'PAGA', id: viva.id, regola: 'D11' };
  const pagata = righe.find((r) => r.stato === 'COMPLETATO');
  if (pagata) return { effetto: 'COLLEGA', id: pagata.id };
  const annullata = righe.find((r) => r.stato === 'ANNULLATO');
  if (annullata) return { effetto: 'PAGA', id: annullata.id, regola: 'D22' };
  return { effetto: 'NON_GESTITA' };
}
