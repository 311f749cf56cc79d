import { cents, type LocalDate } from '@mypay/kernel';
import {
  bit,
  type Change,
  dirtyKeys,
  type Classe,
  classiOf,
  classiMovimento,
  classiNotifica,
  classiPagamento,
  tesoreriaEsito,
  type PagamentoFacts,
  type Flusso,
  flussoPrevails,
  type Movimento,
  numberer,
  REGOLE,
  type Ricevuta,
  effectiveRicevuta,
  ricevutaPrevails,
  effectiveRiga,
  type RigaInFlusso,
  type Symbols,
  symbolsOf,
  pagamentoSummary,
  verdettoFlusso,
} from '.';

const ALL = { flgPagati: true, flgTesoreria: true };
const DAY = '2024-03-14' as LocalDate;
const NOTHING: Symbols = {
  E: undefined,
  haI: false,
  haR: false,
  tfEmpty: true,
  tvEmpty: true,
  iOk: false,
  erOk: false,
  fOk: false,
  fDiv: false,
  vOk: false,
  vDiv: false,
  double: false,
};
const E = { origine: 'RT' as const, importo: cents(1000n), importoTotale: cents(1000n) };
const er = { E, haR: true, erOk: true };

describe('tabella di decisione dei pagamenti', () => {
  it.each<[string, Classe, Partial<Symbols>[], Partial<Symbols>[]]>([
    [
      'PV2.2.IUD_RT_IUF_TES',
      'IUD_RT_IUF_TES',
      [
        { ...er, iOk: true, fOk: true },
        { E, iOk: true, vOk: true },
      ],
      [
        { ...er, iOk: true },
        { ...er, fOk: true },
        { E, iOk: true, fOk: true },
      ],
    ],
    [
      'PV2.2.RT_IUF_TES',
      'RT_IUF_TES',
      [
        { ...er, fOk: true },
        { ...er, vOk: true },
      ],
      [er, { E, haR: true, fOk: true }, { E, vOk: true }],
    ],
    ['PV2.2.RT_TES', 'RT_TES', [{ E, vOk: true }], [{ E }, { E, haR: true, vOk: true }, { vOk: true }]],
    ['PV2.2.RT_IUF', 'RT_IUF', [er], [{ E, haR: true }]],
    ['PV2.2.IUD_RT_IUF', 'IUD_RT_IUF', [{ ...er, iOk: true }], [er, { E, iOk: true }]],
    ['PV2.2.RT_NO_IUF', 'RT_NO_IUF', [{ E }, { E, haR: true }], [er, { E, tvEmpty: false }, { haR: true }]],
    ['PV2.2.RT_NO_IUD', 'RT_NO_IUD', [{ E }], [{ E, haI: true }, { haR: true }]],
    ['PV2.2.IUV_NO_RT', 'IUV_NO_RT', [{ haR: true }], [{ E }, er]],
    [
      'PV2.2.IUF_NO_TES',
      'IUF_NO_TES',
      [{ haR: true }],
      [{ E }, { haR: true, tfEmpty: false }, { haR: true, tvEmpty: false }],
    ],
    [
      'PV2.2.IUF_TES_DIV_IMP',
      'IUF_TES_DIV_IMP',
      [
        { haR: true, fDiv: true },
        { haR: true, vDiv: true },
      ],
      [{ haR: true }, { E, vDiv: true }],
    ],
    ['PV2.2.DOPPI', 'DOPPI', [{ haR: true, double: true }], [{ haR: true }]],
    ['PV2.2.UNKNOWN', 'UNKNOWN', [{ E, haI: true, tvEmpty: false, vDiv: true }], [{ E }, er]],
  ])('%s: %s holds, and does not', (_, classe, yes, no) => {
    for (const s of yes) expect(classiOf(classiPagamento({ ...NOTHING, ...s }, ALL))).toContain(classe);
    for (const s of no) expect(classiOf(classiPagamento({ ...NOTHING, ...s }, ALL))).not.toContain(classe);
  });

  it('PV2.2.FLAG: without a flag its classes are not computed, and what is left may be UNKNOWN', () => {
    const s = { ...NOTHING, ...er, haI: false, iOk: true, fOk: true, tfEmpty: false };
    const replacing = (flgPagati: boolean, flgTesoreria: boolean) =>
      classiOf(classiPagamento(s, { flgPagati, flgTesoreria }));
    expect(replacing(false, false)).toEqual(['RT_IUF']);
    expect(replacing(false, true)).toEqual(['RT_IUF_TES', 'RT_IUF']);
    expect(replacing(true, false)).toEqual(['RT_IUF', 'IUD_RT_IUF', 'RT_NO_IUD']);
    const tesoreriaOnly = { ...NOTHING, E, haI: true, vOk: true, tvEmpty: false };
    expect(classiOf(classiPagamento(tesoreriaOnly, { flgPagati: true, flgTesoreria: false }))).toEqual(['UNKNOWN']);
  });

  it.each<[string, Partial<Symbols>, string]>([
    ['INCASSATO', { ...er, fOk: true }, 'RT_IUF_TES'],
    ['RENDICONTATO', er, 'RT_IUF'],
    ['PAGATO', { E }, 'RT_NO_IUF'],
    ['SENZA_RT', { haR: true }, 'IUV_NO_RT'],
  ])('PV2.2.SINTESI: %s', (summary, s) => {
    const symbols = { ...NOTHING, ...s };
    expect(pagamentoSummary(symbols, classiPagamento(symbols, ALL))).toBe(summary);
  });

  it('PV2.2.SINTESI: cash counts after the flags', () => {
    const s = { ...NOTHING, ...er, fOk: true };
    expect(pagamentoSummary(s, classiPagamento(s, { flgPagati: true, flgTesoreria: false }))).toBe('RENDICONTATO');
  });
});

