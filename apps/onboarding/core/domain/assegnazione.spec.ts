import { parseLocalDate } from '@mypay/kernel';
import {
  accessOf,
  type Assegnazione,
  checkAdminRemains,
  checkAssegnazione,
  checkMayGive,
  type Giver,
  isInForce,
  TIPI_MAX,
  withTipo,
} from './assegnazione';
import { type Permesso, PERMESSI, permessiOf, type Ruolo, RUOLI_ENTE } from './permessi';
import { parseCodiceFiscaleOfPerson } from './utente';

const TODAY = parseLocalDate('2026-06-10');
const one = (over: Partial<Assegnazione> = {}): Assegnazione => ({
  utente: 'u1',
  ruolo: 'OPERATORE',
  tipi: 'TUTTI',
  da: parseLocalDate('2026-01-01'),
  stato: 'ATTIVA',
  ...over,
});
const refuses = (code: string) => expect.objectContaining({ code }) as Error;

describe('what assignments give together', () => {
  it.each<[string, Assegnazione[], Permesso, readonly string[] | undefined]>([
    ['one tipo', [one({ tipi: ['TARI'] })], 'dovuto.read', ['TARI']],
    [
      'the tipi of both roles that give it',
      [one({ tipi: ['TARI'] }), one({ ruolo: 'PIVOT_VISUALIZZA', tipi: ['IMU'] })],
      'ente.read',
      ['IMU', 'TARI'],
    ],
    [
      'each its own, where one alone gives it',
      [one({ tipi: ['TARI'] }), one({ ruolo: 'PIVOT_VISUALIZZA', tipi: ['IMU'] })],
      'pivot.view',
      ['IMU'],
    ],
    [
      'all, when one role is for all',
      [one({ tipi: ['TARI'] }), one({ ruolo: 'AMMINISTRATORE_ENTE' })],
      'dovuto.read',
      undefined,
    ],
  ])('R2: %s', (_, assegnazioni, permesso, tipi) => {
    const access = accessOf(assegnazioni, TODAY);
    expect(access.permessi).toContain(permesso);
    expect(access.limiti[permesso]).toEqual(tipi);
  });

  it('R5: an operator with no tipo enters, and is of no tipo', () => {
    expect(accessOf([one({ tipi: [] })], TODAY)).toMatchObject({ ruoli: ['OPERATORE'], limiti: { 'dovuto.read': [] } });
  });

  it('R3: the administrator of an ente is of all tipi in everything', () => {
    expect(accessOf([one({ ruolo: 'AMMINISTRATORE_ENTE' })], TODAY).limiti).toEqual({});
  });

  it.each<[string, Partial<Assegnazione>, boolean]>([
    ['on its first day', { da: TODAY }, true],
    ['before it', { da: parseLocalDate('2026-06-11') }, false],
    ['on its last day', { a: TODAY }, true],
    ['after it', { a: parseLocalDate('2026-06-09') }, false],
    ['once revoked', { stato: 'REVOCATA' }, false],
  ])('R7: counts %s: %o', (_, over, counts) => {
    expect(isInForce(one(over), TODAY)).toBe(counts);
    expect(accessOf([one(over)], TODAY).permessi.length > 0).toBe(counts);
  });
});

describe('an assignment', () => {
  it.each<[string, Partial<Assegnazione>]>([
    ['a role that knows no tipi', { ruolo: 'PIVOT_FLUSSI', tipi: ['TARI'] }],
    ['an administrator of some tipi', { ruolo: 'AMMINISTRATORE_ENTE', tipi: ['TARI'] }],
    ['a last day before the first', { a: parseLocalDate('2025-12-31') }],
  ])('R1: is refused for %s', (_, over) =>
    expect(() => checkAssegnazione(one(over))).toThrow(refuses('ASSEGNAZIONE_NON_VALIDA')),
  );

  it.each(['RSSMRA80A01H501U', 'rssmra80a01h501u'])('R1: a person is known by a valid codice fiscale: %s', (text) =>
    expect(parseCodiceFiscaleOfPerson(text)).toBe('RSSMRA80A01H501U'),
  );
  it.each(['RSSMRA80A01H501X', '80012340123', ''])('R1: %p is no codice fiscale of a person', (text) =>
    expect(() => parseCodiceFiscaleOfPerson(text)).toThrow(refuses('CODICE_FISCALE_PERSONA_NON_VALIDO')),
  );
});

