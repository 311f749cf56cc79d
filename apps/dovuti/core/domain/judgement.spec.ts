import type { Iud, Iuv, LocalDate } from '@mypay/kernel';
import { aContent, aTipo, type WithPlainIdentifiers } from '../testing';
import { type ArchiveFacts, judge, type Occupant } from './judgement';
import { isScadenzaRefused } from './scadenza';

const TODAY = '2024-06-01' as LocalDate;
const facts = ({
  iudWithIuv: iudWithIuv,
  ...over
}: Partial<Omit<ArchiveFacts, 'iudWithIuv'>> & { iudWithIuv?: string } = {}): ArchiveFacts => ({
  tipo: aTipo(),
  today: TODAY,
  withIud: undefined,
  iudWithIuv: iudWithIuv as Iud | undefined,
  ...over,
});
const occupant = (over: WithPlainIdentifiers<Occupant> = {}): Occupant => ({
  id: 7n,
  stato: 'INSERIMENTO_DOVUTO',
  tipoDovuto: 'TARI',
  iuvDellaPiattaforma: true,
  ...over,
  iuv: ('iuv' in over ? over.iuv : '01000000000000144') as Iuv | undefined,
});
const no = (fault: string) => ({ esito: 'RIFIUTA', fault });
const expires = aTipo({ scadenzaObbligatoria: true });
const YESTERDAY = '2024-05-31' as LocalDate;

describe('an insert', () => {
  it.each([
    ['INS-1', {}, { tipo: undefined }, no('TIPO_DOVUTO_INESISTENTE')],
    ['INS-3', { scadenza: YESTERDAY }, { tipo: expires }, no('DATA_SCADENZA_OBBLIGATORIA')],
    ['INS-4', {}, { withIud: occupant() }, no('IUD_DUPLICATO')],
    ['INS-4', {}, { withIud: occupant({ stato: 'COMPLETATO' }) }, no('IUD_DUPLICATO')],
    ['INS-5', {}, { iudWithIuv: 'ALTRO' }, no('IUV_DUPLICATO')],
    ['DUP-libero', {}, {}, { esito: 'INSERISCI' }],
    ['DUP-libero', { iuv: undefined }, { iudWithIuv: 'ALTRO' }, { esito: 'INSERISCI' }],
    [
      'INS-ordine',
      { scadenza: undefined },
      { tipo: expires, withIud: occupant(), iudWithIuv: 'X' },
      no('DATA_SCADENZA_OBBLIGATORIA'),
    ],
    ['INS-ordine', {}, { withIud: occupant(), iudWithIuv: 'X' }, no('IUD_DUPLICATO')],
  ] as const)('%s: content %o, archive %o', (_, content, archive, expected) =>
    expect(judge('I', aContent(content), facts(archive))).toEqual(expected),
  );
});

describe('a modification', () => {
  const modifyDovuto = { esito: 'MODIFICA', precedente: occupant(), iuv: '01000000000000144' };
  it.each([
    ['MOD-1', {}, {}, no('NESSUN_DOVUTO_VIVO')],
    ['MOD-1', {}, { withIud: occupant({ stato: 'COMPLETATO' }) }, no('NESSUN_DOVUTO_VIVO')],
    ['MOD-1', {}, { withIud: occupant({ stato: 'PAGAMENTO_INIZIATO' }) }, no('DOVUTO_NON_PRESENTE')],
    ['MOD-2', {}, { withIud: occupant({ tipoDovuto: 'COSAP' }) }, no('TIPO_DOVUTO_NON_MODIFICABILE')],
    ['MOD-3', {}, { withIud: occupant() }, modifyDovuto],
    ['MOD-3', {}, { withIud: occupant({ iuv: '01500000000123488' }) }, no('IUV_DUPLICATO')],
    ['MOD-3', { iuv: undefined }, { withIud: occupant() }, no('IUV_NO_NULLABLE')],
    [
      'MOD-3',
      { iuv: '01500000000123488' },
      { withIud: occupant({ iuv: undefined }), iudWithIuv: 'X' },
      no('IUV_DUPLICATO'),
    ],
    ['MOD-3', {}, { withIud: occupant({ iuv: undefined }) }, no('IUV_DUPLICATO')],
    [
      'MOD-3',
      { iuv: '01500000000123488' },
      { withIud: occupant({ iuv: undefined }) },
      { ...modifyDovuto, iuv: '01500000000123488', precedente: occupant({ iuv: undefined }) },
    ],
    ['MOD-5', { scadenza: YESTERDAY }, { tipo: expires, withIud: occupant() }, no('DATA_SCADENZA_OBBLIGATORIA')],
  ] as const)('%s: content %o, archive %o', (_, content, archive, expected) =>
    expect(judge('M', aContent(content), facts(archive))).toEqual(expected),
  );
});

describe('a cancellation', () => {
  it('SCAD-annulla: takes a date in the past, and looks at no IUV', () =>
    expect(
      judge('A', aContent({ scadenza: YESTERDAY, iuv: 'x' }), facts({ tipo: expires, withIud: occupant() })),
    ).toEqual({
      esito: 'ANNULLA',
      precedente: occupant(),
    }));

  it.each([
    ['D07', {}, no('NESSUN_DOVUTO_VIVO')],
    ['D07', { withIud: occupant({ stato: 'COMPLETATO' }) }, no('NESSUN_DOVUTO_VIVO')],
    ['D07', { withIud: occupant({ stato: 'PAGAMENTO_INIZIATO' }) }, no('DOVUTO_NON_PRESENTE')],
  ] as const)('%s: archive %o', (_, archive, expected) =>
    expect(judge('A', aContent(), facts(archive))).toEqual(expected),
  );
});

describe('due dates', () => {
  const regole = (scadenzaRequired: boolean, printsScadenza: boolean) =>
    aTipo({ scadenzaObbligatoria: scadenzaRequired, stampaScadenza: printsScadenza });
  it.each([
    ['SCAD-manca', undefined, regole(true, true), true],
    ['SCAD-manca', undefined, regole(false, true), true],
    ['SCAD-manca', undefined, regole(false, false), false],
    ['SCAD-passata', YESTERDAY, regole(true, true), true],
    ['SCAD-passata', YESTERDAY, regole(false, true), false],
    ['SCAD-passata', TODAY, regole(true, true), false],
  ] as const)('%s: date %s with %o is refused: %s', (_, data, tipo, expected) =>
    expect(isScadenzaRefused(data, tipo, TODAY)).toBe(expected),
  );
});
