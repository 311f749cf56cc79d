import { compute, formFaults, type FormDefinition, judgeForm, parseExpression, compilePattern, asText } from './index';

const TODAY = '2026-03-10';
const t = (it: string) => ({ it });
const value = (source: string, fields: Record<string, bigint | string | boolean | null> = {}) =>
  asText(compute(parseExpression(source), { today: TODAY, field: (name) => fields[name] ?? null }), false);

const CANTEEN: FormDefinition = {
  campi: [
    {
      nome: 'alunno',
      genere: 'TESTO',
      etichetta: t('Codice alunno'),
      obbligatorio: true,
      regola: '[0-9]{6}',
      messaggio: t('Sei cifre'),
    },
    {
      nome: 'mese',
      genere: 'SCELTA',
      etichetta: t('Mese'),
      obbligatorio: true,
      opzioni: [
        { valore: 'OTT', etichetta: t('Ottobre') },
        { valore: 'NOV', etichetta: t('Novembre') },
      ],
    },
    { nome: 'pasti', genere: 'INTERO', etichetta: t('Pasti'), obbligatorio: true, minimo: '1', massimo: '31' },
    { nome: 'ridotta', genere: 'SI_NO', etichetta: t('Tariffa ridotta') },
    {
      nome: 'isee',
      genere: 'VALUTA',
      etichetta: t('ISEE'),
      visibileSe: 'ridotta',
      obbligatorioSe: 'ridotta',
      controlli: [{ se: 'isee <= 12000', messaggio: t('ISEE oltre la soglia') }],
    },
    { nome: 'totale', genere: 'ETICHETTA_VALUTA', etichetta: t('Totale'), valore: 'pasti * if(ridotta, 2.25, 4.5)' },
  ],
  importo: 'totale',
  causale: 'Mensa {mese} alunno {alunno}',
};

describe('the language of forms', () => {
  it.each([
    ['2 + 3 * 4', '14'],
    ['(2 + 3) * 4', '20'],
    ['0.1 + 0.2', '0.3'],
    ['10 / 4', '2.5'],
    ['1 / 0', ''],
    ["1 + 'a'", ''],
    ['round(10 / 3, 2)', '3.33'],
    ['min(3, 2, 5) - max(1, 2)', '0'],
    ['if(1 < 2 and not (2 < 1), 7, 8)', '7'],
    ["choose('B', 'A', 10, 'B', 20, 0)", '20'],
    ["choose('Z', 'A', 10, 'B', 20, 0)", '0'],
    ["days('2026-02-27', '2026-03-01')", '3'],
    ["days('2026-02-30', '2026-03-01')", ''],
    ['year(today())', '2026'],
    ["length('città')", '5'],
    ['-2 * -3', '6'],
  ])('%s is %s', (source, expected) => expect(value(source)).toBe(expected));

  it('what is absent makes a sum absent and a comparison false', () => {
    expect(value('a + 1')).toBe('');
    expect(value('a < 1')).toBe('false');
    expect(value("empty(a) and a = ''")).toBe('true');
  });

  it.each([
    '',
    '1 +',
    'a(',
    'process.exit(1)',
    'a = = b',
    "'open",
    'a.b.c',
    'constructor(1)',
    '`x`',
    '('.repeat(500),
    'not '.repeat(120) + 'a',
    '1'.repeat(501),
  ])('%j is refused with the place', (source) => expect(() => parseExpression(source)).toThrow(/carattere \d+/));

  it.each(['a+a+a+a+a+a+$', '(a+)+', '(?:a+)+', '(?=a)', 'a**', '\\1', '.*.*.*', '[0-9]{1,999}[0-9]{1,999}'])(
    'the pattern %s, which could think for long, is refused',
    (source) => expect(() => compilePattern(source)).toThrow(),
  );

  it.each([
    ['^[0-9]{6}$', '000123'],
    ['[A-Z]{2}[0-9]{3}[A-Z]{2}', 'AB123CD'],
    ['(?:A|B)/[0-9]{1,6}', 'B/12'],
    ['.+', 'è'],
  ])('the pattern %s matches %s as a whole', (source, text) => {
    expect(compilePattern(source).test(text)).toBe(true);
    expect(compilePattern(source).test(`${text}\n`)).toBe(false);
  });
});

