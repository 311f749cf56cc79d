import { dialectOf, judgeName, judgeRiga, parseMapping, DEFAULT_MAPPING } from '.';

const POSITIONAL = dialectOf(['a', 'b', 'c', 'd', 'e', 'f', 'g'], DEFAULT_MAPPING);
const GOOD = [
  '2024',
  '12',
  '2024-03-18',
  'PSP ALFA',
  '/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-A1',
  '10.00',
  '2024-03-19',
];
const replacing = (position: number, value: string) => GOOD.map((v, i) => (i === position ? value : v));

describe('riga del giornale di cassa CSV : PF2.7.RIGA', () => {
  it('accepts a good row and reads its IUF', () =>
    expect(judgeRiga(GOOD, POSITIONAL)).toEqual({
      movimento: expect.objectContaining({
        anno: '2024',
        bolletta: '12',
        importo: 1000n,
        iuf: '2024-03-15BCITITMM-A1',
      }),
    }));

  it.each([
    ['anno not of four digits', replacing(0, '24'), 'CSV_DATA_TYPE_MISMATCH', 'de_anno_bolletta [24] non valido'],
    ['bolletta of eight characters', replacing(1, '12345678'), 'CSV_VALIDATION_ERROR', 'cod_bolletta'],
    ['no bolletta', replacing(1, ' '), 'CSV_MISSING_REQUIRED_FIELD', 'cod_bolletta'],
    ['a day that does not exist', replacing(2, '2024-02-30'), 'CSV_DATA_TYPE_MISMATCH', 'dt_contabile'],
    ['a date of another form', replacing(6, '19/03/2024'), 'CSV_DATA_TYPE_MISMATCH', 'dt_valuta'],
    ['an amount with a comma', replacing(5, '10,00'), 'CSV_DATA_TYPE_MISMATCH', 'num_importo'],
    ['an amount with thousands', replacing(5, '1.000.00'), 'CSV_DATA_TYPE_MISMATCH', 'num_importo'],
    ['an amount of three decimals', replacing(5, '10.001'), 'CSV_DATA_TYPE_MISMATCH', 'num_importo'],
    ['too few columns', GOOD.slice(0, 6), 'CSV_COLUMN_COUNT_MISMATCH', 'Impossibile elaborare la riga'],
    [
      'an IUF of 40',
      replacing(4, `LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-${'1'.repeat(25)}`),
      'IUF_TOO_LONG',
      'più lungo',
    ],
    ['the year 0000', replacing(0, '0000'), 'CSV_DATA_TYPE_MISMATCH', 'de_anno_bolletta'],
    ['a day of the year 0000', replacing(2, '0000-03-18'), 'CSV_DATA_TYPE_MISMATCH', 'dt_contabile'],
    ['a bolletta 3,0E3', replacing(1, '3,0E3'), 'CSV_DATA_TYPE_MISMATCH', 'foglio di calcolo'],
    ['a bolletta that no address can hold', replacing(1, '..'), 'CSV_DATA_TYPE_MISMATCH', 'non valido'],
    ['a bolletta 3003.0', replacing(1, '3003.0'), 'CSV_DATA_TYPE_MISMATCH', 'foglio di calcolo'],
    ['a bolletta 1E+06', replacing(1, '1E+06'), 'CSV_DATA_TYPE_MISMATCH', 'foglio di calcolo'],
    ['a bolletta 1,2e+05', replacing(1, '1,2e+05'), 'CSV_DATA_TYPE_MISMATCH', 'foglio di calcolo'],
    ['a letter that was lost', replacing(3, 'CITT\ufffd'), 'CSV_VALIDATION_ERROR', 'perduti'],
    ['a NUL', replacing(3, 'A\u0000B'), 'CSV_VALIDATION_ERROR', 'Impossibile elaborare la riga'],
  ])('refuses %s', (_, riga, codice, description) =>
    expect(judgeRiga(riga, POSITIONAL)).toEqual({
      scarto: expect.objectContaining({ codice, descrizione: expect.stringContaining(description) }),
    }),
  );

  it('keeps a negative movement and one without identifiers', () => {
    expect(judgeRiga(replacing(5, '-3.5'), POSITIONAL)).toMatchObject({ movimento: { importo: -350n } });
    expect(judgeRiga(replacing(4, ''), POSITIONAL)).toMatchObject({ movimento: { causale: '' } });
  });

  it('PF2.7.DIALETTO: knows the named dialect by its header, in any order, with a comma and without valuta', () => {
    const dialect = dialectOf(
      [
        '\ufeffIMPORTO PROVVISORIO',
        'N.PROVV.',
        'ESERCIZIO',
        'DATA  ESEC.',
        'ANAGRAFICA CLIENTE',
        'Descrizione causale',
      ],
      DEFAULT_MAPPING,
    );
    expect(dialect.nome).toBe('PU');
    expect(judgeRiga(['1234,56', '7', '2024', '2024-03-18', 'PSP', 'x'], dialect)).toMatchObject({
      movimento: { bolletta: '7', importo: 123456n, dataValuta: undefined },
    });
  });

  it('PF2.7.MAPPATURA: reads columns where the operator says they are', () => {
    const mapping = parseMapping({ ...DEFAULT_MAPPING, annoBolletta: 2, codBolletta: 1 });
    const swapped = [GOOD[1] ?? '', GOOD[0] ?? '', ...GOOD.slice(2)];
    expect(judgeRiga(swapped, dialectOf([], mapping))).toMatchObject({ movimento: { anno: '2024' } });
  });

  it.each([
    [{}],
    [null],
    [{ ...DEFAULT_MAPPING, importo: 1 }],
    [{ ...DEFAULT_MAPPING, importo: 0 }],
    [{ ...DEFAULT_MAPPING, altro: 9 }],
  ])('refuses the mapping %j', (value) =>
    expect(() => parseMapping(value)).toThrow(expect.objectContaining({ code: 'MAPPATURA_NON_VALIDA' })),
  );
});

describe('nome del file : PF2.1.NOME', () => {
  it.each([
    ['giornale.csv', 'CSV'],
    ['giornale-2024-03.csv', 'CSV'],
    ['C_TEST-marzo-1_0.zip', 'ZIP'],
  ])('accepts %s', (name, type) => expect(judgeName(name, 'c_test')).toBe(type));

  it.each([
    ['c_altro-marzo-1_0.zip', 'FILE_SU_ENTE_ERRATO'],
    ['c_test-marzo-1_2.zip', 'VERSIONE_NON_SUPPORTATA'],
    ['giornale.xls', 'FORMATO_FILE_NON_AMMESSO'],
    ['../giornale.csv', 'NOME_FILE_NON_VALIDO'],
    ['', 'NOME_FILE_NON_VALIDO'],
  ])('refuses %s with %s', (name, code) =>
    expect(() => judgeName(name, 'c_test')).toThrow(expect.objectContaining({ code })),
  );
});
