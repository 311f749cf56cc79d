import { ENTE } from '@mypay/pagamenti-core/testing';
import { until } from '@mypay/testing';
import { Client } from 'pg';
import { ask, receipt } from '../../testing/messages.fixture';
import { PagamentiFixture } from '../../testing/pagamenti.fixture';
import { StallingProxy } from '../../testing/stalling-proxy.fixture';
import { JudgeReceiptsJob } from '../jobs/judge-receipts.job';

/** The bounds of pagopa-node.md §4.1, and room for a machine that has other work to do. */
const ROOM_MS = 6_000;
const QUESTION_MS = 7_000 + ROOM_MS;
const RECEIPT_MS = 15_000 + ROOM_MS;

describe('the door of the node while the database stands still', () => {
  let proxy: StallingProxy;
  let service: PagamentiFixture;
  beforeAll(async () => {
    service = await PagamentiFixture.start({}, async (url) => {
      proxy = await StallingProxy.to(url);
      return proxy.url;
    });
  }, 120_000);
  afterAll(async () => {
    proxy?.goOn();
    await service?.stop();
    await proxy?.stop();
  });

  const timed = async (message: string): Promise<{ ms: number; status: number; body: string }> => {
    const from = performance.now();
    const answer = await service.post(message);
    return { ...answer, ms: performance.now() - from };
  };
  const everyPrimitive = async (rtId: string): Promise<void> => {
    const answers = await Promise.all([
      timed(ask('paVerifyPaymentNotice')),
      timed(ask('paGetPayment')),
      timed(ask('paGetPaymentV2')),
      timed(receipt(2, { receiptId: rtId })),
    ]);
    for (const { status, body } of answers)
      expect({ status, body }).toEqual({ status: 200, body: expect.stringContaining('PAA_SYSTEM_ERROR') });
    for (const { ms } of answers.slice(0, 3)) expect(ms).toBeLessThan(QUESTION_MS);
    expect(answers[3]?.ms).toBeLessThan(RECEIPT_MS);
  };
  const stored = async (rtId: string): Promise<boolean> => {
    await service.db.outsideTenants((tx) =>
      tx.execute(
        `update messaggi set arrivato_il = arrivato_il - interval '2 minutes', prossimo_il = null where esito is null`,
      ),
    );
    await service.app.get(JudgeReceiptsJob).run();
    const rows = await service.db.inEnte(ENTE, (tx) =>
      tx.query(`select 1 from ricevute where ente = $1 and rt_id = $2`, [ENTE, rtId]),
    );
    return rows.length === 1;
  };

  it('NODO-4.1-7: answers PAA_SYSTEM_ERROR in time while locks are held, and takes the receipt afterwards if it was kept', async () => {
    const admin = new Client({ connectionString: service.database.adminUrl });
    await admin.connect();
    await admin.query(`begin`);
    await admin.query(`lock table pagamenti.ricevute, pagamenti.enti in access exclusive mode`);
    await everyPrimitive('rt-locked');
    await admin.query(`rollback`);
    await admin.end();
    await until(() => stored('rt-locked'), 60_000);
    expect((await service.post(ask('paGetPaymentV2'))).status).toBe(200);
  }, 120_000);

  it('NODO-4.1-7: answers PAA_SYSTEM_ERROR in time while PostgreSQL does not answer at all', async () => {
    proxy.stall();
    await everyPrimitive('rt-stopped');
    proxy.goOn();
    await until(async () => (await service.post(receipt(2, { receiptId: 'rt-after' }))).body.includes('>OK<'), 60_000);
  }, 120_000);
});
