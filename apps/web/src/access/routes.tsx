import type { AreaRoute } from '../shared/routing/area-route';

/** Getting in, and the pages that every site owes its readers. */
export const routes: readonly AreaRoute[] = [
  {
    code: 'C-14',
    path: '/accedi',
    title: { it: 'Accedi', en: 'Log in' },
    access: 'pubblico',
    screen: () => import('./login/screen'),
  },
  {
    code: 'C-14',
    path: '/accesso-negato',
    title: { it: 'Accesso non riuscito', en: 'Login failed' },
    access: 'pubblico',
    screen: () => import('./login-refused/screen'),
  },
  {
    code: 'C-28',
    path: '/sessioni',
    title: { it: 'Le mie sessioni', en: 'My sessions' },
    access: 'autenticato',
    screen: () => import('./sessions/screen'),
  },
  {
    code: 'C-15',
    path: '/aiuto',
    title: { it: 'Aiuto', en: 'Help' },
    access: 'pubblico',
    screen: () => import('./help/screen'),
  },
  {
    code: 'C-15',
    path: '/contatti',
    title: { it: 'Contatti', en: 'Contacts' },
    access: 'pubblico',
    screen: () => import('./contacts/screen'),
  },
  {
    code: 'C-15',
    path: '/privacy',
    title: { it: 'Privacy', en: 'Privacy' },
    access: 'pubblico',
    screen: () => import('./privacy/screen'),
  },
  {
    code: 'C-15',
    path: '/note-legali',
    title: { it: 'Note legali', en: 'Legal notes' },
    access: 'pubblico',
    screen: () => import('./legal-notes/screen'),
  },
  {
    code: 'C-15',
    path: '/cookie',
    title: { it: 'Cookie', en: 'Cookies' },
    access: 'pubblico',
    screen: () => import('./cookie-notes/screen'),
  },
  {
    code: 'C-15',
    path: '/accessibilita',
    title: { it: 'Dichiarazione di accessibilità', en: 'Accessibility statement' },
    access: 'pubblico',
    screen: () => import('./accessibility/screen'),
  },
  {
    code: 'C-15',
    path: '/mappa-sito',
    title: { it: 'Mappa del sito', en: 'Site map' },
    access: 'pubblico',
    screen: () => import('./site-map/screen'),
  },
  {
    code: 'C-16',
    path: '/errore/:codice',
    title: { it: 'Errore', en: 'Error' },
    access: 'pubblico',
    screen: () => import('./error/screen'),
  },
];
