import type { AreaRoute } from '../routing/area-route';
import type { Assegnazione } from '../session/session';
import { appsOf, menuOf } from './operator-menu';

const screen = () => Promise.resolve({ Screen: () => null });
const route = (path: string, permesso: string, group?: string): AreaRoute => ({
  code: 'O-00',
  path,
  title: { it: path, en: path },
  access: { permessi: [permesso] },
  menu: { icon: 'it-list', ...(group === undefined ? {} : { group: { it: group, en: group } }) },
  screen,
});
const ROUTES = [
  route('/bo/:ipa', 'dovuto.read'),
  route('/bo/:ipa/flussi/import', 'flusso.import', 'Flussi'),
  route('/bo/:ipa/ricevute', 'rt.read', 'Flussi'),
];
const of = (...permessi: string[]): Assegnazione => ({
  codiceIpa: 'C_ROCCAPROVA',
  ente: '01000000014',
  denominazione: 'Comune di Roccaprova',
  ruoli: [],
  permessi,
  limiti: {},
});

describe('the menu of the back office', () => {
  it('has what is permitted, under its groups, in the order of the table', () =>
    expect(menuOf(ROUTES, of('dovuto.read', 'flusso.import', 'rt.read'))).toMatchObject([
      { label: undefined, entries: [{ to: '/bo/c_roccaprova' }] },
      { label: 'Flussi', entries: [{ to: '/bo/c_roccaprova/flussi/import' }, { to: '/bo/c_roccaprova/ricevute' }] },
    ]));

  it('lacks what is not permitted, and a group with nothing in it', () =>
    expect(menuOf(ROUTES, of('dovuto.read')).map(({ label }) => label)).toEqual([undefined]));

  it('leads to no application of which nothing may be opened', () => {
    const apps = [{ name: 'operatore', home: '/bo/:ipa', routes: ROUTES }] as const;
    expect(appsOf(apps, of('pivot.view'))).toEqual([]);
    expect(appsOf(apps, of('rt.read'))).toHaveLength(1);
  });
});
