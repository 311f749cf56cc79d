import { returnPath } from './return-path';

describe('after the login one comes back', () => {
  it.each(['/', '/area-personale/posizioni?pagina=2', '/operatore/c_x/dovuti/A%2FB', '/pivot#rt'])(
    'to a page of ours: %s',
    (path) => expect(returnPath(path)).toBe(path),
  );

  it.each([
    undefined,
    '',
    'https://altrove.example',
    '//altrove.example/x',
    '/\\altrove.example',
    '\\\\altrove.example',
    'javascript:alert(1)',
    '/\t/altrove.example',
    '/accesso/avvio?idp=spid',
    '/accesso',
    '/x/../accesso/avvio',
    '/.//altrove.example/x',
    '/x/..//altrove.example',
    '/./\\altrove.example',
    '/%2e//altrove.example',
    '/api/sessione',
    `/${'a'.repeat(2_100)}`,
  ])('to the home, when asked for anything else: %s', (path) => expect(returnPath(path)).toBe('/'));
});