describe('notifiche e movimenti', () => {
  const n = { iud: 'D1', iuv: '1', importo: cents(1000n), dataEsecuzione: DAY };
  it.each<[string, Ricevuta[], number]>([
    ['no receipt', [], bit('IUD_NO_RT')],
    ['a receipt of another amount', [ricevuta({ importo: cents(900n) })], bit('IUD_NO_RT')],
    ['a receipt of its amount', [ricevuta({})], 0],
    [
      'rows that make its amount',
      [ricevuta({ importo: cents(400n) }), ricevuta({ importo: cents(600n), indice: 2 })],
      0,
    ],
    [
      'rows of two IURs that would make it',
      [ricevuta({ importo: cents(400n) }), ricevuta({ importo: cents(600n), iur: 'B' })],
      bit('IUD_NO_RT'),
    ],
  ])('PV2.2.IUD_NO_RT, PV2.1.iOk: %s', (_, ricevute, classi) => expect(classiNotifica(n, ricevute, ALL)).toBe(classi));

  it.each<[string, Partial<Movimento>, { iufKnown: boolean; iuvKnown: boolean }, Classe[]]>([
    [
      'PV2.2.TES_NO_IUF_OR_IUV: an IUF that no flow bears',
      { iuf: 'F' },
      { iufKnown: false, iuvKnown: true },
      ['TES_NO_IUF_OR_IUV'],
    ],
    ['PV2.2.TES_NO_IUF_OR_IUV: a known IUF', { iuf: 'F', iuv: '1' }, { iufKnown: true, iuvKnown: false }, []],
    [
      'PV2.2.TES_NO_IUF_OR_IUV: an IUV that nobody bears',
      { iuv: '1' },
      { iufKnown: false, iuvKnown: false },
      ['TES_NO_IUF_OR_IUV'],
    ],
    ['PV2.2.TES_NO_IUF_OR_IUV: a known IUV', { iuv: '1' }, { iufKnown: false, iuvKnown: true }, []],
    ['PV2.2.TES_NO_MATCH: neither', {}, { iufKnown: false, iuvKnown: false }, ['TES_NO_MATCH']],
    ['PV2.1.TF_TV: a negative one has none', { importo: cents(-1n) }, { iufKnown: false, iuvKnown: false }, []],
  ])('%s', (_, m, known, classi) => expect(classiOf(classiMovimento(movimento(m), known, ALL))).toEqual(classi));
});

