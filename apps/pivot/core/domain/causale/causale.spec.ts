import causali from '../../testing/causali.json';
import casi from '../../testing/pivot-cases.json';
import { checkIuv, countedCodes, isValidReference, readCausale } from '.';

/** The readings of a causale. */
const iufs = (causale: string): readonly string[] => readCausale(causale).letture.iuf;
const iuvs = (causale: string): readonly string[] => readCausale(causale).letture.iuv;
const AFTER = '/PUR/LGPE-RIVERSAMENTO/URI/';
const CODICE = '2024-03-15BCITITMM-0012345678';

describe('PF3.4: IUF e IUV dalla causale', () => {
  it.each(casi.extraction.map((x) => [x.id, x.title, x] as const))('%s %s', (_id, _title, { causale, expected }) => {
    const read = readCausale(causale);
    expect({ iuf: read.iuf ?? null, iuv: read.iuv ?? null }).toEqual(expected);
  });

  it('marks an IUF longer than 35 for refusal: PF3.4.9', () => {
    const read = readCausale(`/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-${'0'.repeat(30)}`);
    expect(read.iufTooLong).toBe(true);
  });

  it('knows the second transfer of a flow that was credited in part', () =>
    expect(readCausale('/PUR/LGPE-INTEGRAZIONE/URI/2026-11-20BCALITMM-IN0001').iuf).toBe('2026-11-20BCALITMM-IN0001'));

  it('tries every RFB before any RFS, and goes on when one names nothing', () => {
    expect(readCausale('/RFS/RF9548123/1.00 RFB/.. /RFB/010000000001234/').iuv).toBe('010000000001234');
  });

  it('does not look beyond the characters of a causale that are kept', () => {
    const codice = '/URI/2024-03-15BCITITMM-0012345678';
    expect(readCausale(`${'x'.repeat(1_940)}LGPE-RIVERSAMENTO${codice}`).iuf).toBe('2024-03-15BCITITMM-0012345678');
    expect(readCausale(`${'x'.repeat(2_000)}LGPE-RIVERSAMENTO${codice}`).iuf).toBeUndefined();
  });

  it.each([
    ['01000000000012373', 'VALIDO'],
    ['01000000000012399', 'NON_VALIDO'],
    ['RF9548123', 'VALIDO'],
    ['RF9648123', 'NON_VALIDO'],
    ['010000000001234', 'NON_VERIFICABILE'],
  ])('PF3.4.CHECK: %s is %s', (iuv, expected) => expect(checkIuv(iuv)).toBe(expected));

  it('accepts a creditor reference of letters', () => expect(isValidReference('RF18539007547034')).toBe(true));
});

