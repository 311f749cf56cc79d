import causali from './fixtures/causali.json';
import cases from './fixtures/pivot-cases.json';
import { counted, readCausale } from './causale-reader';

interface Item {
  readonly causale: string;
  readonly known?: { readonly iuf?: readonly string[]; readonly iuv?: readonly string[] };
}

function readBeside({ causale, known }: Item) {
  const existing = { iufs: new Set(known?.iuf?.map((code) => code.toUpperCase())), iuvs: new Set(known?.iuv) };
  const { iuf = null, iuv = null } = counted(readCausale(causale), existing);
  return { iuf, iuv };
}

describe('the reader of causali (pivot-formats.md §3.4, §3.4b)', () => {
  it.each(cases.extraction.map((item) => [item.id, item.title, item] as const))('%s %s', (_, __, item) =>
    expect(readBeside(item)).toEqual(item.expected),
  );

  it.each(causali.extraction.map((item) => [item.id, item] as const))('%s, as banks really print it', (_, item) =>
    expect(readBeside(item as Item)).toEqual(item.expected),
  );

  it('refuses a row whose IUF is longer than 35, when it names no other', () => {
    const causale = `/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-${'0'.repeat(30)}`;
    expect(readCausale(causale)).toEqual({ iufs: [], iuvs: [], rejected: 'IUF_TOO_LONG' });
  });

  it('knows an accented letter for a letter: no marker inside a word', () => {
    expect(readCausale('SOCIETÀRFB 12345')).toEqual({ iufs: [], iuvs: [] });
  });

  it('takes no word without digits for an IUV: SRL', () => {
    expect(readCausale('RFB SRL SALDO FATTURA 12')).toEqual({ iufs: [], iuvs: [] });
  });

  it('reads a code that was broken, or that has a word glued to it, in every way, the likeliest first', () => {
    expect(readCausale('RIVERSAMENTO/URI/2024-03-15AB-1-ORD 2 3').iufs).toEqual([
      '2024-03-15AB-1-ORD',
      '2024-03-15AB-1',
      '2024-03-15AB-1-ORD2',
      '2024-03-15AB-1-ORD23',
    ]);
  });
});
