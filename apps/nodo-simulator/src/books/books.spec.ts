import { oracle, total, type OracleExport } from '.';
import { counted, readCausale } from './causale-reader';
import { isRecoverable } from './manglers';
import { aRun, aWholeRun, ENTI, someCounters, type WholeRun } from './testing/a-whole-run';

const FLAGS = [
  { flgPagati: false, flgTesoreria: true },
  { flgPagati: true, flgTesoreria: true },
  { flgPagati: false, flgTesoreria: true },
];
const exportsOf = ({ truth }: WholeRun): OracleExport[] =>
  ENTI.map(({ codiceFiscale }, at) => oracle(truth, codiceFiscale, FLAGS[at] as (typeof FLAGS)[number]));
const classesOf = (exports: readonly OracleExport[]): Set<string> =>
  new Set(exports.flatMap(({ pagamenti, movimenti }) => [...pagamenti, ...movimenti].flatMap(({ classi }) => classi)));
const SEEDS = ['7', '8', '9', '10', '11', '12'];
const ALL = new Map(SEEDS.map((seed) => [seed, aWholeRun(aRun(seed, 'all'), 200)] as const));
const run200 = (seed: string): WholeRun => ALL.get(seed) as WholeRun;

describe('a run without anomalies', () => {
  const run = aWholeRun(aRun('7', 'none'), 200);

  it('reconciles every payment: RT_IUF and RT_IUF_TES, and RT_NO_IUD where notifications are used', () => {
    const exports = exportsOf(run);
    expect(exports.flatMap(({ pagamenti }) => pagamenti)).toHaveLength(200);
    expect([...classesOf(exports)].sort()).toEqual(['RT_IUF', 'RT_IUF_TES', 'RT_NO_IUD']);
    expect(exports.flatMap(({ flussi }) => flussi).every(({ verdetto }) => verdetto === 'OK')).toBe(true);
  });

  it('makes flows whose lines add up to what they declare, to their transfer and to its movement', () => {
    const { flows, movements, payments } = run.truth;
    for (const flow of flows) {
      const [revision] = flow.revisions;
      const lines = total(revision?.lines.map(({ amount }) => amount) ?? []);
      expect(revision?.declaredTotal).toBe(lines);
      expect(run.transfers.find(({ iuf }) => iuf === flow.iuf)?.amount).toBe(lines);
    }
    const paid = total(payments.map(({ amount }) => amount));
    expect(total(run.transfers.map(({ amount }) => amount))).toBe(paid);
    expect(total(movements.map(({ amount }) => amount))).toBe(paid);
  });

  it('prints every causale so that it reads back what the PSP wrote', () => {
    const remittances = new Map(run.transfers.map(({ trn, remittance }) => [trn, remittance]));
    for (const { trn, causale } of run.truth.movements)
      expect([causale, isRecoverable(remittances.get(trn) ?? '', causale)]).toEqual([causale, true]);
  });

  it('works for a single payment', () => {
    expect([...classesOf(exportsOf(aWholeRun(aRun('7', 'none'), 1)))].sort()).toEqual(['RT_IUF', 'RT_IUF_TES']);
  });
});

