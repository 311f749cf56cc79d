import { testDatabase, type TestDatabase } from '@mypay/testing';
import { Client } from 'pg';
import { Database, Housekeeping, migrate } from '../db';
import { EventsHousekeeping } from './housekeeping';
import { eventsMigrations, migrateEventi } from './index';

jest.setTimeout(120_000);

const KEEP = {
  KEEP_OUTBOX_HOURS: 24,
  KEEP_EVENT_LOG_HOURS: 24,
  KEEP_INBOX_DAYS: 90,
  KEEP_JOBS_DAYS: 90,
  KEEP_DEAD_LETTERS_DAYS: 180,
};

describe('the housekeeping of events', () => {
  let database: TestDatabase;
  let db: Database;
  let admin: Client;
  beforeAll(async () => {
    database = await testDatabase(async (target) => {
      const rights = {
        't.letto': { owner: 'altro', listeners: ['prova', 'lento'] },
        't.ignorato': { owner: 'altro', listeners: ['prova'] },
      };
      await migrateEventi({
        ownerUrl: target.eventiOwnerUrl,
        runtimeRole: target.runtimeRole,
        service: 'prova',
        rights,
      });
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

  it('keeps what is not announced, what a listener has not read, migrated or not, and what is recent', async () => {
    await admin.query(`
      insert into prova.outbox (topic, chiave, ente, evento, inviato_il) values
        ('t', 'vecchio', '11111111111', '{}', now() - interval '2 days'),
        ('t', 'recente', '11111111111', '{}', now()),
        ('t', 'da inviare', '11111111111', '{}', null);
      insert into prova.inbox (ente, gruppo, evento, elaborato_il) values
        ('11111111111', 'g', gen_random_uuid(), now() - interval '91 days'), ('11111111111', 'g', gen_random_uuid(), now());
      insert into prova.lettere_morte (gruppo, topic, posizione, messaggio, motivo, creato_il) values
        ('g', 't', '1', '', '', now() - interval '181 days'), ('g', 't', '2', '', '', now() - interval '91 days');
      insert into eventi.registro (topic, progressivo, chiave, evento, scritto_il) values
        ('t.letto', 1, 'k', '1', now() - interval '2 days'), ('t.letto', 2, 'k', '2', now() - interval '2 days'),
        ('t.letto', 3, 'k', '3', now()), ('t.ignorato', 1, 'k', 'not read yet', now() - interval '2 days');
      insert into eventi.cursori values ('lento', 't.letto', 1), ('prova', 't.letto', 3);`);
    const housekeeping = new Housekeeping(db, KEEP);
    new EventsHousekeeping(housekeeping);
    const signal = new AbortController().signal;
    expect(await housekeeping.run(signal)).toEqual({ outbox: 1, inbox: 1, lettere_morte: 1, registro: 1 });
    const left = await admin.query<{ chiave: string }>('select chiave from prova.outbox order by chiave');
    expect(left.rows.map(({ chiave }) => chiave)).toEqual(['da inviare', 'recente']);
    const log = await admin.query('select topic, progressivo::int from eventi.registro order by 1, 2');
    expect(log.rows.map((row) => Object.values(row))).toEqual([
      ['t.ignorato', 1],
      ['t.letto', 2],
      ['t.letto', 3],
    ]);
  });
});
