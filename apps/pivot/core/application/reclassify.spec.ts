import type { CodiceFiscaleEnte } from '@mypay/kernel';
import fc from 'fast-check';
import { classifyAll, type EnteFlags } from '../domain';
import { apply, InMemoryArchive, markAllDirty, randomStep, type Step, chanceFromSeed, randomStory } from '../testing';
import { Rebuild } from './rebuild';
import { Reclassify } from './reclassify';
import { Verify } from './verify';

const ENTE = '00000000001' as CodiceFiscaleEnte;

const UNSTOPPED = { signal: new AbortController().signal, progress: () => Promise.resolve() };

const aStep: fc.Arbitrary<Step> = fc.nat(2 ** 31).map((seed) => randomStep(chanceFromSeed(seed)));
const someFlags: fc.Arbitrary<EnteFlags> = fc.record({ flgPagati: fc.boolean(), flgTesoreria: fc.boolean() });

describe('il worker incrementale: PV2.6.ORDINE, PV2.6.VERDETTO', () => {
  it('comes to what a computation from scratch gives, wherever it stops on the way', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(aStep, fc.nat(3)), { maxLength: 14 }),
        someFlags,
        fc.integer({ min: 1, max: 6 }),
        async (story, flag, keysPerTurn) => {
          const archive = new InMemoryArchive(flag);
          const worker = new Reclassify(archive, keysPerTurn);
          for (const [i, [step, rounds]] of story.entries()) {
            await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
            for (let g = 0; g < rounds; g++) await worker.turn(ENTE); // it may leave keys for later
          }
          await worker.untilQuiet(ENTE);
          expect(plain(archive.kept())).toEqual(plain(classifyAll(archive.all(), archive.flag)));
        },
      ),
      { numRuns: 1_500 },
    ));

  it('comes to the same with the keys taken in any order and more than once', () =>
    fc.assert(
      fc.asyncProperty(fc.array(aStep, { maxLength: 10 }), someFlags, fc.nat(2 ** 31), async (story, flag, seed) => {
        const archive = new InMemoryArchive(flag);
        const worker = new Reclassify(archive, 3);
        const chance = chanceFromSeed(seed);
        for (const [i, step] of story.entries()) await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
        archive.sporche = [...archive.sporche, ...archive.sporche]
          .map((s) => ({ ...s, posto: chance(1_000) }))
          .sort((a, b) => a.posto - b.posto);
        await worker.untilQuiet(ENTE);
        expect(plain(archive.kept())).toEqual(plain(classifyAll(archive.all(), flag)));
      }),
      { numRuns: 500 },
    ));

  it('changes nothing, and says so, when everything is computed again', async () => {
    const archive = new InMemoryArchive({ flgPagati: true, flgTesoreria: true });
    const worker = new Reclassify(archive);
    const story = randomStory(chanceFromSeed(7), 60);
    for (const [i, step] of story.entries()) await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
    expect(await worker.untilQuiet(ENTE)).toBeGreaterThan(0);
    await archive.run(ENTE, markAllDirty);
    expect(await worker.untilQuiet(ENTE)).toBe(0);
    expect(await new Rebuild(archive, worker, () => false).execute(ENTE, UNSTOPPED)).toBe(0);
  });
});

