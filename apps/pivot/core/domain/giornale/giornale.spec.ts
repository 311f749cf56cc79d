import { dialettoDi, giudicaNome, giudicaRiga, leggiMappatura, MAPPATURA_PREDEFINITA } from '.';

const POSIZIONALE = dialettoDi(['a', 'b', 'c', 'd', 'e', 'f', 'g'], MAPPATURA_PREDEFINITA);
const BUONA = [
  '2024',
  '12',
  '2024-03-18',
  'PSP ALFA',
  '/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-A1',
  '10.00',
  '2024-03-19',
];
const con = (posizione: number, valore: string) => BUONA.map((v, i) => (i === posizione ? valore : v));

describe('riga del giornale di cassa CSV : PF2.7.RIGA', () => {
  it('accepts a good row and reads its IUF', () =>
    expect(giudicaRiga(BUONA, POSIZIONALE)).toEqual({
      movimento: expect.objectContaining({
        anno: '2024',
        bolletta: '12',
        importo: 1000n,
        iuf: '2024-03-15BCITITMM-A1',
      }),
    }));

  it.each([
    ['anno not of four digits', con(0, '24'), 'CSV_DATA_TYPE_MISMATCH', 'de_anno_bolletta [24] non valido'],
    ['bolletta of eight characters', con(1, '12345678'), 'CSV_VALIDATION_ERROR', 'cod_bolletta'],
    ['no bolletta', con(1, ' '), 'CSV_MISSING_REQUIRED_FIELD', 'cod_bolletta'],
    ['a day that does not exist', con(2, '2024-02-30'), 'CSV_DATA_TYPE_MISMATCH', 'dt_contabile'],
    ['a date of another form', con(6, '19/03/2024'), 'CSV_DATA_TYPE_MISMATCH', 'dt_valuta'],
    ['an amount with a comma', con(5, '10,00'), 'CSV_DATA_TYPE_MISMATCH', 'num_importo'],
    ['an amount with thousands', con(5, '1.000.00'), 'CSV_DATA_TYPE_MISMATCH', 'num_importo'],
    ['an amount of three decimals', con(5, '10.001'), 'CSV_DATA_TYPE_MISMATCH', 'num_importo'],
    ['too few columns', BUONA.slice(0, 6), 'CSV_COLUMN_COUNT_MISMATCH', 'Impossibile elaborare la riga'],
    ['an IUF of 40', con(4, `LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-${'1'.repeat(25)}`), 'IUF_TOO_LONG', 'più lungo'],
    ['the year 0000', con(0, '0000'), 'CSV_DATA_TYPE_MISMATCH', 'de_anno_bolletta'],
    ['a day of the year 0000', con(2, '0000-03-18'), 'CSV_DATA_TYPE_MISMATCH', 'dt_contabile'],
    ['a bolletta 3003.0', con(1, '3003.0'), 'CSV_DATA_TYPE_MISMATCH', 'foglio di calcolo'],
    ['a bolletta 1E+06', con(1, '1E+06'), 'CSV_DATA_TYPE_MISMATCH', 'foglio di calcolo'],
    ['a bolletta 1,2e+05', con(1, '1,2e+05'), 'CSV_DATA_TYPE_MISMATCH', 'foglio di calcolo'],
    ['a letter that was lost', con(3, 'CITT\ufffd'), 'CSV_VALIDATION_ERROR', 'perduti'],
    ['a NUL', con(3, 'A\u0000B'), 'CSV_VALIDATION_ERROR', 'Impossibile elaborare la riga'],
  ])('refuses %s', (_, riga, codice, descrizione) =>
    expect(giudicaRiga(riga, POSIZIONALE)).toEqual({
      scarto: expect.objectContaining({ codice, descrizione: expect.stringContaining(descrizione) }),
    }),
  );

  it('keeps a negative movement and one without identifiers', () => {
    expect(giudicaRiga(con(5, '-3.5'), POSIZIONALE)).toMatchObject({ movimento: { importo: -350n } });
    expect(giudicaRiga(con(4, ''), POSIZIONALE)).toMatchObject({ movimento: { causale: '' } });
  });

  it('PF2.7.DIALETTO: knows the named dialect by its header, in any order, with a comma and without valuta', () => {
    const dialetto = dialettoDi(
      [
        '\ufeffIMPORTO PROVVISORIO',
        'N.PROVV.',
        'ESERCIZIO',
        'DATA  ESEC.',
        'ANAGRAFICA CLIENTE',
        'Descrizione causale',
      ],
      MAPPATURA_PREDEFINITA,
    );
    expect(dialetto.nome).toBe('PU');
    expect(giudicaRiga(['1234,56', '7', '2024', '2024-03-18', 'PSP', 'x'], dialetto)).toMatchObject({
      movimento: { bolletta: '7', importo: 123456n, dataValuta: undefined },
    });
  });

  it('PF2.7.MAPPATURA: reads columns where the operator says they are', () => {
    const mappatura = leggiMappatura({ ...MAPPATURA_PREDEFINITA, annoBolletta: 2, codBolletta: 1 });
    const scambiata = [BUONA[1] ?? '', BUONA[0] ?? '', ...BUONA.slice(2)];
    expect(giudicaRiga(scambiata, dialettoDi([], mappatura))).toMatchObject({ movimento: { anno: '2024' } });
  });

  it.each([
    [{}],
    [null],
    [{ ...MAPPATURA_PREDEFINITA, importo: 1 }],
    [{ ...MAPPATURA_PREDEFINITA, importo: 0 }],
    [{ ...MAPPATURA_PREDEFINITA, altro: 9 }],
  ])('refuses the mapping %j', (valore) =>
    expect(() => leggiMappatura(valore)).toThrow(expect.objectContaining({ code: 'MAPPATURA_NON_VALIDA' })),
  );
});

describe('nome del file : PF2.1.NOME', () => {
  it.each([
    ['giornale.csv', 'CSV'],
    ['giornale-2024-03.csv', 'CSV'],
    ['C_TEST-marzo-1_0.zip', 'ZIP'],
  ])('accepts %s', (nome, tipo) => expect(giudicaNome(nome, 'c_test')).toBe(tipo));

  it.each([
    ['c_altro-marzo-1_0.zip', 'FILE_SU_ENTE_ERRATO'],
    ['c_test-marzo-1_2.zip', 'VERSIONE_NON_SUPPORTATA'],
    ['giornale.xls', 'FORMATO_FILE_NON_AMMESSO'],
    ['../giornale.csv', 'NOME_FILE_NON_VALIDO'],
    ['', 'NOME_FILE_NON_VALIDO'],
  ])('refuses %s with %s', (nome, code) =>
    expect(() => giudicaNome(nome, 'c_test')).toThrow(expect.objectContaining({ code })),
  );
});
