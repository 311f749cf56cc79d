import type { TestDatabase } from '@mypay/testing';
import { EC, noticeNumber, simulatorDatabase, Started, until } from './testing/started';
import { TestEnte } from './testing/test-ente';

jest.setTimeout(240_000);

interface Progress {
  payments: { done: number; pending: number };
  receipts: { expected: number; accepted: number; missing: number; lostOnPurpose: number };
  flows: { neverPublished: number };
  anomalies: { code: string; key: string }[];
}
interface Quiet {
  quiet: boolean;
  missing: { consegne: number; flussi: number; movimentiDaPubblicare: number; persePerScelta: number };
}
interface Oracle {
  pagamenti: { chiave: string; classi: string[] }[];
  movimenti: { classi: string[] }[];
  flussi: { verdetto: string }[];
}

const COUNT = 120;
const ALL =
  'F01 F03 F04 F08 F10 F12 F16 F17 RT_DUPLICATA RT_FUORI_ORDINE RT_PERSA RT_TARDIVA T01 T02 T03 T04 T05 T06 T08';

/** A whole run with every anomaly, on a database of its own. */
async function wholeRun(
  database: TestDatabase,
  cut: boolean,
): Promise<{ progress: Progress; oracle: Oracle; sent: number; giornale: string }> {
  const ente = new TestEnte(EC);
  const address = await ente.start();
  let simulator = await Started.on(database);
  const again = async (): Promise<void> => {
    await simulator.stop();
    simulator = await Started.on(database);
  };
  try {
    await simulator.registry(address);
    await simulator.call('POST', '/clock', { mode: 'frozen' });
    await simulator.simulator.store.run(`update orologio set fermo = '2026-11-24T09:00:00.000Z'`);
    await simulator.simulator.clock.load();
    const { run } = await simulator.call<{ run: number }>('POST', '/runs', {
      seed: '7',
      config: { anomalies: 'all', maxLines: 6 },
    });
    const payments = Array.from({ length: COUNT }, (_, n) => ({ ec: EC, notice: noticeNumber(n + 1) }));
    await simulator.call('POST', `/runs/${run}/pay`, { payments });
    if (cut) {
      await until(async () => (await simulator.call<Progress>('GET', `/runs/${run}`)).payments.done > COUNT / 4);
      await again();
    }
    await until(async () => (await simulator.call<Progress>('GET', `/runs/${run}`)).payments.pending === 0, 120_000);
    let giornale = '';
    for (let day = 1; day <= 14; day += 1) {
      const { now } = await simulator.call<{ now: string }>('GET', '/clock');
      const to = new Date(Date.parse(now) + 86_400_000).toISOString();
      const arrived = simulator.call('POST', '/clock/advance', { to });
      if (cut && day === 2) {
        await arrived.catch(() => undefined);
        await again();
      }
      await arrived.catch(() => simulator.call('POST', '/clock/advance', { to }));
      const file = await simulator.call<{ id: string | null }>('POST', `/bank/${EC}/publish`, {});
      if (file.id !== null) giornale += await simulator.call<string>('GET', `/bank/${EC}/files/${file.id}`);
    }
    const progress = await simulator.call<Progress>('GET', `/runs/${run}`);
    const oracle = await simulator.call<Oracle>('GET', `/oracle/classes?ec=${EC}`);
    expect(await simulator.call<Quiet>('GET', '/quiet')).toMatchObject({
      quiet: true,
      missing: { consegne: 0, flussi: 0, movimentiDaPubblicare: 0 },
    });
    return { progress, oracle, sent: ente.heardOf('paSendRTV2Request').length, giornale };
  } finally {
    await simulator.stop();
    await ente.stop();
  }
}

describe('a run with every anomaly', () => {
  const databases: TestDatabase[] = [];
  const fresh = async (): Promise<TestDatabase> => {
    const database = await simulatorDatabase();
    databases.push(database);
    return database;
  };
  afterAll(async () => {
    for (const database of databases) await database.close();
  });

  it('has a member of each, loses what is to be lost, and comes out the same when it is cut and taken up again', async () => {
    const whole = await wholeRun(await fresh(), false);
    expect([...new Set(whole.progress.anomalies.map(({ code }) => code))].sort().join(' ')).toBe(ALL);
    const { receipts } = whole.progress;
    expect(receipts.lostOnPurpose).toBeGreaterThan(0);
    expect(receipts.accepted).toBe(COUNT - receipts.lostOnPurpose);
    expect(whole.sent).toBeGreaterThan(receipts.accepted); // duplicates
    const classes = new Set([...whole.oracle.pagamenti, ...whole.oracle.movimenti].flatMap(({ classi }) => classi));
    for (const expected of [
      'RT_IUF',
      'RT_IUF_TES',
      'RT_TES',
      'RT_NO_IUF',
      'IUV_NO_RT',
      'IUF_NO_TES',
      'IUF_TES_DIV_IMP',
      'TES_NO_IUF_OR_IUV',
      'TES_NO_MATCH',
    ])
      expect(classes).toContain(expected);

    const cut = await wholeRun(await fresh(), true);
    expect(cut.progress.anomalies).toEqual(whole.progress.anomalies);
    expect(cut.oracle).toEqual(whole.oracle);
    expect(cut.giornale).toBe(whole.giornale);
  });
});