describe('simboli', () => {
  it('PV2.1.E: the implicit receipt follows R, and gives way to the stored one', () => {
    const effective = inFlusso({ esito: '9', importo: cents(700n) });
    expect(effectiveRicevuta({ effective })).toMatchObject({
      origine: 'RENDICONTAZIONE',
      importo: 700n,
      importoTotale: 700n,
    });
    expect(effectiveRicevuta({ effective, ricevuta: ricevuta({}) })).toMatchObject({
      origine: 'RT',
      importo: 1000n,
    });
    expect(effectiveRicevuta({ effective: inFlusso({ esito: '0' }) })).toBeUndefined();
  });

  it('PV2.1.R: newest flow, then revisione, then IUF, then PSP, then first in the document; never revoked', () => {
    const old = inFlusso({}, { iuf: 'Z' });
    const fresh = inFlusso({}, { dataOraFlusso: new Date('2024-03-16T08:00:00Z') });
    const revision = inFlusso({}, { revisione: 2 });
    const second = inFlusso({ riga: 2 }, { iuf: 'Z' });
    const revoked = inFlusso({ esito: '3' }, { dataOraFlusso: new Date('2025-01-01T00:00:00Z') });
    expect(effectiveRiga([old, revoked, fresh, revision])).toBe(fresh);
    expect(effectiveRiga([old, revision])).toBe(revision);
    expect(effectiveRiga([inFlusso({}, { iuf: 'a' }), old])).toBe(old);
    expect(effectiveRiga([second, old])).toBe(old);
    expect(effectiveRiga([revoked])).toBeUndefined();
  });

  it.each<[string, bigint[], bigint, string]>([
    ['no movement', [], 1000n, 'VUOTO'],
    ['the sum', [400n, 600n], 1000n, 'OK'],
    ['one of them', [1000n, 300n], 1000n, 'OK_DIV'],
    ['neither', [999n], 1000n, 'DIV'],
  ])('PV2.1.fOk_fDiv: %s', (_, tf, total, esito) =>
    expect(
      tesoreriaEsito(
        tf.map((i) => ({ importo: cents(i) })),
        cents(total),
      ),
    ).toBe(esito),
  );

  it.each<[string, bigint[], { vOk: boolean; vDiv: boolean }]>([
    ['the total paid', [1000n], { vOk: true, vDiv: false }],
    ['parts of the total paid', [400n, 600n], { vOk: true, vDiv: false }],
    ['the total of the flow', [5000n], { vOk: false, vDiv: false }],
    ['neither', [900n], { vOk: false, vDiv: true }],
  ])('PV2.1.vOk_vDiv: %s', (_, tv, expected) => {
    const f: PagamentoFacts = {
      chiave: { iuv: '1', iur: 'A', indice: 1 },
      ricevuta: ricevuta({}),
      sameIud: [],
      effective: inFlusso({}, { importoTotale: cents(5000n) }),
      esitoTesoreria: 'VUOTO',
      tv: tv.map((i) => movimento({ importo: cents(i) })),
      doubles: [],
    };
    expect(symbolsOf(f)).toMatchObject(expected);
  });
});

describe('flussi', () => {
  it.each([
    ['NON_VALUTATO', 'OK', 1, 1, false],
    ['OK', 'OK', 1, 0, true],
    ['DIV_IMP', 'DIV', 1, 1, true],
    ['OK+DIV_IMP', 'OK_DIV', 1, 0, true],
    ['PUNTUALE', 'VUOTO', 2, 2, true],
    ['NO_TES', 'VUOTO', 2, 1, true],
    ['NO_TES', 'VUOTO', 0, 0, true],
  ] as const)('PV2.2.VERDETTO: %s', (verdetto, esito, unrevokedRighe, righeWithTv, tesoreria) =>
    expect(verdettoFlusso(esito, { righeNonRevocate: unrevokedRighe, righeConTv: righeWithTv }, tesoreria)).toBe(
      verdetto,
    ),
  );

  it('PF2.5.INDICE: rows without indice are numbered by their place among those of their IUV and IUR', () => {
    const number = numberer();
    const righe = [
      ['1', 'A'],
      ['1', 'A'],
      ['1', 'B'],
      ['1', 'A', 5],
      ['1', 'A'],
    ] as const;
    expect(righe.map(([iuv, iur, index]) => number({ iuv, iur, indice: index }))).toEqual([1, 2, 1, 5, 4]);
  });
});