describe('a definition', () => {
  it('that says nothing wrong has no faults', () => expect(formFaults(CANTEEN)).toEqual([]));

  it.each<[string, Partial<FormDefinition>, string]>([
    [
      'a circle',
      {
        campi: [
          { nome: 'a', genere: 'VALUTA', etichetta: t('A'), valore: 'b' },
          { nome: 'b', genere: 'VALUTA', etichetta: t('B'), valore: 'a' },
        ],
        causale: 'x',
      },
      'dipende',
    ],
    ['two fields of one name', { campi: [...CANTEEN.campi, ...CANTEEN.campi.slice(0, 1)] }, 'due campi'],
    [
      'an expression of no field',
      { campi: [{ nome: 'a', genere: 'VALUTA', etichetta: t('A'), valore: 'zz + 1' }], causale: 'x' },
      'zz',
    ],
    ['an amount that is no field', { importo: 'nessuno' }, 'importo'],
    ['a placeholder of no field', { causale: 'Mensa {nessuno}' }, 'nessuno'],
    [
      'a choice without options',
      { campi: [{ nome: 'a', genere: 'SCELTA', etichetta: t('A') }], causale: 'x' },
      'opzioni',
    ],
    [
      'a group in a group',
      {
        campi: [
          {
            nome: 'a',
            genere: 'GRUPPO',
            etichetta: t('A'),
            campi: [{ nome: 'b', genere: 'GRUPPO', etichetta: t('B'), campi: [] }],
          },
        ],
        causale: 'x',
      },
      'gruppo',
    ],
  ])('with %s is told so', (_, over, word) => {
    const { importo: _amount, ...rest } = CANTEEN;
    expect(
      formFaults({ ...('importo' in over || !over.campi ? CANTEEN : rest), ...over })
        .map(({ motivo }) => motivo)
        .join(' '),
    ).toContain(word);
  });

  it.each<[string, Partial<FormDefinition>, string]>([
    [
      'a choice of a section',
      {
        campi: [
          {
            nome: 's',
            genere: 'SEZIONE',
            etichetta: t('S'),
            campi: [{ nome: 'a', genere: 'SCELTA', etichetta: t('A') }],
          },
        ],
      },
      'campi.0.campi.0',
    ],
    ['a bound', { campi: [{ nome: 'a', genere: 'INTERO', etichetta: t('A'), massimo: 'molti' }] }, 'campi.0.massimo'],
    [
      'an expression of a check',
      { campi: [{ nome: 'a', genere: 'TESTO', etichetta: t('A'), controlli: [{ se: 'zz = 1', messaggio: t('M') }] }] },
      'campi.0.controlli.0.se',
    ],
    ['a name', { campi: [{ nome: 'A', genere: 'TESTO', etichetta: t('A') }] }, 'campi.0.nome'],
    ['the amount', { importo: 'nessuno' }, 'importo'],
    ['the causale', { causale: '{nessuno}' }, 'causale'],
  ])('at fault in %s says where in the JSON, and the cure', (_, over, path) => {
    const { importo: _amount, ...rest } = { ...CANTEEN, causale: 'x' };
    const faults = formFaults({ ...(over.campi ? rest : { ...CANTEEN }), ...over });
    expect(faults).toEqual([expect.objectContaining({ path, cure: expect.stringMatching(/\.$/) as string })]);
  });
});

