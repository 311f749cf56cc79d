import type { AreaRoute } from '../shared/routing/area-route';

/** Who reads the configuration of an ente; what may be changed, each screen asks for itself. */
const READER = { permessi: ['ente.update.self', 'ente.update.all', 'audit.read'] };

/** The screens of an ente's administration; menus show them in this order. */
export const routes: readonly AreaRoute[] = [
  {
    code: 'E-01',
    path: '/bo/:ipa/admin',
    title: { it: 'Amministrazione', en: 'Administration' },
    access: READER,
    menu: { icon: 'it-settings' },
    screen: () => import('./cards/screen'),
  },
];
