import { groupedIban, isPostal, looksLikeIban, maskedIban } from './iban';

describe('an IBAN while it is typed', () => {
  it.each([
    ['IT22G0542811101000000123401', true],
    ['it22 g054 2811 1010 0000 0123 401', true],
    ['IT22G0542811101000000123402', false],
    ['IT22G05428111010000001234', false],
    ['DE89370400440532013000', true],
    ['', false],
  ])('%s: %s', (typed, right) => expect(looksLikeIban(typed)).toBe(right));

  it('is of Poste by its ABI', () => {
    expect(isPostal('IT60X0760103200000000123456')).toBe(true);
    expect(isPostal('IT22G0542811101000000123401')).toBe(false);
  });

  it('is shown whole in groups, or masked', () => {
    expect(groupedIban('IT22G054')).toBe('IT22\u00a0G054');
    expect(maskedIban('IT22G0542811101000000123401')).not.toContain('0542811101');
  });
});
