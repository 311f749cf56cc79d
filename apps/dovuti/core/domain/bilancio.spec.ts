import { cents } from '@mypay/kernel';
import fc from 'fast-check';
import { type Bilancio, normalizeBilancio, parseBilancio, writeBilancio, bilancioTotal } from './bilancio';

const acc = (importo: string) => `<accertamento><importo>${importo}</importo></accertamento>`;
const cap = (inside: string) => `<bilancio><capitolo><codCapitolo>E1</codCapitolo>${inside}</capitolo></bilancio>`;
const strict = cap(acc('80.00'));

describe('the bilancio of a dovuto of 80,00 €', () => {
  it.each([
    ['BIL-forma', strict, strict],
    ['BIL-forma', cap(acc('80')), strict],
    ['BIL-forma', cap(acc('80.0')), strict],
    ['BIL-forma', cap(`\n  ${acc(' 79.99 ')} ${acc('0.01')}`), cap(acc('79.99') + acc('0.01'))],
    ['BIL-forma', `<?xml version="1.0"?>${strict}`, strict],
    ['BIL-somma', cap(acc('79.99')), undefined],
    ['BIL-somma', cap(acc('80.00') + acc('0.01')), undefined],
    ['BIL-nodi', '', undefined],
    ['BIL-nodi', 'non XML', undefined],
    ['BIL-nodi', '<bilancio/>', undefined],
    ['BIL-nodi', cap(''), undefined],
    ['BIL-nodi', cap('<accertamento/>'), undefined],
    ['BIL-nodi', cap(acc('0.00') + acc('80.00')), undefined],
    ['BIL-nodi', cap(acc('-1.00') + acc('81.00')), undefined],
    ['BIL-nodi', cap(acc('1e1')), undefined],
    ['BIL-nodi', strict.replace('E1', ''), undefined],
    ['BIL-nodi', strict.replace('E1', 'x'.repeat(65)), undefined],
    ['BIL-nodi', cap(`<altro>1</altro>${acc('80.00')}`), undefined],
    ['BIL-nodi', strict.replace('</bilancio>', ''), undefined],
    ['BIL-nodi', strict + strict, undefined],
    ['BIL-sicuro', `<!DOCTYPE bilancio [<!ENTITY x "80">]>${strict}`, undefined],
    ['BIL-sicuro', strict.replace('E1', '&x;'), undefined],
    ['BIL-sicuro', strict.replace('E1', 'a & b'), undefined],
    ['BIL-sicuro', strict.replace('<bilancio>', '<bilancio xmlns="urn:x">'), undefined],
    ['BIL-sicuro', '<bilancio>'.repeat(5000), undefined],
    ['BIL-sicuro', strict.replace('E1', '<![CDATA[E1]]>'), undefined],
  ])('%s: %s', (_, xml, expected) => expect(normalizeBilancio(xml, cents(8000n))).toBe(expected));

  it('BIL-forma: refuses a text that would not fit where it is stored', () =>
    expect(normalizeBilancio(cap(acc('0.01').repeat(200)), cents(200n))).toBeUndefined());

  it('BIL-forma: reads what it writes, whatever the codes hold', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((t) => t.trim() === t && /^[^\p{Cc}\p{Cs}\uFFFE\uFFFF]+$/u.test(t));
    const importo = fc.bigInt({ min: 1n, max: 99_999_999_999n }).map(cents);
    const bilancio: fc.Arbitrary<Bilancio> = fc.array(
      fc.record({
        codCapitolo: text,
        codUfficio: fc.option(text, { nil: undefined }),
        accertamenti: fc.array(fc.record({ codAccertamento: fc.option(text, { nil: undefined }), importo }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(bilancio, (b) => {
        const again = parseBilancio(writeBilancio(b));
        expect(again).toEqual(b);
        return again !== undefined && bilancioTotal(again) === bilancioTotal(b);
      }),
    );
  });
});
