import { SystemClock } from '@mypay/kernel';
import { anEnte, ENTE, INTERMEDIARIO, OTHER_ENTE } from '@mypay/pagamenti-core/testing';
import { Database } from '@mypay/platform/db';
import { Metrics } from '@mypay/platform/log';
import type { TestDatabase } from '@mypay/testing';
import { randomUUID } from 'node:crypto';
import { pagamentiDatabase } from '../../testing/pagamenti.fixture';
import { PgEntiRegister } from './pg-enti';
import { PgFlussi } from './pg-flussi';
import { PgGiornale } from './pg-giornale';
import { PagamentiMetrics } from './pg-metrics';

let database: TestDatabase;
let db: Database;
const metrics = new Metrics();
beforeAll(async () => {
  database = await pagamentiDatabase();
  db = await Database.connect({ url: database.url, schema: 'pagamenti' });
  new PagamentiMetrics(metrics, db);
  await db.outsideTenants(async (tx) => {
    for (const ente of [ENTE, OTHER_ENTE])
      await new PgEntiRegister(tx).apply(anEnte({ ente, codiceIpa: `c_${ente.slice(-4)}` }));
  });
}, 60_000);
afterAll(async () => {
  await db?.close();
  await database?.close();
});

const ago = (ms: number): Date => new Date(new SystemClock().now().getTime() - ms);

/** The lines of one gauge, as Prometheus reads them. */
const read = async (name: string): Promise<string[]> =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith(name));

it('a receipt without outcome is counted from its first minute on, with its age', async () => {
  expect(await read('ricevute_da_giudicare')).toEqual([
    'ricevute_da_giudicare 0',
    'ricevute_da_giudicare_eta_secondi 0',
  ]);
  const giornale = new PgGiornale(db, INTERMEDIARIO);
  for (const [age, primitive] of [
    [7_200_000, 'paSendRT'],
    [0, 'paSendRT'],
    [7_200_000, 'paGetPayment'],
  ] as const)
    await giornale.keepRequest({
      id: randomUUID(),
      arrivataIl: ago(age),
      primitiva: primitive,
      corpo: Buffer.from('<x/>'),
      contentType: undefined,
    });
  const [count, age] = await read('ricevute_da_giudicare');
  expect(count).toBe('ricevute_da_giudicare 1');
  expect(Number(age?.split(' ')[1])).toBeGreaterThanOrEqual(7_200);
});

it('each ente has the age of its cursor, once it has one, and the number of its flows set aside', async () => {
  await db.inEnte(ENTE, async (tx) => {
    const flussi = new PgFlussi(tx);
    await flussi.moveCursor(ago(86_400_000));
    await flussi.setAside({
      published: { iuf: 'F-1', pspId: 'P', revisione: 1, pubblicatoIl: ago(0) },
      originali: [],
      motivo: 'illeggibile',
      acquisitoIl: ago(0),
      ofList: false,
    });
  });
  expect((await read('fdr_flussi_accantonati')).sort()).toEqual(
    [`fdr_flussi_accantonati{ente="${ENTE}"} 1`, `fdr_flussi_accantonati{ente="${OTHER_ENTE}"} 0`].sort(),
  );
  const ages = await read('fdr_cursore_eta_secondi');
  expect(ages).toHaveLength(1);
  expect(Number(ages[0]?.split(' ')[1])).toBeGreaterThanOrEqual(86_400);
});
