import type { AreaRoute } from '../shared/routing/area-route';

/** The screens for who pays, and for who has logged in as a citizen. */
export const routes: readonly AreaRoute[] = [
  {
    code: 'C-09',
    path: '/checkout',
    title: { it: 'Paga con pagoPA', en: 'Pay with pagoPA' },
    access: 'pubblico',
    screen: () => import('./checkout/screen'),
  },
  {
    code: 'C-10',
    path: '/esito/:id',
    title: { it: 'Esito del pagamento', en: 'Outcome of the payment' },
    access: 'pubblico',
    screen: () => import('./esito/screen'),
  },
  {
    code: 'C-11',
    path: '/ricevute/:token',
    title: { it: 'Ricevuta di pagamento', en: 'Payment receipt' },
    access: 'pubblico',
    screen: () => import('./ricevuta/screen'),
  },
];