describe('versioni', () => {
  const hour = (o: string) => ({ dataOraMessaggio: new Date(`2024-03-14T${o}:00:00Z`) });
  it.each([
    ['later', '10', '09', true],
    ['equal', '09', '09', true],
    ['earlier', '08', '09', false],
  ])('PF1.VERSIONE.RT: %s', (_, fresh, present, wins) =>
    expect(ricevutaPrevails(hour(fresh), hour(present))).toBe(wins),
  );

  it.each([
    ['newer', '10', 0, true],
    ['same stamp, greater revisione', '09', 2, true],
    ['equal', '09', 1, false],
    ['older with a greater revisione', '08', 9, false],
  ])('PF1.VERSIONE.FDR: %s', (_, o, revision, wins) =>
    expect(
      flussoPrevails(
        { dataOraFlusso: new Date(`2024-03-14T${o}:00:00Z`), revisione: revision },
        { dataOraFlusso: new Date('2024-03-14T09:00:00Z'), revisione: 1 },
      ),
    ).toBe(wins),
  );
});

describe('chiavi sporche', () => {
  const M = { anno: '2024', bolletta: '1', enteBt: '0', istat: '0' };
  it.each<[string, Change, string[]]>([
    ['PV2.6.RT: a new one', { tipo: 'RICEVUTA', dopo: ricevuta({ iud: 'D1' }) }, ['IUV 1', 'NOTIFICA D1']],
    [
      'PV2.6.RT: another IUD',
      { tipo: 'RICEVUTA', prima: ricevuta({ iud: 'D1' }), dopo: ricevuta({ iud: 'D2' }) },
      ['IUV 1', 'NOTIFICA D1', 'NOTIFICA D2'],
    ],
    ['PV2.6.RT: without IUD', { tipo: 'RICEVUTA', prima: ricevuta({}) }, ['IUV 1']],
    ['PV2.6.NOTIFICA', { tipo: 'NOTIFICA', iud: 'D1' }, ['IUD D1']],
    [
      'PV2.6.FDR',
      { tipo: 'FLUSSO', flusso: { psp: 'P', iuf: 'f' }, iuv: ['1', '2', '1'] },
      ['IUF F', 'MOVIMENTI_IUF F', 'FLUSSO F P', 'IUV 1', 'IUV 2'],
    ],
    [
      'PV2.6.CASSA: with IUF',
      { tipo: 'MOVIMENTO', dopo: { ...M, iuf: 'f', iuv: '1' } },
      ['MOVIMENTO 2024/1/0/0', 'IUF F'],
    ],
    [
      'PV2.6.CASSA: from IUF to IUV',
      { tipo: 'MOVIMENTO', prima: { ...M, iuf: 'f', iuv: undefined }, dopo: { ...M, iuf: undefined, iuv: '1' } },
      ['MOVIMENTO 2024/1/0/0', 'IUF F', 'IUV 1'],
    ],
    [
      'PV2.6.CASSA: with nothing',
      { tipo: 'MOVIMENTO', dopo: { ...M, iuf: undefined, iuv: undefined } },
      ['MOVIMENTO 2024/1/0/0'],
    ],
  ])('%s', (_, change, expected) => expect(dirtyKeys(change).map((c) => `${c.tipo} ${c.chiave}`)).toEqual(expected));
});

it('every rule has one id', () => expect(new Set(REGOLE.map((r) => r.id)).size).toBe(REGOLE.length));

function ricevuta(over: Partial<Ricevuta>): Ricevuta {
  return {
    iuv: '1',
    iur: 'A',
    indice: 1,
    importo: cents(1000n),
    importoTotale: cents(1000n),
    esito: '0',
    dataEsito: DAY,
    dataOraMessaggio: new Date('2024-03-14T09:00:00Z'),
    ...over,
  };
}

function movimento(over: Partial<Movimento>): Movimento {
  return {
    anno: '2024',
    bolletta: '1',
    enteBt: '0',
    istat: '0',
    importo: cents(1000n),
    dataContabile: DAY,
    causale: '',
    ordinante: '',
    ...over,
  };
}

function inFlusso(riga: Partial<RigaInFlusso['riga']>, flusso: Partial<Flusso> = {}): RigaInFlusso {
  return {
    riga: {
      psp: 'P',
      iuf: 'F',
      riga: 1,
      iuv: '1',
      iur: 'A',
      indice: 1,
      importo: cents(1000n),
      esito: '0',
      dataEsito: DAY,
      ...riga,
    },
    flusso: {
      psp: 'P',
      iuf: 'F',
      dataOraFlusso: new Date('2024-03-15T08:00:00Z'),
      revisione: 1,
      idRegolamento: 'R',
      dataRegolamento: DAY,
      importoTotale: cents(1000n),
      numeroPagamenti: 1,
      ...flusso,
    },
  };
}
