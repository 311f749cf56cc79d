import { testDatabase, type TestDatabase, until } from '@mypay/testing';
import { Database, migrate } from '../db';
import { createLogger } from '../log';
import { deadLettersCommand, eventsMigrations } from './index';
import { Replays } from './replays';

const log = createLogger('prova', 'silent');

describe('the command of dead letters', () => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await testDatabase((target) => migrate({ ...target, migrations: eventsMigrations }), 'prova');
    db = await Database.connect({ url: database.url, schema: 'prova' });
    await db.outsideTenants((tx) =>
      tx.query(`insert into lettere_morte (gruppo, topic, posizione, messaggio, motivo) values
        ('prova', 'pagamenti.rt', '1', '{"n":1}', 'TypeError: bug'), ('prova', 'pagamenti.rt', '2', '{"n":2}', 'TypeError: bug')`),
    );
  });
  afterAll(async () => {
    await db.close();
    await database.close();
  });

  const run = async (...args: string[]): Promise<string> => {
    const lines: string[] = [];
    const config = { DATABASE_URL: database.url, DATABASE_SCHEMA: 'prova' };
    await deadLettersCommand(args, { config }, (line) => void lines.push(line));
    return lines.join('\n');
  };

  it('lists them, shows one whole, and says when it is asked for something else', async () => {
    expect(await run('list')).toMatch(/pagamenti\.rt.*TypeError: bug[\s\S]*2 lettere morte/);
    expect(await run('show', '1')).toContain('messaggio: {"n":1}');
    await expect(run('show', '99')).rejects.toThrow('nessuna lettera morta 99');
    await expect(run('brucia')).rejects.toThrow('uso: dead-letters');
  });

  it('has the running service handle them again: what succeeds is gone, what fails stays with its new reason', async () => {
    const handled: string[] = [];
    const replays = ['una replica', 'l’altra'].map(
      () =>
        new Replays(db, log, async (topic, body) => {
          if (body.includes('2')) throw new TypeError('still a bug');
          handled.push(`${topic} ${body}`);
        }),
    );
    replays.forEach((each) => each.start());
    expect(await run('replay', 'tutte')).toContain('2 da ripetere');
    const left = () =>
      db.outsideTenants((tx) => tx.query(`select motivo, ripetere, ripetizioni from lettere_morte order by id`));
    await until(async () => (await left()).length === 1 && handled.length === 1);
    await until(async () => (await left())[0]?.['ripetere'] === false);
    expect(await left()).toEqual([{ motivo: 'TypeError: still a bug', ripetere: false, ripetizioni: 1 }]);
    expect(handled).toEqual(['pagamenti.rt {"n":1}']);
    await Promise.all(replays.map((each) => each.stop()));
  });
});