describe('la ricostruzione: PV2.6.ORDINE', () => {
  const SIZES = { keys: 2, payments: 2, lanes: 2 };
  const rebuildOf = (archive: InMemoryArchive) => new Rebuild(archive, new Reclassify(archive, 3), () => false, SIZES);

  it('alone comes to what a computation from scratch gives, whatever was kept before', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(aStep, fc.nat(2)), { maxLength: 14 }), someFlags, async (story, flag) => {
        const archive = new InMemoryArchive(flag);
        const worker = new Reclassify(archive, 4);
        for (const [i, [step, rounds]] of story.entries()) {
          await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
          for (let g = 0; g < rounds; g++) await worker.turn(ENTE);
        }
        archive.sporche = []; // nothing is left for the worker
        await rebuildOf(archive).execute(ENTE, UNSTOPPED);
        expect(plain(archive.kept())).toEqual(plain(classifyAll(archive.all(), flag)));
        expect(await rebuildOf(archive).execute(ENTE, UNSTOPPED)).toBe(0);
      }),
      { numRuns: 500 },
    ));

  it('leaves to the worker, by its keys, the pieces that cannot be computed, and does all the others', async () => {
    const archive = new InMemoryArchive({ flgPagati: true, flgTesoreria: true });
    for (const [i, step] of randomStory(chanceFromSeed(11), 60).entries())
      await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
    archive.sporche = [];
    const [poisoned] = [...archive.ricevute.values()];
    const unitOfWork: typeof archive = Object.create(archive) as typeof archive;
    unitOfWork.run = (ente, work) =>
      archive.run(ente, (stores) =>
        work({
          ...stores,
          stretches: {
            ...stores.stretches,
            facts: async (stretch) => {
              const facts = await stores.stretches.facts(stretch);
              if (facts.ricevute.some(({ iuv }) => iuv === poisoned?.iuv)) throw new Error('avvelenata');
              return facts;
            },
          },
        }),
      );
    await new Rebuild(unitOfWork, { turn: async () => ({ chiavi: 0, changed: 0 }) }, () => false, SIZES).execute(
      ENTE,
      UNSTOPPED,
    );
    expect(archive.sporche.map(({ chiave }) => chiave)).toContainEqual({ tipo: 'IUV', chiave: poisoned?.iuv });
    await new Reclassify(archive).untilQuiet(ENTE);
    expect(plain(archive.kept())).toEqual(plain(classifyAll(archive.all(), archive.flag)));
  });

  it('stops between two pieces when it must, and says an outage at once', async () => {
    const archive = new InMemoryArchive({ flgPagati: true, flgTesoreria: true });
    const stopped = { ...UNSTOPPED, signal: AbortSignal.abort(new Error('si ferma')) };
    await expect(rebuildOf(archive).execute(ENTE, stopped)).rejects.toThrow('si ferma');
    const down = { run: () => Promise.reject(new Error('nessuna base dati')) };
    const rebuild = new Rebuild(down, { turn: () => Promise.reject(new Error('mai')) }, () => true, SIZES);
    await expect(rebuild.execute(ENTE, UNSTOPPED)).rejects.toThrow('nessuna base dati');
  });
});

describe('il controllo: PV2.6.VERIFICA', () => {
  it('finds nothing on a healthy archive, each wrong result otherwise, and writes nothing', async () => {
    const archive = new InMemoryArchive({ flgPagati: true, flgTesoreria: true });
    for (const [i, step] of randomStory(chanceFromSeed(11), 60).entries())
      await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
    await new Reclassify(archive).untilQuiet(ENTE);
    const verify = new Verify(archive);
    expect(await verify.execute(ENTE)).toMatchObject({ differing: 0, skipped: 0 });
    const [key, pagamento] = [...archive.pagamenti][0] ?? [];
    if (!key || !pagamento) throw new Error('no payment');
    archive.pagamenti.set(key, { ...pagamento, classi: 0 });
    expect(await verify.execute(ENTE)).toMatchObject({ differing: 1 });
    expect(archive.pagamenti.get(key)?.classi).toBe(0);
  });

  it('leaves out what the worker has still to do', async () => {
    const archive = new InMemoryArchive({ flgPagati: true, flgTesoreria: true });
    for (const [i, step] of randomStory(chanceFromSeed(11), 9).entries())
      await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
    expect(await new Verify(archive).execute(ENTE)).toMatchObject({ differing: 0, skipped: 4 });
  });
});

