import type { AreaRoute } from '../shared/routing/area-route';

const READER = { permessi: ['int.enti.read'] };

/** The screens of the intermediary, about no single ente; menus show them in this order. */
export const routes: readonly AreaRoute[] = [
  {
    code: 'I-02',
    path: '/intermediario',
    title: { it: 'Enti', en: 'Public bodies' },
    access: READER,
    menu: { icon: 'it-pa' },
    screen: () => import('./enti/screen'),
  },
];