describe('a run with all anomalies', () => {
  it.each(SEEDS)('has members of every expected class among 200 payments, seed %s', (seed) => {
    const classes = classesOf(exportsOf(run200(seed)));
    for (const expected of [
      'RT_IUF',
      'RT_IUF_TES',
      'RT_TES',
      'RT_NO_IUF',
      'RT_NO_IUD',
      'IUV_NO_RT',
      'IUF_NO_TES',
      'IUF_TES_DIV_IMP',
      'TES_NO_IUF_OR_IUV',
      'TES_NO_MATCH',
    ])
      // prettier-ignore
      expect([expected, classes.has(expected)]).toEqual([expected, true]);
  });

  it.each(SEEDS)('has members of every anomaly among 200 payments, seed %s', (seed) => {
    const { truth } = run200(seed);
    const found = new Set([
      ...truth.payments.flatMap(({ plan }) => plan.anomalies),
      ...truth.flows.flatMap(({ anomalies }) => anomalies),
      ...truth.movements.flatMap(({ anomalies }) => anomalies),
    ]);
    expect([...found].sort()).toEqual([
      'F01', 'F03', 'F04', 'F08', 'F10', 'F12', 'F16', 'F17', 'RT_DUPLICATA', 'RT_FUORI_ORDINE', 'RT_PERSA', 'RT_TARDIVA',
      'T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T08',
    ]); // prettier-ignore
  });

  it.each([1, 2, 5, 20, 60])('works for %i payments', (count) => {
    const exports = exportsOf(aWholeRun(aRun('3', 'all'), count));
    expect(exports.flatMap(({ pagamenti }) => pagamenti).length).toBeGreaterThanOrEqual(1);
    expect(classesOf(exports)).toContain('RT_IUF_TES');
  });

  it.each([
    ['F01', ['RT_NO_IUF']],
    ['F03', ['IUV_NO_RT']],
    ['F04', ['RT_IUF']],
    ['F10', ['RT_NO_IUF']],
    ['F16', ['RT_NO_IUF']],
    ['F17', ['IUF_NO_TES']],
    ['T01', ['IUF_TES_DIV_IMP']],
    ['T02', ['IUF_NO_TES']],
    ['RT_PERSA', ['IUV_NO_RT']],
    ['RT_TARDIVA', ['RT_IUF']],
  ] as const)('%s alone gives its payments %j', (code, classes) => {
    const items = SEEDS.flatMap((seed) => exportsOf(run200(seed))).flatMap(({ pagamenti }) =>
      pagamenti.filter(({ anomalie }) => anomalie.join() === code),
    );
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(item.classi).toEqual(expect.arrayContaining([...classes]));
  });

  it('settles a payment singly without a flow as RT_TES, and with a flow as RT_IUF_TES', () => {
    const exports = exportsOf(run200('7'));
    const single = exports.flatMap(({ pagamenti }) => pagamenti.filter(({ anomalie }) => anomalie.join() === 'T06'));
    expect(new Set(single.map(({ classi }) => classi.filter((name) => name !== 'RT_NO_IUD').join()))).toEqual(
      new Set(['RT_TES', 'RT_IUF_TES,RT_IUF']),
    );
    expect(exports.flatMap(({ flussi }) => flussi).map(({ verdetto }) => verdetto)).toContain('PUNTUALE');
  });

  it('lets a revision replace the first one', () => {
    const run = run200('7');
    const revised = run.truth.flows.filter(({ anomalies }) => anomalies.includes('F12'));
    expect(revised.length).toBeGreaterThan(0);
    for (const { revisions } of revised) {
      expect(revisions.map(({ revision }) => revision)).toEqual([1, 2]);
      expect(revisions[1]?.fdrDate.localeCompare(revisions[0]?.fdrDate ?? '')).toBe(1);
      expect(revisions[0]?.lines).not.toEqual(revisions[1]?.lines);
    }
  });

  it('credits a flow in two parts that make the whole, the second of the word INTEGRAZIONE: RT_IUF_TES', () => {
    for (const seed of SEEDS) {
      const run = run200(seed);
      const [flow] = run.truth.flows.filter(({ anomalies }) => anomalies.includes('T08'));
      const parts = run.transfers.filter(({ iuf }) => iuf !== undefined && iuf === flow?.iuf);
      expect(parts.map(({ remittance }) => remittance.split('/')[2])).toEqual([
        'LGPE-RIVERSAMENTO',
        'LGPE-INTEGRAZIONE',
      ]);
      expect(total(parts.map(({ amount }) => amount))).toBe(flow?.revisions[0]?.declaredTotal);
      const verdicts = exportsOf(run).flatMap(({ flussi }) =>
        flussi.filter(({ anomalie }) => anomalie.join() === 'T08'),
      );
      expect(new Set(verdicts.map(({ verdetto }) => verdetto))).toEqual(new Set(['OK']));
    }
  });

  it('repeats a line of F08 on paper only: the declared total is the money that moved', () => {
    const run = run200('7');
    const [flow] = run.truth.flows.filter(({ anomalies }) => anomalies.includes('F08'));
    const [revision] = flow?.revisions ?? [];
    expect(total(revision?.lines.map(({ amount }) => amount) ?? [])).toBeGreaterThan(revision?.declaredTotal ?? 0);
    expect(run.transfers.find(({ iuf }) => iuf === flow?.iuf)?.amount).toBe(revision?.declaredTotal);
  });
});

