import type { TestDatabase } from '@mypay/testing';
import { buildOnce, Killable } from './testing/killable';
import { BROKER, EC, freePort, IBAN, noticeNumber, simulatorDatabase } from './testing/started';
import { TestEnte } from './testing/test-ente';
import { Stream } from './books';

jest.setTimeout(240_000);

const COUNT = 24;
const DAYS = 8;
const KILLS = 5;

interface Progress {
  payments: { total: number; done: number; pending: number; refused: number };
  receipts: { accepted: number; missing: number; lostOnPurpose: number };
  anomalies: unknown[];
}

/** One run from payment to giornale; with `kills`, the process dies without warning every now and then. */
async function day(
  database: TestDatabase,
  kills: Stream | undefined,
): Promise<{ progress: Progress; oracle: unknown; giornale: string; kills: number }> {
  const ente = new TestEnte(EC);
  const url = await ente.start();
  const simulator = new Killable(database, await freePort());
  await simulator.start();
  let over = false;
  const killer = (async () => {
    while (kills && !over && simulator.kills < KILLS) {
      await new Promise((later) => setTimeout(later, kills.integer(100, 1_200)));
      if (over) return;
      await simulator.kill();
      await simulator.start();
    }
  })();
  try {
    await simulator.call('PUT', '/registry', {
      intermediario: { codiceFiscale: BROKER, denominazione: 'Intermediario di prova' },
      stazioni: [
        {
          id: `${BROKER}_01`,
          url,
          versione: 2,
          primitive: 2,
          password: 'prova-stazione-01',
          subscriptionKey: 'chiave-fdr-prova',
          broadcast: false,
        },
      ],
      enti: [
        {
          codiceFiscale: EC,
          denominazione: 'Comune',
          codici: [{ stazione: `${BROKER}_01`, codice: '01' }],
          iban: [IBAN],
        },
      ],
    });
    const { now } = await simulator.call<{ now: string }>('POST', '/clock', { mode: 'frozen' });
    expect(now).toMatch(/^2026-11-24T09:00:00/);
    const { run } = await simulator.call<{ run: number }>('POST', '/runs', {
      seed: '7',
      config: { anomalies: 'all', chiave: 'prova', maxLines: 4 },
    });
    const payments = Array.from({ length: COUNT }, (_, n) => ({ ec: EC, notice: noticeNumber(n + 1) }));
    await simulator.call('POST', `/runs/${run}/pay`, { payments });
    const progress = () => simulator.call<Progress>('GET', `/runs/${run}`);
    for (let state = await progress(); state.payments.pending > 0; state = await progress())
      await new Promise((again) => setTimeout(again, 100));

    over = true;
    await killer;

    // What kills are left fall each into the middle of a day, however fast the payments were.
    for (let n = 1; n <= DAYS; n += 1) {
      const to = new Date(Date.parse(now) + n * 86_400_000).toISOString();
      const advanced = simulator.call('POST', '/clock/advance', { to });
      if (kills && simulator.kills < KILLS) {
        await new Promise((later) => setTimeout(later, kills.integer(5, 80)));
        await simulator.kill();
        await simulator.start();
      }
      await advanced;
      await simulator.call('POST', `/bank/${EC}/publish`, {});
    }
    const files = await simulator.call<{ id: string }[]>('GET', `/bank/${EC}/files`);
    const contents = await Promise.all(files.map(({ id }) => simulator.call<string>('GET', `/bank/${EC}/files/${id}`)));
    return {
      progress: await progress(),
      oracle: await simulator.call('GET', `/oracle/classes?ec=${EC}`),
      giornale: contents.join(''),
      kills: simulator.kills,
    };
  } finally {
    over = true;
    await killer;
    await simulator.kill();
    await ente.stop();
  }
}

describe('a simulator that is killed', () => {
  const databases: TestDatabase[] = [];
  const fresh = async (): Promise<TestDatabase> => {
    const database = await simulatorDatabase(`update orologio set fermo = '2026-11-24T09:00:00.000Z'`);
    databases.push(database);
    return database;
  };
  afterAll(async () => {
    for (const database of databases) await database.close();
  });

  it('comes to the same truth as one that lives', async () => {
    buildOnce();
    const whole = await day(await fresh(), undefined);
    expect(whole.progress.payments).toEqual({ total: COUNT, done: COUNT, refused: 0, pending: 0 });
    const cut = await day(await fresh(), new Stream('kill'));
    expect(cut.kills).toBe(KILLS);
    expect(cut.progress).toEqual(whole.progress);
    expect(cut.oracle).toEqual(whole.oracle);
    expect(cut.giornale).toBe(whole.giornale);
  });
});
