import type { TestDatabase } from '@mypay/testing';
import { EC, IBAN, noticeNumber, simulatorDatabase, Started, until } from './testing/started';
import { TestEnte } from './testing/test-ente';

jest.setTimeout(120_000);

interface Progress {
  payments: { total: number; done: number; refused: number; pending: number };
  receipts: { accepted: number; missing: number; lostOnPurpose: number };
  anomalies: { code: string }[];
  refusals: unknown[];
}

describe('one day, from notice to reconciliation', () => {
  let database: TestDatabase;
  let simulator: Started;
  let ente: TestEnte;

  beforeAll(async () => {
    database = await simulatorDatabase();
    simulator = await Started.on(database);
    ente = new TestEnte(EC);
    await simulator.registry(await ente.start());
  });
  afterAll(async () => {
    await simulator?.stop();
    await ente?.stop();
    await database?.close();
  });

  const advance = async (hours: number): Promise<void> => {
    await simulator.call('POST', '/clock/advance', { by: hours * 3_600_000 });
  };
  const fdr = (path: string, key = 'chiave-fdr-prova') =>
    fetch(`${simulator.url}/fdr-org/service/v1/organizations/${EC}${path}`, {
      headers: { 'ocp-apim-subscription-key': key },
    });

  it('pays a run of notices, delivers receipts, publishes flows and a giornale, and knows what must reconcile', async () => {
    await simulator.call('POST', '/clock', { mode: 'frozen' });
    const { run } = await simulator.call<{ run: number }>('POST', '/runs', {
      seed: '7',
      config: { anomalies: 'none' },
    });
    const payments = [1, 2, 3].map((n) => ({ ec: EC, notice: noticeNumber(n) }));
    await simulator.call('POST', `/runs/${run}/pay`, { payments });
    await until(async () => (await simulator.call<Progress>('GET', `/runs/${run}`)).payments.pending === 0);
    expect(await simulator.call('GET', `/runs/${run}`)).toMatchObject({
      payments: { total: 3, done: 3, refused: 0 },
      receipts: { missing: 3 },
    });

    await advance(1);
    expect(await simulator.call('GET', `/runs/${run}`)).toMatchObject({ receipts: { accepted: 3, missing: 0 } });
    expect(ente.heardOf('paSendRTV2Request')).toHaveLength(3);

    await advance(24 * 10);
    const list = (await (await fdr('/fdrs')).json()) as {
      count: number;
      data: { fdr: string; pspId: string; revision: number; published: string }[];
    };
    expect(list.count).toBeGreaterThan(0);
    const [flow] = list.data;
    const base = `/fdrs/${flow?.fdr}/revisions/${flow?.revision}/psps/${flow?.pspId}`;
    expect(await (await fdr(base)).json()).toMatchObject({ status: 'PUBLISHED', receiver: { organizationId: EC } });
    expect(await (await fdr(`${base}/payments`)).json()).toMatchObject({
      data: [{ pay: 120.5, payStatus: 'EXECUTED', idTransfer: 1 }],
    });
    const newest = list.data.at(-1)?.published;
    expect(await (await fdr(`/fdrs?publishedGt=${newest}`)).json()).toMatchObject({ count: 0 });

    const giornale = await simulator.call<{ id: string; rows: number }>('POST', `/bank/${EC}/publish`, {
      format: 'csv',
    });
    expect(giornale.rows).toBe(list.count);
    expect(await simulator.call<string>('GET', `/bank/${EC}/files/${giornale.id}`)).toContain('N.PROVV.');
    expect(await simulator.call('POST', `/bank/${EC}/publish`, { format: 'csv' })).toEqual({ id: null, rows: 0 });

    const expected = await simulator.call<{ pagamenti: { classi: string[] }[] }>('GET', `/oracle/classes?ec=${EC}`);
    expect(expected.pagamenti.map(({ classi }) => classi)).toEqual([1, 2, 3].map(() => ['RT_IUF_TES', 'RT_IUF']));
    expect(await simulator.call('GET', '/quiet')).toMatchObject({ quiet: true, missing: { consegne: 0 } });
    const conformance = await simulator.call<{ controllo: string; falliti: number }[]>('GET', '/conformance');
    // C01 is about time, which a busy machine of tests does not keep.
    expect(conformance.filter(({ controllo, falliti }) => falliti > 0 && controllo !== 'C01')).toEqual([]);
  });

  it('lets nobody read flows without the key of a station', async () => {
    expect((await fdr('/fdrs', 'altra')).status).toBe(401);
  });

  it('answers FDR-3001 for a flow that does not exist', async () => {
    const response = await fdr('/fdrs/2020-01-01X-1/revisions/1/psps/X');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ appErrorCode: 'FDR-3001' });
  });

  it('lets nobody in without the control key', async () => {
    expect((await fetch(`${simulator.url}/control/clock`)).status).toBe(401);
  });

  it('keeps IBAN as registered', async () => {
    const registry = await simulator.call<{ enti: { iban: string[] }[] }>('GET', '/registry');
    expect(registry.enti[0]?.iban).toEqual([IBAN]);
  });
});
