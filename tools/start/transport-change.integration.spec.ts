import { Client } from 'pg';
import { testDatabase, type TestDatabase } from '@mypay/testing';
import { readPorts } from './ports';
import { refuseUnreadEvents } from './transport-change';

describe('a change of transport', () => {
  let database: TestDatabase;
  const asSuperuser = async <T>(_: string, work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: database.adminUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const change = (to: 'postgres' | 'kafka', brokers = '127.0.0.1:9') =>
    refuseUnreadEvents('postgres', { asSuperuser }, { transport: to, kafkaBrokers: brokers, ports: readPorts({}) });
  const sql = (text: string) => asSuperuser('', (client) => client.query(text));

  beforeAll(async () => {
    database = await testDatabase(() => Promise.resolve(), 'cambio');
  }, 60_000);
  afterAll(() => database.close());

  it('is free while there is no log', () => expect(change('kafka')).resolves.toBeUndefined());

  it('is refused while a group has not read all, and says which and how to go on', async () => {
    await sql(`
      create table eventi.topic (topic text primary key, ultimo bigint not null);
      create table eventi.cursori (gruppo text, topic text, progressivo bigint not null, primary key (gruppo, topic));
      insert into eventi.topic values ('pagamenti.rt', 12), ('onboarding.ente', 3);
      insert into eventi.cursori values ('pivot', 'pagamenti.rt', 10), ('dovuti', 'pagamenti.rt', 12), ('pivot', 'onboarding.ente', 3);`);
    await expect(change('kafka')).rejects.toThrow(
      /Non si può passare da postgres a kafka.*\n {2}2 di pagamenti.rt per pivot\nPer farli leggere: npm start,/,
    );
  });

  it('is free when every group has read all', async () => {
    await sql(`update eventi.cursori set progressivo = 12 where topic = 'pagamenti.rt'`);
    await expect(change('kafka')).resolves.toBeUndefined();
  });

  it('is none when the transport stays', () => expect(change('postgres')).resolves.toBeUndefined());

  it('from Kafka is refused when no broker can say what was read', () =>
    expect(
      refuseUnreadEvents(
        'kafka',
        { asSuperuser },
        { transport: 'postgres', kafkaBrokers: '127.0.0.1:9', ports: readPorts({}) },
      ),
    ).rejects.toThrow(/L'ultimo avvio usava Kafka, che ora non risponde su 127.0.0.1:9/));
});
