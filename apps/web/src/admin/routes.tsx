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
  {
    code: 'E-02',
    path: '/bo/:ipa/admin/ente',
    title: { it: 'Ente', en: 'Body' },
    access: READER,
    menu: { icon: 'it-pa' },
    screen: () => import('./ente/screen'),
  },
  {
    code: 'E-02 edit',
    path: '/bo/:ipa/admin/ente/modifica',
    title: { it: 'Modifica i dati dell’ente', en: 'Edit the data of the body' },
    access: { permessi: ['ente.update.self'] },
    screen: () => import('./ente-edit/screen'),
  },
  {
    code: 'E-03',
    path: '/bo/:ipa/admin/tipi',
    title: { it: 'Tipi dovuto', en: 'Kinds of debt' },
    access: READER,
    menu: { icon: 'it-list' },
    screen: () => import('./tipi/screen'),
  },
  {
    code: 'E-04',
    path: '/bo/:ipa/admin/tipi/:codice',
    title: { it: 'Tipo dovuto', en: 'Kind of debt' },
    access: READER,
    screen: () => import('./tipo/screen'),
  },
  {
    code: 'E-08',
    path: '/bo/:ipa/admin/iban',
    title: { it: 'IBAN', en: 'IBAN' },
    access: READER,
    menu: { icon: 'it-card' },
    screen: () => import('./iban/screen'),
  },
  {
    code: 'E-09',
    path: '/bo/:ipa/admin/messaggio',
    title: { it: 'Messaggio ai cittadini', en: 'Message to citizens' },
    access: { permessi: ['ente.messaggio'] },
    menu: { icon: 'it-comment' },
    screen: () => import('./messaggio/screen'),
  },
  {
    code: 'E-05',
    path: '/bo/:ipa/admin/operatori',
    title: { it: 'Operatori', en: 'Operators' },
    access: { permessi: ['operatore.read'] },
    menu: { icon: 'it-user' },
    screen: () => import('./operatori/screen'),
  },
  {
    code: 'E-05 new',
    path: '/bo/:ipa/admin/operatori/nuovo',
    title: { it: 'Aggiungi una persona', en: 'Add a person' },
    access: { permessi: ['operatore.manage'] },
    screen: () => import('./operatori/new'),
  },
  {
    code: 'E-05 one',
    path: '/bo/:ipa/admin/operatori/:utente',
    title: { it: 'Persona', en: 'Person' },
    access: { permessi: ['operatore.read'] },
    screen: () => import('./operatori/one'),
  },
  {
    code: 'E-12',
    path: '/bo/:ipa/admin/registro',
    title: { it: 'Registro', en: 'Register' },
    access: { permessi: ['audit.read'] },
    menu: { icon: 'it-bookmark' },
    screen: () => import('./register/screen'),
  },
  {
    code: 'E-12 changes',
    path: '/bo/:ipa/admin/registro/modifiche',
    title: { it: 'Registro delle modifiche', en: 'Register of changes' },
    access: { permessi: ['audit.read'] },
    screen: () => import('./register/screen'),
  },
];
