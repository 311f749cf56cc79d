import type { AreaRoute } from '../shared/routing/area-route';

/** The screens of MyPay's back office; menus show them in this order. */
export const routes: readonly AreaRoute[] = [
  {
    code: 'O-02',
    path: '/bo/scegli-ente',
    title: { it: 'Scegli l’ente', en: 'Choose the body' },
    access: 'autenticato',
    screen: () => import('./choose-ente/screen'),
  },
];
