import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { anEnte, aText, aTipo, countersSuite, dovutiSuite } from '@mypay/dovuti-core/testing';
import { CreateDovuto } from '@mypay/dovuti-core';
import { SystemClock } from '@mypay/kernel';
import { Database, migrate } from '@mypay/platform/db';
import { tenantIsolationFaults, testDatabase, type TestDatabase } from '@mypay/testing';
import { Client } from 'pg';
import { migrations } from '../../../migrations';
import { PgDovuti, dovutiPage } from './pg-dovuti';
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
const asOwner = async (sql: string): Promise<void> => {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};
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

  it('reads any page of 50,000 dovuti in few buffers, as the runtime role', async () => {
    const ente = nextEnte();
    await db.inEnte(ente, (tx) =>
      tx.query(
        `insert into dovuti (ente, iud, iuv_della_piattaforma, stato, tipo_dovuto, importo_cents, debitore_tipo, debitore_codice,
           debitore_anagrafica, tipo_versamento, causale, dati_specifici, creato_il, modificato_il)
         select $1, 'D-' || n, false, case when n % 5000 = 0 then 'ANNULLATO' else 'INSERIMENTO_DOVUTO' end, 'TARI', 100, 'F', 'X', 'Y',
                'ALL', 'c', 'd', now(), now() from generate_series(1, 50000) n`,
        [ente],
      ),
    );
    await asOwner('analyze dovuti'); // as autovacuum does
    for (const request of [
      { limite: 50 },
      { primaDi: 2000n, limite: 50 },
      { stato: 'INSERIMENTO_DOVUTO', limite: 50 },
      { stato: 'INSERIMENTO_DOVUTO', primaDi: 2000n, limite: 50 },
      { stato: 'ANNULLATO', limite: 50 },
      { stato: 'COMPLETATO', limite: 50 },
    ] as const) {
      const { sql, params } = dovutiPage(ente, request);
      const rows = await db.inEnte(ente, (tx) =>
        tx.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
          `explain (analyze, buffers, format json) ${sql}`,
          params,
        ),
      );
      const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {};
      const touched = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
      expect([request, touched <= 300 ? '<= 300' : touched]).toEqual([request, '<= 300']);
    }
  });
});
