import casi from '../../testing/pivot-cases.json';
import { checkIuv, isRfValido, leggiCausale } from '.';

describe('PF3.4: IUF e IUV dalla causale', () => {
  it.each(casi.extraction.map((x) => [x.id, x.title, x] as const))('%s %s', (_id, _title, { causale, expected }) => {
    const letto = leggiCausale(causale);
    expect({ iuf: letto.iuf ?? null, iuv: letto.iuv ?? null }).toEqual(expected);
  });

  it('marks an IUF longer than 35 for refusal: PF3.4.9', () => {
    const letto = leggiCausale(`/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-${'0'.repeat(30)}`);
    expect(letto.iufTroppoLungo).toBe(true);
  });

  it('tries every RFB before any RFS, and goes on when one names nothing', () => {
    expect(leggiCausale('/RFS/RF9548123/1.00 RFB/.. /RFB/010000000001234/').iuv).toBe('010000000001234');
  });

  it('reads a text of 200,000 characters without losing time', () => {
    const lungo = `${'LGPE-RIVERSAMENTO '.repeat(11_000)}/RFB/${'1 '.repeat(4000)}`;
    const prima = performance.now();
    leggiCausale(lungo);
    expect(performance.now() - prima).toBeLessThan(1_000);
  });

  it.each([
    ['01000000000012373', 'VALIDO'],
    ['01000000000012399', 'NON_VALIDO'],
    ['RF9548123', 'VALIDO'],
    ['RF9648123', 'NON_VALIDO'],
    ['010000000001234', 'NON_VERIFICABILE'],
  ])('PF3.4.CHECK: %s is %s', (iuv, atteso) => expect(checkIuv(iuv)).toBe(atteso));

  it('accepts a creditor reference of letters', () => expect(isRfValido('RF18539007547034')).toBe(true));
});
