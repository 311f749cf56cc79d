import { CancelDovuto, CreateDovuto } from '@mypay/dovuti-core';
import { anEnte, aText, aTipo, FakeCounters } from '@mypay/dovuti-core/testing';
import { FixedClock, type LocalDate, parseCodiceFiscaleEnte, parseIud } from '@mypay/kernel';
import { Database, migrate } from '@mypay/platform/db';
import { testDatabase, type TestDatabase } from '@mypay/testing';
import { migrations } from '../../../migrations';
import { PgLists } from './pg-lists';
import { PgRegister } from './pg-register';
import { pgUnitOfWork } from './pg-stores';

const ENTE = parseCodiceFiscaleEnte('80012340123');
const SINCE = '2000-01-01' as LocalDate;
const clock = new FixedClock(new Date('2024-06-01T10:00:00Z'));
let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await testDatabase((target) => migrate({ ...target, migrations }), 'dovuti');
  db = await Database.connect({ url: database.url, schema: 'dovuti' });
  await db.inEnte(ENTE, async (tx) => {
    await new PgRegister(tx, ENTE).recordEnte(1, anEnte());
    await new PgRegister(tx, ENTE).recordTipo(1, aTipo());
  });
  const create = new CreateDovuto(pgUnitOfWork(db), new FakeCounters(), clock);
  for (let n = 0; n < 5; n++) await create.execute(ENTE, aText({ iud: `M-${n}` }));
  await new CancelDovuto(pgUnitOfWork(db), clock).execute(ENTE, parseIud('M-0'));
});
afterAll(async () => {
  await db?.close();
  await database?.close();
});

const lists = <T>(ask: (lists: PgLists) => Promise<T>): Promise<T> =>
  db.inEnte(ENTE, (tx) => ask(new PgLists(tx, ENTE)));
const figures = async () => (await lists((one) => one.figures('TUTTI', SINCE))).map((day) => ({ ...day })).sort();
const ids = () =>
  db.inEnte(ENTE, (tx) => tx.query(`select id from dovuti_conteggi where ente = $1 order by id`, [ENTE]));

it('melting the counts leaves the figures as they are, and writes nothing when nothing has changed since', async () => {
  const before = await figures();
  expect(before.map(({ numero, importo }) => [numero, importo])).toContainEqual([4n, 48_200n]);
  expect(await lists((one) => one.meltCounts())).toBeGreaterThan(0);
  expect(await figures()).toEqual(before);
  const melted = await ids();
  expect(await lists((one) => one.meltCounts())).toBe(0);
  expect(await ids()).toEqual(melted);
});
