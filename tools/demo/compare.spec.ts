import { countByClass, differences, type Labels } from './compare';

const labels = (over: Partial<Record<keyof Labels, Record<string, string[]>>> = {}): Labels => ({
  pagamento: new Map(Object.entries(over.pagamento ?? {})),
  movimento: new Map(Object.entries(over.movimento ?? {})),
  notifica: new Map(Object.entries(over.notifica ?? {})),
  flusso: new Map(Object.entries(over.flusso ?? {})),
});

describe('the comparison with the ground truth', () => {
  it('finds none when both say the same, in any order', () =>
    expect(
      differences(
        'e',
        labels({ pagamento: { p: ['RT_IUF', 'RT_IUF_TES'] } }),
        labels({ pagamento: { p: ['RT_IUF_TES', 'RT_IUF'] } }),
      ),
    ).toEqual([]));

  it.each([
    ['a class too many', { pagamento: { p: ['RT_IUF'] } }, { pagamento: { p: ['RT_IUF', 'RT_IUF_TES'] } }],
    ['a class too few', { pagamento: { p: ['RT_IUF', 'RT_IUF_TES'] } }, { pagamento: { p: ['RT_IUF'] } }],
    ['a payment that is not shown', { pagamento: { p: ['RT_IUF'] } }, {}],
    ['a payment that never was', {}, { pagamento: { p: ['RT_IUF'] } }],
    ['another verdict', { flusso: { f: ['OK'] } }, { flusso: { f: ['NO_TES'] } }],
    ['a flow that is not shown', { flusso: { f: ['OK'] } }, {}],
    ['a movement with a class that is not shown', { movimento: { m: ['TES_NO_MATCH'] } }, {}],
  ])('finds %s', (_, expected, shown) => expect(differences('e', labels(expected), labels(shown))).toHaveLength(1));

  it('does not miss a movement or a notification that has no class', () =>
    expect(differences('e', labels({ movimento: { m: [] }, notifica: { n: [] } }), labels())).toEqual([]));

  it('does miss a payment without classes: every payment has one', () =>
    expect(differences('e', labels({ pagamento: { p: [] } }), labels())).toHaveLength(1));

  it('counts objects by class, over all enti', () =>
    expect(
      countByClass([labels({ pagamento: { a: ['RT_IUF'], b: ['RT_IUF'] } }), labels({ pagamento: { c: ['RT_IUF'] } })]),
    ).toEqual([{ classe: 'RT_IUF', kind: 'pagamento', objects: 3 }]));
});
