import { readCitizenRoute, type Side } from './citizen-route';

describe('where a path of a citizen goes', () => {
  it.each<[Side, string, string, string]>([
    ['public', 'enti', 'onboarding', '/public/enti'],
    ['public', 'enti/c_x/logo', 'onboarding', '/public/enti/c_x/logo'],
    ['public', 'avvisi/ricerca', 'dovuti', '/public/avvisi/ricerca'],
    ['public', 'carrello/', 'dovuti', '/public/carrello'],
    ['public', 'checkout', 'pagamenti', '/public/checkout'],
    ['public', 'esiti/1/ricevute', 'pagamenti', '/public/esiti/1/ricevute'],
    ['cittadino', 'posizioni', 'dovuti', '/cittadino/posizioni'],
    ['cittadino', 'posizioni/c_x/2024%2F001', 'dovuti', '/cittadino/posizioni/c_x/2024%2F001'],
    ['cittadino', 'ricevute/rt-1', 'pagamenti', '/cittadino/ricevute/rt-1'],
  ])('/api/%s/%s → %s', (side, path, service, inside) =>
    expect(readCitizenRoute(side, path)).toMatchObject({ servizio: service, path: inside }),
  );

  it.each<[Side, string]>([
    ['public', ''],
    ['public', 'posizioni'],
    ['cittadino', 'enti'],
    ['public', 'interno/carrelli'],
    ['public', 'enti/../interno'],
    ['public', 'enti/%2e%2e/interno'],
    ['public', 'avvisi/a%2Fb'],
    ['public', 'avvisi//x'],
    ['cittadino', 'posizioni/c_x/%2e%2e'],
    ['cittadino', 'posizioni/c_x/a\\b'],
    ['cittadino', 'posizioni/c_x/a%00'],
    ['public', 'constructor'],
    ['public', 'enti/%zz'],
  ])('/api/%s/%s leads nowhere', (side, path) => expect(readCitizenRoute(side, path)).toBeUndefined());
});
