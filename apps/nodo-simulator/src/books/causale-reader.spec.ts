import cases from './fixtures/pivot-cases.json';
import { readCausale } from './causale-reader';

describe('the reader of causali (pivot-formats.md §3.4)', () => {
  it.each(cases.extraction.map((item) => [item.id, item.title, item] as const))('%s %s', (_, __, item) => {
    const { iuf = null, iuv = null } = readCausale(item.causale);
    expect({ iuf, iuv }).toEqual(item.expected);
  });

  it('refuses a row whose IUF is longer than 35', () => {
    const causale = `/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-${'0'.repeat(30)}`;
    expect(readCausale(causale)).toEqual({ rejected: 'IUF_TOO_LONG' });
  });

  it('knows an accented letter for a letter: no marker inside a word', () => {
    expect(readCausale('SOCIETÀRFB 12345')).toEqual({});
  });

  it('takes the word after RFB for an IUV, as printed: SRL', () => {
    expect(readCausale('RFB SRL SALDO FATTURA 12')).toEqual({ iuv: 'SRL' });
  });
});
