import { checkFresh, isDangerous } from './step-up';

describe('roles.md §5: acts for which a person must have entered just now', () => {
  it.each([
    ['the state of an ente', 'POST', '/enti/{ente}/stato', true],
    ['an account', 'PUT', '/enti/{ente}/iban/IT22G0542811101000000123401', true],
    ['an account, otherwise written', 'PUT', '/enti/{ente}/%69ban/IT22', true],
    ['the state, with a slash at its end', 'POST', '/enti/{ente}/stato/', true],
    ['a role given', 'POST', '/enti/{ente}/assegnazioni', true],
    ['a role changed', 'PATCH', '/enti/{ente}/assegnazioni/u/OPERATORE', true],
    ['a person removed', 'DELETE', '/enti/{ente}/operatori/u', true],
    ['a role on the intermediary', 'POST', '/assegnazioni', true],
    ['credentials', 'POST', '/enti/{ente}/clients/c/segreto', true],
    ['who has roles, read', 'GET', '/enti/{ente}/assegnazioni', false],
    ['the record of an ente', 'PATCH', '/enti/{ente}', false],
    ['a tipo dovuto', 'PATCH', '/enti/{ente}/tipi-dovuto/TARI', false],
    ['who works on a tipo dovuto', 'POST', '/enti/{ente}/tipi-dovuto/TARI/operatori', false],
  ] as const)('%s: %s %s is %s', (_, method, path, dangerous) =>
    expect(isDangerous(method, { servizio: 'onboarding', path })).toBe(dangerous),
  );

  it('are onboarding’s alone', () => {
    expect(isDangerous('POST', { servizio: 'dovuti', path: '/enti/{ente}/stato' })).toBe(false);
  });

  it('can be done for ten minutes after the login, by the clock of the sessions', () => {
    const createdAt = new Date('2026-06-10T10:00:00Z');
    expect(() => checkFresh({ createdAt, now: new Date('2026-06-10T10:10:00Z') })).not.toThrow();
    expect(() => checkFresh({ createdAt, now: new Date('2026-06-10T10:10:00.001Z') })).toThrow(
      expect.objectContaining({ status: 403, code: 'RIACCESSO_NECESSARIO' }),
    );
  });
});
