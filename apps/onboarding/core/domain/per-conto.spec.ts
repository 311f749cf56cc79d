import { accessOf, type Assegnazione } from './assegnazione';
import { PERMESSI } from './permessi';
import { actingFor, isActing, PER_CONTO_PERMESSI, perContoFrom } from './per-conto';
import { CF } from '../testing/an-ente';
import { parseLocalDate } from '@mypay/kernel';

const NOW = new Date('2026-06-10T10:00:00Z');
const WHO = { utente: 'u', ente: CF };
const has = (ruolo: Assegnazione['ruolo'], tipi: Assegnazione['tipi'] = 'TUTTI'): Assegnazione => ({
  utente: 'u',
  ruolo,
  tipi,
  da: parseLocalDate('2026-01-01'),
  stato: 'ATTIVA',
});
const access = (...all: Assegnazione[]) => accessOf(all, parseLocalDate('2026-06-10'));

describe('R4: acting on an ente’s behalf', () => {
  it('ends by itself, to the instant, after the minutes asked for', () => {
    const acting = perContoFrom(WHO, '  Sportello chiuso per malattia ', 60, NOW);
    expect(acting).toEqual({
      ...WHO,
      motivo: 'Sportello chiuso per malattia',
      dal: NOW,
      fino: new Date('2026-06-10T11:00:00Z'),
    });
    expect(isActing(acting, new Date('2026-06-10T10:59:59.999Z'))).toBe(true);
    expect(isActing(acting, new Date('2026-06-10T11:00:00Z'))).toBe(false);
  });

  it.each<[string, string, number]>([
    ['no reason', '   ', 60],
    ['a reason that says nothing', 'xx', 60],
    ['a reason without end', 'x'.repeat(501), 60],
    ['more than an hour', 'Sportello chiuso', 61],
    ['no time at all', 'Sportello chiuso', 0],
    ['half a minute', 'Sportello chiuso', 0.5],
  ])('is refused with %s', (_, reason, minutes) =>
    expect(() => perContoFrom(WHO, reason, minutes, NOW)).toThrow(
      expect.objectContaining({ code: 'PER_CONTO_NON_VALIDO' }) as Error,
    ),
  );

  it('gives what changes debts to who administers the intermediary, and nothing of the ente’s own administration', () => {
    const before = access(has('AMMINISTRATORE_INTERMEDIARIO'));
    const acting = actingFor(before, PERMESSI);
    expect(acting.permessi.filter((one) => !before.permessi.includes(one))).toEqual(PER_CONTO_PERMESSI);
  });

  it('is for all tipi, also for who is an operator of one tipo there', () => {
    const both = access(has('AMMINISTRATORE_INTERMEDIARIO'), has('OPERATORE', ['TARI']));
    expect(both.limiti['dovuto.write']).toEqual(['TARI']);
    expect(actingFor(both, PERMESSI).limiti['dovuto.write']).toBeUndefined();
  });

  it('gives nothing to who administers the intermediary no more', () => {
    const left = access(has('OPERATORE', ['TARI']));
    expect(actingFor(left, PERMESSI)).toBe(left);
  });
});