describe('answers', () => {
  const good = { alunno: '000123', mese: 'OTT', pasti: '12' };

  it('the synthetic case of the field: 12 meals of October are 54.00', () => {
    expect(judgeForm(CANTEEN, good, TODAY)).toMatchObject({
      errors: [],
      amountCents: 5400n,
      causale: 'Mensa Ottobre alunno 000123',
    });
  });

  it('a computed value is never taken from who sends it', () => {
    expect(judgeForm(CANTEEN, { ...good, totale: '0.01' }, TODAY).amountCents).toBe(5400n);
  });

  it('a field that is hidden counts as absent, one that shows may be required', () => {
    expect(judgeForm(CANTEEN, { ...good, isee: '99999' }, TODAY).errors).toEqual([]);
    expect(judgeForm(CANTEEN, { ...good, ridotta: true }, TODAY).errors).toEqual([
      { path: 'isee', code: 'OBBLIGATORIO' },
    ]);
    expect(judgeForm(CANTEEN, { ...good, ridotta: true, isee: '12000.01' }, TODAY).errors).toMatchObject([
      { path: 'isee', code: 'CONTROLLO' },
    ]);
    expect(judgeForm(CANTEEN, { ...good, ridotta: true, isee: '8000' }, TODAY)).toMatchObject({
      errors: [],
      amountCents: 2700n,
    });
  });

  it.each<[Record<string, never>, string, string]>([
    [{ alunno: '12' } as never, 'alunno', 'FORMATO'],
    [{ alunno: '' } as never, 'alunno', 'OBBLIGATORIO'],
    [{ mese: 'DIC' } as never, 'mese', 'NON_AMMESSO'],
    [{ pasti: '0' } as never, 'pasti', 'TROPPO_PICCOLO'],
    [{ pasti: '32' } as never, 'pasti', 'TROPPO_GRANDE'],
    [{ pasti: '1.5' } as never, 'pasti', 'FORMATO'],
    [{ pasti: [] } as never, 'pasti', 'FORMATO'],
    [{ altro: 'x' } as never, 'altro', 'SCONOSCIUTO'],
    [{ constructor: 'x' } as never, 'constructor', 'SCONOSCIUTO'],
  ])('%j is wrong at %s: %s', (over, path, code) => {
    expect(judgeForm(CANTEEN, { ...good, ...over }, TODAY).errors).toContainEqual(
      expect.objectContaining({ path, code }),
    );
  });

  it('the rows of a group are summed, each judged in its place', () => {
    const form: FormDefinition = {
      campi: [
        {
          nome: 'righe',
          genere: 'GRUPPO',
          etichetta: t('Righe'),
          obbligatorio: true,
          campi: [
            { nome: 'quante', genere: 'INTERO', etichetta: t('Quante'), obbligatorio: true, minimo: '1' },
            { nome: 'costo', genere: 'ETICHETTA_VALUTA', etichetta: t('Costo'), valore: 'quante * 3' },
          ],
        },
        { nome: 'totale', genere: 'ETICHETTA_VALUTA', etichetta: t('Totale'), valore: 'sum(righe.costo)' },
      ],
      importo: 'totale',
      causale: 'Righe {totale}',
    };
    expect(formFaults(form)).toEqual([]);
    expect(judgeForm(form, { righe: [{ quante: '2' }, { quante: '5' }] }, TODAY)).toMatchObject({
      errors: [],
      amountCents: 2100n,
    });
    expect(judgeForm(form, { righe: [{ quante: '2' }, { quante: '0' }] }, TODAY).errors).toMatchObject([
      { path: 'righe.1.quante', code: 'TROPPO_PICCOLO' },
    ]);
    expect(judgeForm(form, { righe: [] }, TODAY).errors).toContainEqual({ path: 'righe', code: 'OBBLIGATORIO' });
  });

  it.each<[string, readonly unknown[], string]>([
    ['nothing', [null], 'FORMATO'],
    ['texts', ['ab'], 'FORMATO'],
    ['lists', [[{ quante: '1' }]], 'FORMATO'],
    ['more rows than a form has', Array.from({ length: 300_000 }, () => ({})), 'TROPPO_GRANDE'],
  ])('a group of %s is refused as a whole, not row by row', (_, rows, code) => {
    const form: FormDefinition = {
      campi: [
        {
          nome: 'righe',
          genere: 'GRUPPO',
          etichetta: t('Righe'),
          campi: [{ nome: 'quante', genere: 'INTERO', etichetta: t('Quante'), obbligatorio: true }],
        },
        { nome: 'totale', genere: 'ETICHETTA_VALUTA', etichetta: t('Totale'), valore: 'sum(righe.quante)' },
      ],
      importo: 'totale',
      causale: 'Righe',
    };
    const { errors } = judgeForm(form, { righe: rows as never }, TODAY);
    expect(errors.filter(({ path }) => path.startsWith('righe'))).toEqual([{ path: 'righe', code }]);
  });
});