describe('who gives a role', () => {
  const admin: Giver = { utente: 'capo', permessi: permessiOf(['AMMINISTRATORE_ENTE']), ofIntermediario: false };
  const broker: Giver = {
    utente: 'reg',
    permessi: permessiOf(['AMMINISTRATORE_INTERMEDIARIO']),
    ofIntermediario: true,
  };
  const to = (ruolo: Ruolo) => ({ utente: 'u1', ruolo });

  it.each(RUOLI_ENTE)('OPER-1: an ente’s administrator, and the intermediary’s, give %s', (ruolo) => {
    expect(() => checkMayGive(admin, to(ruolo), true)).not.toThrow();
    expect(() => checkMayGive(broker, to(ruolo), true)).not.toThrow();
  });

  it.each<[string, Giver, Ruolo, boolean, string]>([
    ['her own', { ...admin, utente: 'u1' }, 'OPERATORE', true, 'ASSEGNAZIONE_PROPRIA'],
    [
      'an administrator without operatore.admin',
      { ...admin, permessi: PERMESSI.filter((p) => p !== 'operatore.admin') },
      'AMMINISTRATORE_ENTE',
      true,
      'PERMESSO_MANCANTE',
    ],
    [
      'the intermediary’s, as administrator of an ente',
      admin,
      'AMMINISTRATORE_INTERMEDIARIO',
      false,
      'PERMESSI_NON_CONCEDIBILI',
    ],
    [
      'more than she holds',
      { ...admin, permessi: ['operatore.manage'] },
      'OPERATORE',
      true,
      'PERMESSI_NON_CONCEDIBILI',
    ],
    [
      'more than she holds, though she speaks for the intermediary',
      { ...broker, permessi: ['operatore.manage'] },
      'OPERATORE',
      true,
      'PERMESSI_NON_CONCEDIBILI',
    ],
  ])('OPER-1: nobody gives %s', (_, giver, ruolo, onEnte, code) =>
    expect(() => checkMayGive(giver, to(ruolo), onEnte)).toThrow(refuses(code)),
  );
});

describe('the last administrator', () => {
  const admin = one({ ruolo: 'AMMINISTRATORE_ENTE' });
  const gone: Assegnazione = { ...admin, stato: 'REVOCATA' };
  it.each<[string, Assegnazione[], boolean]>([
    ['stays', [gone], false],
    [
      'stays, when the other has had her last day',
      [gone, one({ ruolo: 'AMMINISTRATORE_ENTE', utente: 'u2', a: parseLocalDate('2026-01-02') })],
      false,
    ],
    ['stays, when the others are operators', [gone, one({ utente: 'u2' })], false],
    ['goes, when there is another', [gone, one({ ruolo: 'AMMINISTRATORE_ENTE', utente: 'u2' })], true],
  ])('S13: %s', (_, rest, goes) => {
    const check = () => checkAdminRemains(admin, rest, TODAY);
    if (goes) expect(check).not.toThrow();
    else expect(check).toThrow(refuses('ULTIMO_AMMINISTRATORE'));
  });

  it('S13: an operator is nobody’s last', () => expect(() => checkAdminRemains(one(), [], TODAY)).not.toThrow());
});

describe('E-04: one tipo dovuto switched in an assignment', () => {
  const OF_ENTE = ['COSAP', 'MENSA', 'TARI'];
  it.each([
    ['on, for who has all: nothing changes', 'TUTTI', 'TARI', true, 'TUTTI'],
    ['on, for who has some', ['TARI'], 'MENSA', true, ['MENSA', 'TARI']],
    ['on, for who has it', ['TARI'], 'TARI', true, ['TARI']],
    ['off, for who has all: the others of the ente, by name', 'TUTTI', 'TARI', false, ['COSAP', 'MENSA']],
    ['off, for who has it alone: an empty list, which is nobody’s debts (R5)', ['TARI'], 'TARI', false, []],
    ['off, for who has it not', ['MENSA'], 'TARI', false, ['MENSA']],
  ] as const)('%s', (_, tipi, codice, on, after) => expect(withTipo(tipi, codice, on, OF_ENTE)).toEqual(after));

  it('names no more tipi than fit in a token', () => {
    const many = Array.from({ length: TIPI_MAX + 2 }, (_, i) => `T${i}`);
    expect(() => withTipo('TUTTI', 'T0', false, many)).toThrow(
      expect.objectContaining({ code: 'ASSEGNAZIONE_NON_VALIDA' }),
    );
  });
});
