import { readRoute } from './route';

describe('where a path of /api/bo goes', () => {
  it.each([
    ['enti', 'onboarding', undefined, '/enti'],
    ['enti/', 'onboarding', undefined, '/enti'],
    ['intermediario/enti', 'onboarding', undefined, '/intermediario/enti'],
    ['stazioni/09876543210_01', 'onboarding', undefined, '/stazioni/09876543210_01'],
    ['ricevute-rifiutate', 'pagamenti', undefined, '/ricevute-rifiutate'],
    ['enti/c_x/constructor', 'onboarding', 'c_x', '/enti/{ente}/constructor'],
    ['clients', 'onboarding', undefined, '/clients'],
    ['assegnazioni', 'onboarding', undefined, '/assegnazioni'],
    ['enti/c_x/assegnazioni/p/OPERATORE', 'onboarding', 'c_x', '/enti/{ente}/assegnazioni/p/OPERATORE'],
    ['enti/c_x/sportello', 'pagamenti', 'c_x', '/enti/{ente}/sportello'],
    ['enti/c_x', 'onboarding', 'c_x', '/enti/{ente}'],
    ['enti/c_x/stato', 'onboarding', 'c_x', '/enti/{ente}/stato'],
    ['enti/c_x/tipi-dovuto/TARI', 'onboarding', 'c_x', '/enti/{ente}/tipi-dovuto/TARI'],
    ['enti/c_x/clients', 'onboarding', 'c_x', '/enti/{ente}/clients'],
    ['enti/c_x/dovuti', 'dovuti', 'c_x', '/enti/{ente}/dovuti'],
    ['enti/c_x/dovuti/A%20B', 'dovuti', 'c_x', '/enti/{ente}/dovuti/A%20B'],
    ['enti/c_x/dovuti/A%2FB', 'dovuti', 'c_x', '/enti/{ente}/dovuti/A%2FB'],
    ['enti/c_x/ricevute/~..', 'pagamenti', 'c_x', '/enti/{ente}/ricevute/~..'],
    ['enti/c_x/dovuti/A%2fB%5cC', 'dovuti', 'c_x', '/enti/{ente}/dovuti/A%2fB%5cC'],
    ['enti/c_x/import-dovuti/7/scarti', 'dovuti', 'c_x', '/enti/{ente}/import-dovuti/7/scarti'],
    ['enti/c_x/ricevute/rt-1', 'pagamenti', 'c_x', '/enti/{ente}/ricevute/rt-1'],
    ['enti/c_x/flussi-rendicontazione/scarico/7', 'pagamenti', 'c_x', '/enti/{ente}/flussi-rendicontazione/scarico/7'],
    ['enti/c_x/giornale-eventi', 'pagamenti', 'c_x', '/enti/{ente}/giornale-eventi'],
    ['enti/c_x/transazioni/riepilogo', 'pagamenti', 'c_x', '/enti/{ente}/transazioni/riepilogo'],
    ['enti/c_x/pivot/flussi/PSP/I%3A1/spiegazione', 'pivot', 'c_x', '/enti/{ente}/pivot/flussi/PSP/I%3A1/spiegazione'],
  ])('%s → %s', (path, service, codiceIpa, expectedPath) => {
    expect(readRoute(path)).toEqual({
      servizio: service,
      path: expectedPath,
      ...(codiceIpa === undefined ? {} : { codiceIpa }),
    });
  });

  it.each([
    '',
    'interno/enti',
    'health/quiet',
    'enti/c-x',
    'enti/{ente}',
    'enti//dovuti',
    'enti/c_x//dovuti',
    'enti/c_x/../interno',
    'enti/c_x/%2E%2E/interno',
    'enti/c_x/%2e/x',
    'enti/c_x/a%2fb',
    'enti/c_x/a%5Cb',
    'enti/c_x/..%2f..%2finterno',
    'enti/c_x/dovuti/%2e%2e/interno',
    'enti/c_x/dovuti/a\\b',
    'enti%2Fc_x',
    'clients/a%2Fb',
    'enti/c_x/a%00',
    'enti/c_x/dovuti/a%00',
    'enti/c_x/%zz',
    'ENTI',
    'constructor',
  ])('%s leads nowhere', (path) => {
    expect(readRoute(path)).toBeUndefined();
  });
});