describe('runs one after the other', () => {
  it('give the same truth for the same seed, byte for byte', () => {
    const [a, b] = [aWholeRun(aRun('7', 'all'), 200), aWholeRun(aRun('7', 'all'), 200)];
    expect(b).toEqual(a);
    expect(b.giornali.map(({ sha256 }) => sha256)).toEqual(a.giornali.map(({ sha256 }) => sha256));
  });

  it('give another truth for another seed', () => {
    expect(aWholeRun(aRun('8', 'all'), 50).truth).not.toEqual(aWholeRun(aRun('7', 'all'), 50).truth);
  });

  /** The second part of a flow bears the IUF of the first. */
  const isFirst = ({ causale }: { causale: string }): boolean => !causale.includes('INTEGRAZIONE');

  it('never share an IUF or a bolletta, even with the same seed', () => {
    const counters = someCounters();
    const runs = [1, 2, 3].map((number) => aWholeRun(aRun('7', 'all', number), 60, counters).truth);
    const iufs = runs.flatMap(({ flows }) => flows.map(({ psp, iuf }) => `${psp}/${iuf}`));
    const existing = {
      iufs: new Set(runs.flatMap(({ flows }) => flows.map(({ iuf }) => iuf.toUpperCase()))),
      iuvs: new Set<string>(),
    };
    const written = runs
      .flatMap(({ movements }) =>
        movements.filter(isFirst).map(({ causale }) => counted(readCausale(causale), existing).iuf),
      )
      .filter(Boolean);
    const bollette = runs.flatMap(({ movements }) =>
      movements.map(({ ec, anno, codice }) => `${ec}/${anno}/${codice}`),
    );
    const lines = runs.flatMap(({ flows }) => flows.flatMap(({ revisions }) => revisions.at(-1)?.lines ?? []));
    expect(new Set(iufs).size).toBe(iufs.length);
    expect(new Set(written).size).toBe(written.length);
    expect(new Set(bollette).size).toBe(bollette.length);
    const extra = lines.filter(({ iuv }) => /^\d\d9[78]/.test(iuv)).map(({ iuv }) => iuv);
    expect(new Set(extra).size).toBe(extra.length);
  });

  it('do not shift what happens to the others when a payment is added', () => {
    const [few, more] = [aWholeRun(aRun('7', 'none'), 40), aWholeRun(aRun('7', 'none'), 41)];
    expect(more.truth.payments.slice(0, 40)).toEqual(few.truth.payments);
  });
});

it('knows the classes of each day: paid, then reported, then cashed', () => {
  const { truth } = aWholeRun(aRun('7', 'none'), 20);
  const ente = ENTI[0].codiceFiscale;
  const at = (instant: string) =>
    [...classesOf([oracle(truth, ente, { flgPagati: false, flgTesoreria: true }, instant)])].sort();
  expect(at('2026-11-24T12:00:00.000Z')).toEqual(['RT_NO_IUF']);
  expect(at('2026-11-27T12:00:00.000Z')).toEqual(['IUF_NO_TES', 'RT_IUF']);
  expect(at('2026-12-05T00:00:00.000Z')).toEqual(['RT_IUF', 'RT_IUF_TES']);
});

it('classifies tens of thousands of payments', () => {
  const exports = exportsOf(aWholeRun(aRun('7', 'all'), 20_000));
  expect(exports.flatMap(({ pagamenti }) => pagamenti).length).toBeGreaterThan(19_500);
});
