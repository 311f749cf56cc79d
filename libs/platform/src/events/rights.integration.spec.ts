import { testDatabase, type TestDatabase } from '@mypay/testing';
import { Client } from 'pg';
import { migrateEventi } from './index';

jest.setTimeout(120_000);

describe('the event log, as the role of dovuti', () => {
  let database: TestDatabase;
  let dovuti: Client;
  let admin: Client;
  beforeAll(async () => {
    database = await testDatabase(
      (target) =>
        migrateEventi({ ownerUrl: target.eventiOwnerUrl, runtimeRole: target.runtimeRole, service: 'dovuti' }),
      'dovuti',
    );
    dovuti = new Client({ connectionString: database.url });
    admin = new Client({ connectionString: database.adminUrl });
    await Promise.all([dovuti.connect(), admin.connect()]);
    await admin.query(`
      insert into eventi.topic values ('pagamenti.rt', 1), ('pivot.giornale-di-cassa', 1), ('pagamenti.flusso-rendicontazione', 1);
      insert into eventi.registro (topic, progressivo, chiave, evento) values
        ('pagamenti.rt', 1, 'k', 'mine to hear'), ('pivot.giornale-di-cassa', 1, 'k', 'not mine'),
        ('pagamenti.flusso-rendicontazione', 1, 'k', 'not mine');
      insert into eventi.cursori values ('pivot', 'pagamenti.rt', 1);`);
  });
  afterAll(async () => {
    await dovuti.end();
    await admin.end();
    await database.close();
  });

  const refused = /row-level security|permission denied/;
  const asDovuti = async (sql: string): Promise<unknown[]> => (await dovuti.query<object>(sql)).rows;

  it('shows the topics that it listens to, and no other', async () => {
    expect(await asDovuti(`select topic, evento from eventi.registro`)).toEqual([
      { topic: 'pagamenti.rt', evento: 'mine to hear' },
    ]);
    expect(await asDovuti(`select topic from eventi.topic`)).toEqual([{ topic: 'pagamenti.rt' }]);
    expect(await asDovuti(`select gruppo from eventi.cursori`)).toEqual([]);
  });

  it.each([
    ['a receipt in the name of pagamenti', `insert into eventi.registro values ('pagamenti.rt', 2, 'k', 'forged')`],
    ['a topic of its own invention', `insert into eventi.registro values ('dovuti.x', 1, 'k', 'forged')`],
    ['a number of another topic', `insert into eventi.topic values ('onboarding.ente', 0)`],
    ['a cursor of pivot', `insert into eventi.cursori values ('pivot', 'onboarding.ente', 9)`],
    ['a cursor on what it does not hear', `insert into eventi.cursori values ('dovuti', 'pivot.giornale-di-cassa', 0)`],
    ['a right', `insert into eventi.scrittori values (current_user, 'pagamenti.rt')`],
    ['an ear', `insert into eventi.lettori values (current_user, 'pivot.giornale-di-cassa', 'dovuti')`],
    ['the removal of an event', `delete from eventi.registro where topic = 'pagamenti.rt'`],
    ['the change of an event', `update eventi.registro set evento = 'forged'`],
  ])('refuses %s', (_, sql) => expect(asDovuti(sql)).rejects.toThrow(refused));

  it('changes neither the number of a topic nor the cursor of another', async () => {
    expect((await dovuti.query(`update eventi.topic set ultimo = 99`)).rowCount).toBe(0);
    expect((await dovuti.query(`update eventi.cursori set progressivo = 99`)).rowCount).toBe(0);
  });

  it('takes a right away with the next migrate, when the table no longer gives it', async () => {
    const target = { ownerUrl: database.eventiOwnerUrl, runtimeRole: database.runtimeRole, service: 'dovuti' };
    await migrateEventi({ ...target, rights: {} });
    expect(await asDovuti(`select 1 from eventi.registro`)).toEqual([]);
    await migrateEventi(target);
    expect(await asDovuti(`select 1 from eventi.registro`)).toHaveLength(1);
  });
});
