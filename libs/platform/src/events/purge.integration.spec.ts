import { testDatabase, type TestDatabase } from '@mypay/testing';
import { Client } from 'pg';
import { Database, migrate } from '../db';
import { eventsMigrations, migrateEventi, purgeEvents } from './index';

describe('the purge of events', () => {
  let database: TestDatabase;
  let db: Database;
  let admin: Client;
  beforeAll(async () => {
    database = await testDatabase(async (target) => {
      await migrateEventi({ ownerUrl: target.eventiOwnerUrl, runtimeRole: target.runtimeRole });
      await migrate({ ...target, migrations: eventsMigrations });
    }, 'prova');
    db = await Database.connect({ url: database.url, schema: 'prova' });
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await db.close();
    await database.close();
  });

  it('keeps what is not relayed, what a cursor has not passed, and what is recent', async () => {
    await admin.query(`
      insert into prova.outbox (topic, chiave, ente, evento, inviato_il) values
        ('t', 'vecchio', '11111111111', '{}', now() - interval '2 days'),
        ('t', 'recente', '11111111111', '{}', now()),
        ('t', 'da inviare', '11111111111', '{}', null);
      insert into prova.inbox (ente, gruppo, evento, elaborato_il) values
        ('11111111111', 'g', gen_random_uuid(), now() - interval '91 days'), ('11111111111', 'g', gen_random_uuid(), now());
      insert into eventi.registro (topic, progressivo, chiave, evento, scritto_il) values
        ('t', 1, 'k', '1', now() - interval '2 days'), ('t', 2, 'k', '2', now() - interval '2 days'), ('t', 3, 'k', '3', now()),
        ('u', 1, 'k', 'nobody reads it yet', now() - interval '2 days');
      insert into eventi.cursori values ('lento', 't', 1), ('svelto', 't', 3);`);
    expect(await purgeEvents(db, 'postgres')).toEqual({ outbox: 1, inbox: 1, registro: 1 });
    const left = await admin.query<{ chiave: string }>('select chiave from prova.outbox order by chiave');
    expect(left.rows.map(({ chiave }) => chiave)).toEqual(['da inviare', 'recente']);
    const log = await admin.query('select topic, progressivo::int from eventi.registro order by 1, 2');
    expect(log.rows.map((row) => Object.values(row))).toEqual([
      ['t', 2],
      ['t', 3],
      ['u', 1],
    ]);
  });
});
