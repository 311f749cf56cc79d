import { rtReceivedV1 } from '@mypay/contracts';
import { FixedClock } from '@mypay/kernel';
import { ReceiveRt } from '@mypay/pagamenti-core';
import {
  OTHER_ENTE,
  anEnte,
  anRt,
  ENTE,
  INTERMEDIARIO,
  InMemoryEnti,
  pagamentiStoresSuite,
  STAZIONE,
} from '@mypay/pagamenti-core/testing';
import { Database, PgUnitOfWork } from '@mypay/platform/db';
import { tenantIsolationFaults, type TestDatabase } from '@mypay/testing';
import { randomUUID } from 'node:crypto';
import { pagamentiDatabase } from '../../testing/pagamenti.fixture';
import { OUTSIDE_RLS } from '../../../migrations/outside-rls';
import { storesOf } from './pg-pagamenti';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await pagamentiDatabase();
  db = await Database.connect({ url: database.url, schema: 'pagamenti' });
}, 60_000);
afterAll(async () => {
  await db?.close();
  await database?.close();
});

const empty = async (): Promise<void> => {
  for (const ente of [ENTE, OTHER_ENTE])
    await db.inEnte(ente, async (tx) => {
      for (const table of ['ricevute', 'ricevute_diverse', 'attivazioni', 'outbox'])
        await tx.execute(`delete from ${table} where ente = $1`, [ente]);
    });
};

pagamentiStoresSuite('on PostgreSQL', async () => {
  await empty();
  return new PgUnitOfWork(db, storesOf);
});

describe('races on PostgreSQL', () => {
  beforeEach(empty);
  const receive = (over: Parameters<typeof anRt>[0] = {}) =>
    new ReceiveRt(
      new InMemoryEnti(anEnte()),
      new PgUnitOfWork(db, storesOf),
      new FixedClock(new Date('2025-11-10T10:00:00Z')),
    ).execute({ idPa: ENTE, idIntermediario: INTERMEDIARIO, idStazione: STAZIONE }, anRt(over), randomUUID(), 'c');
  const announced = () =>
    db.outsideTenants((tx) =>
      tx.query<{ evento: unknown }>(`select evento from outbox where ente = $1 order by id`, [ENTE]),
    );

  it('NODO-4.7-doppia: the same RT eight times at once is one receipt and one announcement', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => receive()));
    expect(answers.filter((answer) => answer === 'NUOVA')).toHaveLength(1);
    expect(await announced()).toHaveLength(1);
  });

  it('NODO-4.4-seconda: of two receipts of one notice at once exactly one is flagged', async () => {
    await Promise.all(['rt-a', 'rt-b', 'rt-c'].map((rtId) => receive({ rtId })));
    const events = (await announced()).map(({ evento }) => rtReceivedV1.decode(evento));
    expect(events.map(({ data }) => data.anomalie.join()).sort()).toEqual(['', 'PAGATO_DUE_VOLTE', 'PAGATO_DUE_VOLTE']);
  });
});

it('keeps every tenant table behind its ente', async () => {
  const faults = await tenantIsolationFaults(database, OUTSIDE_RLS);
  expect(faults).toEqual([]);
});
