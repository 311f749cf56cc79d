import type { AreaRoute } from '../shared/routing/area-route';

/** Outside of all enti only roles of the intermediary hold these; who works for an ente has `ente.read` alone there. */
const READER = { permessi: ['ente.update.all', 'giornale.read'] };

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
