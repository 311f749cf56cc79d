import type { LocalDate } from '@mypay/kernel';
import { aContent, aTipo } from '../testing';
import { type FattiArchivio, giudica, type Occupante } from './giudizio';
import { isScadenzaRifiutata } from './scadenza';

const OGGI = '2024-06-01' as LocalDate;
const facts = (over: Partial<FattiArchivio> = {}): FattiArchivio => ({
  tipo: aTipo(),
  oggi: OGGI,
  conIud: undefined,
  iudConIuv: undefined,
  autorizzato: () => true,
  ...over,
});
const occupante = (over: Partial<Occupante> = {}): Occupante => ({
  id: 7n,
  stato: 'INSERIMENTO_DOVUTO',
  tipoDovuto: 'TARI',
  iuv: '01000000000000144',
  iuvDellaPiattaforma: true,
  ...over,
});
const no = (difetto: string) => ({ esito: 'RIFIUTA', difetto });
const scade = aTipo({ scadenzaObbligatoria: true });
const IERI = '2024-05-31' as LocalDate;

describe('an insert', () => {
  it.each([
    ['INS-1', {}, { tipo: undefined }, no('TIPO_DOVUTO_INESISTENTE')],
    ['INS-2', {}, { autorizzato: () => false }, no('OPERATORE_NO_PERMESSI')],
    ['INS-3', { scadenza: IERI }, { tipo: scade }, no('DATA_SCADENZA_OBBLIGATORIA')],
    ['INS-4', {}, { conIud: occupante() }, no('IUD_DUPLICATO')],
    ['INS-4', {}, { conIud: occupante({ stato: 'COMPLETATO' }) }, no('IUD_DUPLICATO')],
    ['INS-5', {}, { iudConIuv: 'ALTRO' }, no('IUV_DUPLICATO')],
    ['DUP-libero', {}, {}, { esito: 'INSERISCI' }],
    ['DUP-libero', { iuv: undefined }, { iudConIuv: 'ALTRO' }, { esito: 'INSERISCI' }],
    [
      'INS-ordine',
      { scadenza: undefined },
      { tipo: scade, conIud: occupante(), iudConIuv: 'X' },
      no('DATA_SCADENZA_OBBLIGATORIA'),
    ],
    ['INS-ordine', {}, { conIud: occupante(), iudConIuv: 'X' }, no('IUD_DUPLICATO')],
  ] as const)('%s: content %o, archive %o', (_, content, archive, expected) =>
    expect(giudica('I', aContent(content), facts(archive))).toEqual(expected),
  );
});

describe('a modification', () => {
  const modifica = { esito: 'MODIFICA', precedente: occupante(), iuv: '01000000000000144' };
  it.each([
    ['MOD-1', {}, {}, no('NESSUN_DOVUTO_VIVO')],
    ['MOD-1', {}, { conIud: occupante({ stato: 'COMPLETATO' }) }, no('NESSUN_DOVUTO_VIVO')],
    ['MOD-1', {}, { conIud: occupante({ stato: 'PAGAMENTO_INIZIATO' }) }, no('DOVUTO_NON_PRESENTE')],
    ['MOD-2', {}, { conIud: occupante({ tipoDovuto: 'COSAP' }) }, no('TIPO_DOVUTO_NON_MODIFICABILE')],
    ['MOD-3', {}, { conIud: occupante() }, modifica],
    ['MOD-3', {}, { conIud: occupante({ iuv: '01500000000123488' }) }, no('IUV_DUPLICATO')],
    ['MOD-3', { iuv: undefined }, { conIud: occupante() }, no('IUV_NO_NULLABLE')],
    [
      'MOD-3',
      { iuv: '01500000000123488' },
      { conIud: occupante({ iuv: undefined }), iudConIuv: 'X' },
      no('IUV_DUPLICATO'),
    ],
    ['MOD-3', {}, { conIud: occupante({ iuv: undefined }) }, no('IUV_DUPLICATO')],
    [
      'MOD-3',
      { iuv: '01500000000123488' },
      { conIud: occupante({ iuv: undefined }) },
      { ...modifica, iuv: '01500000000123488', precedente: occupante({ iuv: undefined }) },
    ],
    ['MOD-5', { scadenza: IERI }, { tipo: scade, conIud: occupante() }, no('DATA_SCADENZA_OBBLIGATORIA')],
  ] as const)('%s: content %o, archive %o', (_, content, archive, expected) =>
    expect(giudica('M', aContent(content), facts(archive))).toEqual(expected),
  );

  it('asks for the permission on the tipo that the dovuto has, too', () =>
    expect(
      giudica('M', aContent(), facts({ conIud: occupante({ tipoDovuto: 'COSAP' }), autorizzato: (t) => t === 'TARI' })),
    ).toEqual(no('OPERATORE_NO_PERMESSI')));
});

describe('a cancellation', () => {
  it('SCAD-annulla: takes a date in the past, and looks at no IUV', () =>
    expect(giudica('A', aContent({ scadenza: IERI, iuv: 'x' }), facts({ tipo: scade, conIud: occupante() }))).toEqual({
      esito: 'ANNULLA',
      precedente: occupante(),
    }));

  it.each([
    ['D07', {}, no('NESSUN_DOVUTO_VIVO')],
    ['D07', { conIud: occupante({ stato: 'COMPLETATO' }) }, no('NESSUN_DOVUTO_VIVO')],
    ['D07', { conIud: occupante({ stato: 'PAGAMENTO_INIZIATO' }) }, no('DOVUTO_NON_PRESENTE')],
  ] as const)('%s: archive %o', (_, archive, expected) =>
    expect(giudica('A', aContent(), facts(archive))).toEqual(expected),
  );
});

describe('due dates', () => {
  const regole = (scadenzaObbligatoria: boolean, stampaScadenza: boolean) =>
    aTipo({ scadenzaObbligatoria, stampaScadenza });
  it.each([
    ['SCAD-manca', undefined, regole(true, true), true],
    ['SCAD-manca', undefined, regole(false, true), true],
    ['SCAD-manca', undefined, regole(false, false), false],
    ['SCAD-passata', IERI, regole(true, true), true],
    ['SCAD-passata', IERI, regole(false, true), false],
    ['SCAD-passata', OGGI, regole(true, true), false],
  ] as const)('%s: date %s with %o is refused: %s', (_, data, tipo, expected) =>
    expect(isScadenzaRifiutata(data, tipo, OGGI)).toBe(expected),
  );
});
