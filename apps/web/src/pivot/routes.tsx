import type { AreaRoute } from '../shared/routing/area-route';

const VIEW = { it: 'Visualizzazione', en: 'Views' };
const VIEWER = { permessi: ['pivot.view'] };

/** The screens of MyPivot; menus show them in this order. */
export const routes: readonly AreaRoute[] = [
  {
    code: 'P-01',
    path: '/pivot/:ipa',
    title: { it: 'Riconciliazione', en: 'Reconciliation' },
    access: { permessi: ['pivot.view', 'pivot.import', 'pivot.import.read'] },
    menu: { icon: 'it-chart-line', label: { it: 'La giornata', en: 'The day' } },
    screen: () => import('./home/screen'),
  },
  {
    code: 'P-02',
    path: '/pivot/:ipa/riconciliazioni',
    title: { it: 'Riconciliazioni', en: 'Reconciliations' },
    access: VIEWER,
    menu: { icon: 'it-check-circle', group: VIEW },
    screen: () => import('./classes/reconciled'),
  },
  {
    code: 'P-03',
    path: '/pivot/:ipa/anomalie',
    title: { it: 'Anomalie', en: 'Anomalies' },
    access: VIEWER,
    menu: { icon: 'it-warning-circle', group: VIEW },
    screen: () => import('./classes/anomalies'),
  },
  {
    code: 'P-04',
    path: '/pivot/:ipa/pagamenti/:iuv/:iur/:indice',
    title: { it: 'Pagamento', en: 'Payment' },
    access: VIEWER,
    screen: () => import('./payment/screen'),
  },
  {
    code: 'P-04 notifica',
    path: '/pivot/:ipa/notifiche/:iud',
    title: { it: 'Notifica', en: 'Notification' },
    access: VIEWER,
    screen: () => import('./notifica/screen'),
  },
  {
    code: 'P-05',
    path: '/pivot/:ipa/ricevute-telematiche',
    title: { it: 'Ricevute telematiche', en: 'Receipts' },
    access: VIEWER,
    menu: { icon: 'it-card', group: VIEW },
    screen: () => import('./receipts/screen'),
  },
  {
    code: 'P-06',
    path: '/pivot/:ipa/rendicontazioni',
    title: { it: 'Rendicontazione pagoPA', en: 'pagoPA reports' },
    access: VIEWER,
    menu: { icon: 'it-files', group: VIEW },
    screen: () => import('./flussi/screen'),
  },
  {
    code: 'P-07',
    path: '/pivot/:ipa/rendicontazioni/:psp/:iuf',
    title: { it: 'Flusso di rendicontazione', en: 'Reporting flow' },
    access: VIEWER,
    screen: () => import('./flusso/screen'),
  },
  {
    code: 'P-08',
    path: '/pivot/:ipa/giornale-di-cassa',
    title: { it: 'Giornale di cassa', en: 'Cash journal' },
    access: VIEWER,
    menu: { icon: 'it-list', group: VIEW },
    screen: () => import('./journal/screen'),
  },
  {
    code: 'P-09',
    path: '/pivot/:ipa/giornale-di-cassa/:anno/:bolletta',
    title: { it: 'Bolletta', en: 'Entry of the journal' },
    access: VIEWER,
    screen: () => import('./movimento/screen'),
  },
  {
    code: 'P-12',
    path: '/pivot/:ipa/import',
    title: { it: 'Carica il giornale di cassa', en: 'Upload the cash journal' },
    access: { permessi: ['pivot.import', 'pivot.import.read'] },
    menu: {
      icon: 'it-upload',
      group: { it: 'Flussi', en: 'Flows' },
      label: { it: 'Giornale di cassa CSV', en: 'Cash journal CSV' },
    },
    screen: () => import('./import/screen'),
  },
];