describe('le letture di una causale: PF3.4b.ORDINE', () => {
  const cash = (causale: string): Step => ({
    op: 'upsert',
    type: 'cash',
    data: { anno: '2024', codBolletta: '1', importo: '10.00', causale, dataContabile: '2024-03-18' },
  });
  const flow = (iuf: string, op: Step['op'] = 'upsert'): Step => ({
    op,
    type: 'fdr',
    data: { iuf, psp: 'P', dataOraFlusso: '2024-03-15T08:00:00', importoTotale: '10.00', rows: [] },
  });
  const receipt: Step = { op: 'upsert', type: 'rt', data: { iuv: '301000000000001457', iur: 'A', importo: '10.00' } };
  const BROKEN = cash('/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-S0051 47952 BONIFICO');
  const WHOLE = flow('2024-03-15bcititmm-s005147952');

  /** Plays the steps, the worker after each. @returns code that counts and verdicts */
  async function played(...steps: Step[]) {
    const archive = new InMemoryArchive({ flgPagati: true, flgTesoreria: true });
    for (const [i, step] of steps.entries()) {
      await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
      await new Reclassify(archive, 1).untilQuiet(ENTE);
      expect(plain(archive.kept())).toEqual(plain(classifyAll(archive.all(), archive.flag)));
    }
    const [m] = archive.movimenti.values();
    return {
      iuf: m?.iuf,
      iuv: m?.iuv,
      classi: m?.classi,
      verdetti: [...archive.flussi.values()].map((f) => f.verdetto),
    };
  }

  it('a flow that arrives after the movement changes its reading, and is credited', async () => {
    const after = await played(BROKEN, WHOLE);
    expect(after).toEqual({ iuf: '2024-03-15BCITITMM-S005147952', iuv: undefined, classi: 0, verdetti: ['OK'] });
    expect(await played(WHOLE, BROKEN)).toEqual(after);
  });

  it('a better reading that arrives later takes the movement away from the flow that had it', async () => {
    const both = await played(BROKEN, WHOLE, flow('2024-03-15BCITITMM-S0051'));
    expect(both).toMatchObject({ iuf: '2024-03-15BCITITMM-S0051', verdetti: ['NO_TES', 'OK'] });
  });

  it('a flow that is removed gives the movement back to its first reading', async () => {
    const before = await played(BROKEN);
    expect(before.classi).not.toBe(0);
    expect(await played(BROKEN, WHOLE, { ...WHOLE, op: 'delete' })).toEqual(before);
  });

  it('the same for an IUV: a receipt of the notice number itself', async () => {
    const notice = cash('/RFB/301000000000001457/10.00');
    expect(await played(notice)).toMatchObject({ iuv: '01000000000001457' });
    expect(await played(notice, receipt)).toMatchObject({ iuv: '301000000000001457', classi: 0 });
  });

  it('SUGG.AGGANCIO: what a person has linked counts before every reading, and when it is undone the text counts again', async () => {
    const archive = new InMemoryArchive({ flgPagati: true, flgTesoreria: true });
    const worker = new Reclassify(archive, 2);
    for (const [i, step] of [BROKEN, WHOLE, flow('OTHER-FLOW')].entries())
      await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
    await worker.untilQuiet(ENTE);
    for (const [link, verdetti] of [
      [{ iuf: 'other-flow' }, ['NO_TES', 'OK']],
      [undefined, ['OK', 'NO_TES']],
    ] as const) {
      const [[key, m]] = [...archive.movimenti] as [[string, NonNullable<ReturnType<typeof archive.movimenti.get>>]];
      archive.movimenti.set(key, { ...m, aggancio: link });
      await archive.run(ENTE, ({ chiavi }) => chiavi.add([{ tipo: 'MOVIMENTO', chiave: key }]));
      await worker.untilQuiet(ENTE);
      expect([...archive.flussi.values()].map((f) => f.verdetto)).toEqual(verdetti);
      expect(archive.movimenti.get(key)?.classi).toBe(0);
      expect(plain(archive.kept())).toEqual(plain(classifyAll(archive.all(), archive.flag)));
    }
  });

  it('the same upload again leaves the reading that counts', async () => {
    expect(await played(BROKEN, WHOLE, BROKEN)).toEqual(await played(BROKEN, WHOLE));
  });
});

describe('ordine di arrivo: PV2.6.ORDINE', () => {
  it('does not matter for records of different keys, or versions of different stamps', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(2 ** 31), fc.nat(2 ** 31), someFlags, async (seed, shuffle, flag) => {
        const story = withoutConflicts(randomStory(chanceFromSeed(seed), 12));
        const chance = chanceFromSeed(shuffle);
        const other = story
          .map((step) => ({ passo: step, posto: chance(1_000) }))
          .sort((a, b) => a.posto - b.posto)
          .map(({ passo }) => passo);
        const esiti = [];
        for (const order of [story, other]) {
          const archive = new InMemoryArchive(flag);
          for (const step of order) await archive.run(ENTE, (stores) => apply(stores, step, 1));
          esiti.push(plain(classifyAll(archive.all(), flag)));
        }
        expect(esiti[1]).toEqual(esiti[0]);
      }),
      { numRuns: 500 },
    ));
});

/** Upserts only; of receipts and flows one for each key and stamp, of notifications and movements one for each key. */
function withoutConflicts(story: readonly Step[]): Step[] {
  const seen = new Set<string>();
  return story.filter(({ op, type, data: d }) => {
    const key = {
      rt: () => [d['iuv'], d['iur'], d['indice'], d['dataOraMessaggioRicevuta']],
      sil: () => [d['iud']],
      fdr: () => [String(d['iuf']).toUpperCase(), d['psp'], d['dataOraFlusso'], d['revisione']],
      cash: () => [d['codBolletta']],
    }[type]();
    const name = JSON.stringify([type, ...key]);
    if (op === 'delete' || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** What counts of a classification, in a form that compares. */
function plain(c: ReturnType<typeof classifyAll>) {
  return {
    pagamenti: ordered(c.pagamenti),
    notifiche: ordered(c.notifiche),
    movimenti: ordered(c.movimenti),
    flussi: [...c.flussi]
      .map(([k, { esito, verdetto, conteggi }]) => [k, esito, verdetto, conteggi])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  };
}

const ordered = <V>(map: ReadonlyMap<string, V>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
