import type { AreaRoute } from '../routing/area-route';
import type { Assegnazione } from '../session/session';
import { appAt, appsOf, menuOf } from './operator-menu';

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
  perConto: null,
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

  describe('with an application of the intermediary beside it', () => {
    const apps = [
      { name: 'operatore', home: '/bo/:ipa', routes: ROUTES },
      { name: 'amministrazione', home: '/bo/:ipa/admin', routes: [route('/bo/:ipa/admin', 'ente.update.self')] },
      { name: 'intermediario', home: '/intermediario', routes: [route('/intermediario', 'int.enti.read')] },
    ] as const;
    const names = (...args: Parameters<typeof appsOf>) => appsOf(...args).map(({ name }) => name);

    it('opens it by what a person may do outside of all enti, never by what she may on one', () => {
      expect(names(apps, of('int.enti.read'))).toEqual([]);
      expect(names(apps, undefined, ['int.enti.read'])).toEqual(['intermediario']);
      expect(names(apps, of('rt.read'), ['int.enti.read'])).toEqual(['operatore', 'intermediario']);
    });

    it.each([
      ['/bo/c_roccaprova', 'operatore'],
      ['/bo/c_roccaprova/dovuti', 'operatore'],
      ['/bo/c_roccaprova/admin', 'amministrazione'],
      ['/bo/c_roccaprova/admin/ente', 'amministrazione'],
      ['/intermediario', 'intermediario'],
      ['/sessioni', undefined],
    ])('%s belongs to %s', (path, name) => expect(appAt(apps, path)?.name).toBe(name));
  });
});
