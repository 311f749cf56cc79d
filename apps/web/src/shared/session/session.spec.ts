import { loginPath, ownPath } from './session';

describe('the way back after a login', () => {
  it('keeps the path and its query', () =>
    expect(loginPath('/bo/c_roccaprova/dovuti?stato=PAGATO')).toBe(
      '/accedi?ritorno=%2Fbo%2Fc_roccaprova%2Fdovuti%3Fstato%3DPAGATO',
    ));

  it.each([
    null,
    '',
    'https://altrove.example/',
    '//altrove.example',
    '/\\altrove.example',
    '/\t/altrove.example',
    '/\n/altrove.example',
    'javascript:alert(1)',
  ])('%s leads home, for it is no path of ours', (path) => expect(ownPath(path)).toBe('/'));
});
