import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { Reclassify, type ClassificazioneStores } from '@mypay/pivot-core';
import { apply, type Step } from '@mypay/pivot-core/testing';
import { type Bench, testBench } from '../../testing/bench';
import { keptAndFromScratch } from '../../testing/comparison.fixture';

const FLAG = { flgPagati: true, flgTesoreria: true };
const IUV = '01000000000000144';
const IUF = '2024-03-15BCITITMM-A';
const rt = (iud: string, importo = '10.00', hour = '09'): Step['data'] => ({
  iud,
  iuv: IUV,
  iur: 'IUR1',
  indice: 1,
  importo,
  dataOraMessaggioRicevuta: `2024-03-14T${hour}:00:00`,
});
const fdr = (importo: string, revision: number): Step['data'] => ({
  iuf: IUF,
  psp: 'BCITITMM',
  dataOraFlusso: '2024-03-15T08:00:00',
  revisione: revision,
  importoTotale: importo,
  rows: [{ iuv: IUV, iur: 'IUR1', indice: 1, importo, esito: '0' }],
});
const cash = (bolletta: string, importo: string, causale = `/PUR/LGPE-RIVERSAMENTO/URI/${IUF}`): Step['data'] => ({
  anno: '2024',
  codBolletta: bolletta,
  importo,
  causale,
});
const upsert = (type: Step['type'], data: Step['data']): Step => ({ op: 'upsert', type, data });
const via = (type: Step['type'], data: Step['data']): Step => ({ op: 'delete', type, data });

const BASE = [
  upsert('rt', rt('D1')),
  upsert('sil', { iud: 'D1', iuv: IUV, importo: '10.00' }),
  upsert('fdr', fdr('10.00', 0)),
  upsert('cash', cash('1', '10.00')),
  upsert('cash', cash('9', '10.00', `/RFB/${IUV}/`)),
];

/** Everything that a late writer may do to the neighbourhood. */
const WRITERS: readonly [string, Step][] = [
  ['a receipt sent again with another IUD', upsert('rt', rt('D2', '10.00', '10'))],
  ['a receipt sent again with another amount', upsert('rt', rt('D1', '12.00', '10'))],
  ['a receipt removed', via('rt', rt('D1'))],
  ['a notification corrected', upsert('sil', { iud: 'D1', iuv: IUV, importo: '12.00' })],
  ['a notification withdrawn', via('sil', { iud: 'D1' })],
  ['a newer version of the flow', upsert('fdr', fdr('12.00', 1))],
  ['the flow removed', via('fdr', fdr('10.00', 0))],
  ['another movement of the IUF', upsert('cash', cash('2', '3.00'))],
  ['the movement corrected to another IUF', upsert('cash', cash('1', '10.00', `/URI/LGPE-RIVERSAMENTO/URI/${IUF}X`))],
  ['the movement reversed', via('cash', cash('1', '10.00'))],
  ['the punctual movement reversed', via('cash', cash('9', '10.00', `/RFB/${IUV}/`))],
];

/** Where in the worker's turn the late writer commits. */
const POINTS = [
  'before it reads keys',
  'between keys and facts',
  'between facts and writes',
  'before it deletes keys',
  'after its commit',
] as const;
type Point = (typeof POINTS)[number];

let bench: Bench;
beforeAll(async () => {
  bench = await testBench();
}, 120_000);
afterAll(() => bench.close());

describe.each(WRITERS)('uno scrittore in ritardo: %s', (_, step) => {
  it.each(POINTS)('commits %s', async (point) => {
    const ente = await bench.newEnte(FLAG);
    for (const [i, p] of BASE.entries()) await bench.pivot.run(ente, (stores) => apply(stores, p, i + 1));
    if (point !== 'before it reads keys') await new Reclassify(bench.classificazione).untilQuiet(ente);
    await bench.markAllDirty(ente); // the turn has everything of the neighbourhood in hand

    const written = gate();
    const confirm = gate();
    const writer = bench.pivot.run(ente, async (stores) => {
      await apply(stores, step, 100);
      written.open();
      await confirm.passes;
    });
    await written.passes;
    const commit = async (): Promise<void> => {
      confirm.open();
      await writer;
    };
    // A row that the writer still holds makes the worker wait for it: then the commit comes by itself.
    const before = setTimeout(() => confirm.open(), 250);

    await new Reclassify(withPoints(bench.classificazione, async (p) => (p === point ? commit() : undefined))).turn(
      ente,
    );
    await commit();
    clearTimeout(before);

    await new Reclassify(bench.classificazione).untilQuiet(ente);
    const { conservata, daZero } = await keptAndFromScratch(bench, ente, FLAG);
    expect(conservata).toEqual(daZero);
  });
});

