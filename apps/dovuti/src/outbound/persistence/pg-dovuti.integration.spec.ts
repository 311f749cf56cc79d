import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { anEnte, aText, aTipo, countersSuite, dovutiSuite } from '@mypay/dovuti-core/testing';
import { CreateDovuto } from '@mypay/dovuti-core';
import { SystemClock } from '@mypay/kernel';
import { Database, migrate } from '@mypay/platform/db';
import { tenantIsolationFaults, testDatabase, type TestDatabase } from '@mypay/testing';
import { migrations } from '../../../migrations';
import { PgDovuti } from './pg-dovuti';
import { PgRegister } from './pg-register';
import { PgIuvCounters, pgUnitOfWork } from './pg-stores';

let database: TestDatabase;
let db: Database;
let enti = 0;
const nextEnte = () => parseCodiceFiscaleEnte(String(10_000_000_000 + enti++));

beforeAll(async () => {
  database = await testDatabase((target) => migrate({ ...target, migrations }), 'dovuti');
  db = await Database.connect({ url: database.url, schema: 'dovuti', poolSize: 2 });
}, 60_000);
afterAll(async () => {
  await db?.close();
  await database?.close();
});

describe('the dovuti in PostgreSQL', () => {
  dovutiSuite(() => {
    const ente = nextEnte();
    return Promise.resolve((work) => db.inEnte(ente, (tx) => work(new PgDovuti(tx, ente))));
  });
});

describe('the counters in PostgreSQL, with two connections', () => {
  countersSuite(() => Promise.resolve({ counters: new PgIuvCounters(db), ente: nextEnte() }));
});

describe('fifty dovuti at once, with two connections', () => {
  it('IUV-6.2: each gets an IUV of its own', async () => {
    const ente = nextEnte();
    await db.inEnte(ente, async (tx) => {
      await new PgRegister(tx, ente).recordEnte(1, anEnte());
      await new PgRegister(tx, ente).recordTipo(1, aTipo());
    });
    const createDovuto = new CreateDovuto(pgUnitOfWork(db), new PgIuvCounters(db), new SystemClock());
    const dovuti = await Promise.all(
      Array.from({ length: 50 }, (_, i) => createDovuto.execute(ente, aText({ iud: `D-${i}` }))),
    );
    expect(new Set(dovuti.map((d) => d.dati.iuv)).size).toBe(50);
  });

  it('DUP-libero: one of many with the same IUD is written, the others are told', async () => {
    const ente = nextEnte();
    await db.inEnte(ente, async (tx) => {
      await new PgRegister(tx, ente).recordEnte(1, anEnte());
      await new PgRegister(tx, ente).recordTipo(1, aTipo());
    });
    const createDovuto = new CreateDovuto(pgUnitOfWork(db), new PgIuvCounters(db), new SystemClock());
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => createDovuto.execute(ente, aText())));
    const refused = outcomes.flatMap((o) => (o.status === 'rejected' ? [(o.reason as { code: string }).code] : []));
    expect(refused).toEqual(Array<string>(19).fill('IUD_DUPLICATO'));
  });
});

describe('the schema', () => {
  it('keeps every ente apart, but for what is listed with its reason', async () => {
    const own = await testDatabase((target) => migrate({ ...target, migrations }), 'dovuti');
    try {
      expect(
        await tenantIsolationFaults(own, {
          carrelli_voci:
            'a citizen’s cart holds payments of several enti and no personal data; what is shown is read under each policy',
          enti: 'the register: work over all enti loops over it',
          outbox: 'the relay works for every ente',
          inbox: 'read by the consumer before it knows more than the event',
          lavori: 'the runner works for every ente',
        }),
      ).toEqual([]);
    } finally {
      await own.close();
    }
  });
});