describe('PF3.4b: che cosa stampano le banche', () => {
  it.each(causali.extraction.map((x) => [x.id, x] as const))(
    'PF3.4b.CAUSALI %s',
    (_id, { causale, expected, ...x }) => {
      const { iuf = [], iuv = [] } = (('known' in x ? x.known : undefined) as { iuf?: string[]; iuv?: string[] }) ?? {};
      const known = { iuf: new Set(iuf.map((c) => c.toUpperCase())), iuv: new Set(iuv) };
      const counted = countedCodes(readCausale(causale).letture, known);
      expect({ iuf: counted.iuf ?? null, iuv: counted.iuv ?? null }).toEqual(expected);
    },
  );

  it.each([
    ['PF3.4b.1: senza trattino in fondo', `${AFTER}${CODICE}-`, [CODICE, `${CODICE}-`]],
    [
      'PF3.4b.2: senza la parola che la banca ha incollato',
      `${AFTER}${CODICE}-BONIFICO`.slice(0, 62),
      [`${CODICE}-BONIF`, CODICE],
    ],
    [
      'PF3.4b.2: senza il pezzo che non ha cifre',
      `${AFTER}2017-01-01ABI00000011234 ORD-PSP`,
      ['2017-01-01ABI00000011234ORD-PSP', '2017-01-01ABI00000011234ORD', '2017-01-01ABI00000011234'],
    ],
    [
      'PF3.4b.3: con uno, due, tre dei pezzi che seguono, anche se è già intero',
      `${AFTER}2024-03-15AB-1 2\n3 4 5`,
      ['2024-03-15AB-1', '2024-03-15AB-12', '2024-03-15AB-123', '2024-03-15AB-1234'],
    ],
    ['PF3.4b.3: mai oltre 35 caratteri', `${AFTER}${CODICE} 123456 1`, [CODICE, `${CODICE}123456`]],
    [
      'PF3.4b.MARCATORI: prima le prime letture, poi il resto, marcatore per marcatore',
      `${AFTER}2024-03-15AB-1 X ${AFTER}2024-03-15CD-1 Y`,
      ['2024-03-15AB-1', '2024-03-15CD-1', '2024-03-15AB-1X', '2024-03-15CD-1Y'],
    ],
    [
      'PF3.4b.4: col trattino in fondo, per ultima',
      `${AFTER}2024-03-15AB-1_ X`,
      ['2024-03-15AB-1', '2024-03-15AB-1_X', '2024-03-15AB-1_'],
    ],
    ['PF3.4b.INTEGRAZIONE', `/PUR/LGPE-INTEGRAZIONE/URI/${CODICE}`, [CODICE]],
    [
      'PF3.4b.TESTO: un testo libero prima di URI',
      `/PUR/LGPE-RIVERSAMENTO Integrativo1 pagamenti del 20240315/URI/${CODICE}`,
      [CODICE],
    ],
    ['PF3.4b.TESTO: non più di 60 caratteri', `/PUR/LGPE-RIVERSAMENTO ${'x'.repeat(60)}/URI/${CODICE}`, []],
    ['PF3.4b.TESTO: una cifra sola fra separatori', `/PUR/LGPE-RIVERSAMENTO/0/URI/${CODICE}`, [CODICE]],
    ['PF3.4b.TESTA: la testa tagliata, se il codice è intero', `RIVERSAMENTO/URI/${CODICE}`, [CODICE]],
    ['PF3.4b.TESTA: e non altrimenti', 'RIVERSAMENTO/URI/7be1d0c24a9f4f6c8b21aa03d95e77f1', []],
    ['PF3.4b.SEPARATORI: doppi o tripli', `/PUR/LGPE-RIVERSAMENTO//URI///${CODICE}`, [CODICE]],
    ['PF3.4b.SEPARATORI: due punti dopo URI', `LGPE-RIVERSAMENTO URI: ${CODICE}`, [CODICE]],
    [
      'PF3.4b.SEPARATORI: una lineetta è un trattino',
      `LGPE–RIVERSAMENTO URI ${CODICE.replace('-00', '–00')}`,
      [CODICE],
    ],
    [
      'PF3.4b.ZZ4: la banca continua in un altro campo',
      `${AFTER}2024-03-15AB-1/ZZ4/22 /ZZ4/33/ZZ4/ ID9`,
      ['2024-03-15AB-12233'],
    ],
    ['PF3.4b.DATA: un blank in qualunque posto', `${AFTER}2 024-03-15AB-1`, ['2024-03-15AB-1']],
    ['PF3.4b.DATA: anche nel mese', `${AFTER}2024-0 3-15AB-1`, ['2024-03-15AB-1']],
    ['PF3.4b.DATA: due blank fuori posto non sono una data', `${AFTER}2 024-0 3-15AB-1`, []],
    ['PF3.4b.VECCHIO: un codice senza data ha almeno 8 caratteri', `${AFTER}1234567`, []],
    ['PF3.4b.1: una data con un trattino è un testo troncato', `${AFTER}2024-03-15-`, []],
    ['PF3.4b.VECCHIO: otto bastano', `${AFTER}12345678`, ['12345678']],
  ])('%s', (_, causale, expected) => expect(iufs(causale)).toEqual(expected));

  it('PF3.4b: never more than eight readings, none longer than 35, no two equal ignoring case', () => {
    const many = iufs(
      Array.from({ length: 9 }, (_, i) => `${AFTER}2024-03-15AB-${i} a b ${AFTER}2024-03-15ab-${i} A`).join(' '),
    );
    expect(many).toHaveLength(8);
    expect(new Set(many.map((c) => c.toUpperCase())).size).toBe(8);
  });

  it.each([
    [
      'PF3.4b.AVVISO: un numero avviso è prima il suo IUV',
      '/RFB/301000000000001457/80.00',
      ['01000000000001457', '301000000000001457'],
    ],
    [
      'PF3.4b.AVVISO: anche dopo RFS e spezzato',
      '/RFS/301000000 000001457/',
      ['01000000000001457', '301000000000001457'],
    ],
    ['PF3.4b.AVVISO: non se comincia con altro', '/RFB/401000000000001457/', ['401000000000001457']],
    ['PF3.4b.CIFRE: senza cifre non è uno IUV', 'BONIFICO DA RFB SRL SALDO', []],
    ['PF3.4b.CIFRE: e si guarda il prossimo', 'RFB SRL /RFS/RF9548123/1.00', ['RF9548123']],
  ])('%s', (_, causale, expected) => expect(iuvs(causale)).toEqual(expected));

  it('PF3.4b.QUALE: counts the first that exists, else the first', () => {
    const readings = { iuf: ['A', 'b', 'C'], iuv: ['1', '2'] };
    const counted = (iuf: string[], iuv: string[]) => countedCodes(readings, { iuf: new Set(iuf), iuv: new Set(iuv) });
    expect(counted([], [])).toEqual({ iuf: 'A', iuv: '1' });
    expect(counted(['C', 'B'], ['2'])).toEqual({ iuf: 'b', iuv: '2' });
  });
});