describe('chiavi sporche (architecture.md, Decisions, 8)', () => {
  it('a key of a writer that commits late is not lost because an equal one was already done', async () => {
    const ente = await bench.newEnte(FLAG);
    const written = gate();
    const confirm = gate();
    const late = bench.pivot.run(ente, async (stores) => {
      await apply(stores, upsert('rt', rt('D1')), 1);
      written.open();
      await confirm.passes;
    });
    await written.passes;
    await bench.pivot.run(ente, ({ chiavi }) => chiavi.add([{ tipo: 'IUV', chiave: IUV }]));
    const worker = new Reclassify(bench.classificazione);
    expect(await worker.turn(ente)).toMatchObject({ chiavi: 1 });
    confirm.open();
    await late;
    expect(await worker.turn(ente)).toMatchObject({ chiavi: 2, changed: 1 });
  });

  it('two workers never are on one ente together, and the second finds it done', async () => {
    const ente = await bench.newEnte(FLAG);
    await bench.pivot.run(ente, (stores) => apply(stores, upsert('rt', rt('D1')), 1));
    const worker = new Reclassify(bench.classificazione);
    const rounds = await Promise.all([worker.turn(ente), worker.turn(ente)]);
    expect(rounds.map((g) => g.changed).sort()).toEqual([0, 1]);
  });
});

describe('lo stesso fatto due volte insieme', () => {
  it.each([
    ['two versions of one flow', [upsert('fdr', fdr('10.00', 0)), upsert('fdr', fdr('12.00', 1))], { importo: 1200n }],
    [
      'two stamps of one receipt',
      [upsert('rt', rt('D1', '12.00', '10')), upsert('rt', rt('D1', '10.00', '09'))],
      { importo: 1200n },
    ],
  ])('%s: the greater stays', async (_, steps, expected) => {
    for (const order of [steps, [...steps].reverse()]) {
      const ente = await bench.newEnte(FLAG);
      await Promise.all(order.map((p) => bench.pivot.run(ente, (stores) => apply(stores, p, 1))));
      await new Reclassify(bench.classificazione).untilQuiet(ente);
      const { classificazione } = await bench.kept(ente);
      expect([...classificazione.pagamenti.values()]).toEqual([expect.objectContaining(expected)]);
    }
  });

  it('a flow loaded twice at once has its rows once', async () => {
    const ente = await bench.newEnte(FLAG);
    const step = upsert('fdr', fdr('10.00', 0));
    await Promise.all([1, 2, 3].map(() => bench.pivot.run(ente, (stores) => apply(stores, step, 1))));
    expect((await bench.kept(ente)).fatti.righe).toHaveLength(1);
  });
});

function gate(): { readonly passes: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const passes = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passes, open: () => open() };
}

/** The worker's unit of work, stopped where a test wants it. */
function withPoints(
  inner: UnitOfWork<ClassificazioneStores>,
  point: (p: Point) => Promise<void>,
): UnitOfWork<ClassificazioneStores> {
  return {
    run: <T>(ente: CodiceFiscaleEnte, work: (stores: ClassificazioneStores) => Promise<T>) =>
      inner.run(ente, (stores) => {
        const { chiavi, fatti } = stores;
        const read = chiavi.read.bind(chiavi);
        chiavi.read = async (limit) => {
          await point('before it reads keys');
          const due = await read(limit);
          await point('between keys and facts');
          return due;
        };
        const factsByIuv = fatti.factsByIuv.bind(fatti);
        fatti.factsByIuv = async (iuv) => {
          const facts = await factsByIuv(iuv);
          await point('between facts and writes');
          return facts;
        };
        const removal = chiavi.delete.bind(chiavi);
        chiavi.delete = async (sequences) => {
          await point('before it deletes keys');
          await removal(sequences);
        };
        return work(stores);
      }),
  };
}
