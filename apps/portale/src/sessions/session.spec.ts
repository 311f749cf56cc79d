import { lifetimeOf } from './session';

describe('how long a session lives with nothing done (roles.md §5)', () => {
  it.each<[string, string[], string[], number]>([
    ['a citizen: 15 minutes', [], [], 15],
    ['an operator: 30 minutes', ['OPERATORE', 'PIVOT_VISUALIZZA'], ['ente.read'], 30],
    ['an admin of an ente: 15 minutes', ['OPERATORE', 'AMMINISTRATORE_ENTE'], [], 15],
    ['whoever works for an intermediary that has no ente yet: 15 minutes', [], ['ente.create'], 15],
  ])('%s', (_, ruoli, general, minutes) =>
    expect(lifetimeOf({ ruoli, generali: general })).toEqual({ idle: minutes * 60, absolute: 8 * 3_600 }),
  );
});
