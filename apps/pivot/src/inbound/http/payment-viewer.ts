import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { PagamentoInContext, PivotStores } from '@mypay/pivot-core';
import { type PagamentoView, viewOfPagamento } from './lists.view';

/** Days in which a flow may still come, where onboarding has not announced the ente yet. */
const PRESUMED_DAYS = 3;

/** Payments as they are shown to people of an ente today. */
export async function viewerOf(
  ente: CodiceFiscaleEnte,
  unitOfWork: UnitOfWork<PivotStores>,
  clock: Clock,
): Promise<(p: PagamentoInContext) => PagamentoView> {
  const registered = await unitOfWork.run(ente, ({ enti }) => enti.find(ente));
  const now = clock.now();
  return (p) => viewOfPagamento(p, registered?.giorniPagamentoPresunti ?? PRESUMED_DAYS, now);
}
