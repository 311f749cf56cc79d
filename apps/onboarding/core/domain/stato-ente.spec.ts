import { parseLocalDate } from '@mypay/kernel';
import { anEnte, anIban, aTipo } from '../testing/an-ente';
import { AMBITI, type Ente, STATI_ENTE, type StatoEnte } from './ente';
import { cambiaStato, allowedStati, type Transition, TRANSITIONS } from './stato-ente';

const NOW = new Date('2026-03-29T01:30:00Z');
const TODAY = parseLocalDate('2026-03-29');
const TIPI = [aTipo()];
const sospeso = (previousStato: 'PRE_ESERCIZIO' | 'ESERCIZIO'): Partial<Ente> => ({
  stato: 'SOSPESO',
  sospensione: { ambito: 'TOTALE', motivo: 'verifica', da: NOW, statoPrecedente: previousStato },
});
const enteIn = (stato: StatoEnte, prima: 'PRE_ESERCIZIO' | 'ESERCIZIO' = 'ESERCIZIO'): Ente =>
  anEnte(stato === 'SOSPESO' ? sospeso(prima) : { stato });
const passes = (ente: Ente, stato: StatoEnte, more = {}) =>
  cambiaStato(ente, TIPI, { stato, motivo: 'prova', ...more }, NOW, TODAY);

describe('the transition table', () => {
  const righe: [Transition['id'], StatoEnte, StatoEnte, string][] = [
    ['T10', 'INSERITO', 'PRE_ESERCIZIO', 'ENTE_PRE_ESERCIZIO'],
    ['T11', 'PRE_ESERCIZIO', 'INSERITO', 'ENTE_INSERITO'],
    ['T15', 'PRE_ESERCIZIO', 'ESERCIZIO', 'ENTE_ESERCIZIO'],
    ['T16', 'ESERCIZIO', 'PRE_ESERCIZIO', 'ENTE_RICHIUSO'],
    ['T20', 'PRE_ESERCIZIO', 'SOSPESO', 'ENTE_SOSPESO'],
    ['T20', 'ESERCIZIO', 'SOSPESO', 'ENTE_SOSPESO'],
    ['T21', 'SOSPESO', 'PRE_ESERCIZIO', 'ENTE_RIATTIVATO'],
    ['T21', 'SOSPESO', 'ESERCIZIO', 'ENTE_RIATTIVATO'],
  ];
  it.each(righe)('%s: %s → %s is the event %s', (_id, from, a, action) => {
    const ente = enteIn(from, a === 'PRE_ESERCIZIO' ? 'PRE_ESERCIZIO' : 'ESERCIZIO');
    expect(passes(ente, a)).toMatchObject({ cambia: true, azione: action, ente: { stato: a } });
  });
  it('has these rows and no other', () => {
    expect(TRANSITIONS.map(({ id, da, a, azione }) => [id, da, a, azione])).toEqual(righe);
  });

  const allowed = new Set(TRANSITIONS.map(({ da, a }) => `${da}→${a}`));
  const forbidden = STATI_ENTE.flatMap((from) => STATI_ENTE.map((a) => [from, a] as const)).filter(
    ([from, a]) => from !== a && !allowed.has(`${from}→${a}`),
  );
  it.each(forbidden)('no transition leads from %s to %s', (from, a) => {
    expect(() => passes(enteIn(from), a)).toThrow(expect.objectContaining({ code: 'TRANSIZIONE_NON_AMMESSA' }));
  });

  it.each(STATI_ENTE)('the state that is there already, %s, changes nothing', (stato) => {
    expect(passes(enteIn(stato), stato)).toEqual({ cambia: false });
  });
});

describe('guards and effects', () => {
  it.each(['T10', 'T15'])('%s is refused with every missing line at once', (id) => {
    const ente = anEnte({ stato: id === 'T10' ? 'INSERITO' : 'PRE_ESERCIZIO', codici: [], dati: { cbill: undefined } });
    const to = id === 'T10' ? 'PRE_ESERCIZIO' : 'ESERCIZIO';
    expect(() => cambiaStato(ente, [], { stato: to, motivo: 'x' }, NOW, TODAY)).toThrow(
      expect.objectContaining({
        code: 'REQUISITI_MANCANTI',
        details: {
          cosaManca: [{ regola: 'K4' }, { regola: 'K4' }, { regola: 'K5' }].map((m) => expect.objectContaining(m)),
        },
      }),
    );
  });

  it('T10 marks the generating code as used: from now on it may make IUVs', () => {
    expect(passes(anEnte(), 'PRE_ESERCIZIO')).toMatchObject({ ente: { codici: [{ usato: true }] } });
  });

  it('T15 sets the day of opening once and makes the ente public', () => {
    const open = passes(enteIn('PRE_ESERCIZIO'), 'ESERCIZIO');
    expect(open).toMatchObject({ ente: { dtAvvio: TODAY, funzionalita: { ENTE_PUBBLICO: true } } });
    const reopened = passes({ ...enteIn('PRE_ESERCIZIO'), dtAvvio: parseLocalDate('2020-01-01') }, 'ESERCIZIO');
    expect(reopened).toMatchObject({ ente: { dtAvvio: '2020-01-01' } });
  });

  it('T20 suspends TOTALE unless told how far, and remembers where to go back', () => {
    expect(passes(enteIn('ESERCIZIO'), 'SOSPESO')).toMatchObject({
      ente: { sospensione: { ambito: 'TOTALE', motivo: 'prova', da: NOW, statoPrecedente: 'ESERCIZIO' } },
    });
  });

  it.each(AMBITI)('T20 takes the scope %s', (ambito) => {
    expect(passes(enteIn('PRE_ESERCIZIO'), 'SOSPESO', { ambito })).toMatchObject({
      ente: { sospensione: { ambito, statoPrecedente: 'PRE_ESERCIZIO' } },
    });
  });

  it('T20 on a suspended ente changes the scope and keeps the state to go back to', () => {
    expect(passes(enteIn('SOSPESO'), 'SOSPESO', { ambito: 'INCASSI' })).toMatchObject({
      cambia: true,
      ente: { sospensione: { ambito: 'INCASSI', statoPrecedente: 'ESERCIZIO' } },
    });
  });

  it('a scope without a suspension is refused (T20)', () => {
    expect(() => passes(enteIn('PRE_ESERCIZIO'), 'ESERCIZIO', { ambito: 'TOTALE' })).toThrow(
      expect.objectContaining({ code: 'AMBITO_RICHIESTO' }),
    );
  });

  it.each([
    ['PRE_ESERCIZIO', 'ESERCIZIO'],
    ['ESERCIZIO', 'PRE_ESERCIZIO'],
  ] as const)('T21 leads back to %s alone, not to %s', (prima, other) => {
    const ente = enteIn('SOSPESO', prima);
    expect(allowedStati(ente)).toEqual([prima]);
    expect(passes(ente, prima)).toMatchObject({ ente: { stato: prima, sospensione: undefined } });
    expect(() => passes(ente, other)).toThrow(expect.objectContaining({ code: 'TRANSIZIONE_NON_AMMESSA' }));
  });

  it('T21 waits until the accounts of the tipi that are on are active again', () => {
    const ente = anEnte({ ...sospeso('ESERCIZIO'), iban: [anIban({ stato: 'DISMESSO' })] });
    expect(() => passes(ente, 'ESERCIZIO')).toThrow(expect.objectContaining({ code: 'REQUISITI_MANCANTI' }));
  });
});
