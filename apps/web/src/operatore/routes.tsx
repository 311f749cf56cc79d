import type { AreaRoute } from '../shared/routing/area-route';

const PAYMENTS = { it: 'Incassi', en: 'Payments received' };

/** The screens of MyPay's back office; menus show them in this order. */
export const routes: readonly AreaRoute[] = [
  {
    code: 'O-02',
    path: '/bo/scegli-ente',
    title: { it: 'Scegli l’ente', en: 'Choose the body' },
    access: 'autenticato',
    screen: () => import('./choose-ente/screen'),
  },
  {
    code: 'O-10 ricevute',
    path: '/bo/:ipa/ricevute',
    title: { it: 'Ricevute', en: 'Receipts' },
    access: { permessi: ['rt.download'] },
    menu: { icon: 'it-files', group: PAYMENTS },
    screen: () => import('./ricevute/screen'),
  },
  {
    code: 'O-10 ricevuta',
    path: '/bo/:ipa/ricevute/:iur',
    title: { it: 'Ricevuta', en: 'Receipt' },
    access: { permessi: ['rt.download'] },
    screen: () => import('./ricevuta/screen'),
  },
  {
    code: 'O-10',
    path: '/bo/:ipa/flussi/rendicontazione',
    title: { it: 'Rendicontazione', en: 'Reporting flows' },
    access: { permessi: ['spc.read'] },
    menu: { icon: 'it-exchange-circle', group: PAYMENTS },
    screen: () => import('./rendicontazione/screen'),
  },
  {
    code: 'O-10 flusso',
    path: '/bo/:ipa/flussi/rendicontazione/:pspId/:iuf/:revisione',
    title: { it: 'Flusso di rendicontazione', en: 'Reporting flow' },
    access: { permessi: ['spc.read'] },
    screen: () => import('./flusso/screen'),
  },
  {
    code: 'O-10 sportello',
    path: '/bo/:ipa/sportello',
    title: { it: 'Sportello', en: 'Front desk' },
    access: { permessi: ['rt.download'] },
    menu: { icon: 'it-user', group: PAYMENTS },
    screen: () => import('./sportello/screen'),
  },
];
