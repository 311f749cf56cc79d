import casi from '../../testing/pivot-cases.json';
import { checkIuv, isValidReference, readCausale } from '.';

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
