import { type Outbox, defineEvent } from '@mypay/contracts';
import { DomainError, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { testDatabase, type TestDatabase, until } from '@mypay/testing';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Database, migrate } from '../db';
import { createLogger } from '../log';
import {
  type DeliveryPolicy,
  dispatch,
  eventsMigrations,
  Inbox,
  migrateEventi,
  on,
  OutboxRelay,
  PgOutbox,
} from './index';
import { type EventServer, type Relay, transports } from './test-transports';

const ENTE = parseCodiceFiscaleEnte('11111111111');
const OTHER = parseCodiceFiscaleEnte('22222222222');
const log = createLogger('prova', 'silent');
const POLICY: DeliveryPolicy = { attempts: 5, firstDelayMs: 5, maxDelayMs: 50, heartbeatMs: 50 };

/** The same promises, whichever transport carries them. */
describe.each(transports)('events over %s', (_name, open) => {
  let database: TestDatabase;
  let db: Database;
  let happened: ReturnType<typeof makeEvent>;
  let relay: Relay;
  let outboxRelay: OutboxRelay;
  const servers: EventServer[] = [];
  let transport: Awaited<ReturnType<typeof open>>;

  const makeEvent = (topic: string) =>
    defineEvent({
      topic,
      type: 'Fatto',
      version: 1,
      key: ({ ente, data }) => `${ente}:${data.chiave}`,
      data: z.object({ chiave: z.string(), n: z.int() }),
    });

  beforeAll(async () => {
    database = await testDatabase(async (target) => {
      await migrateEventi({ ownerUrl: target.eventiOwnerUrl, runtimeRole: target.runtimeRole, service: 'prova' });
      await migrate({ ...target, migrations: eventsMigrations });
    }, 'prova');
    db = await Database.connect({ url: database.url, schema: 'prova', poolSize: 20 });
    transport = await open(db);
  });
  afterAll(async () => {
    await transport.close();
    await db.close();
    await database.close();
  });
  beforeEach(async () => {
    happened = makeEvent(`prova.${randomUUID()}`);
    await transport.createTopic(happened.topic);
    await allow(happened.topic);
    relay = transport.relay();
    outboxRelay = new OutboxRelay(db, relay, log);
    outboxRelay.start();
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
    await outboxRelay.stop();
  });

  /** This suite's topics are its own: the table of rights does not know them. */
  const allow = async (topic: string): Promise<void> => {
    const owner = new Client({ connectionString: database.eventiOwnerUrl });
    await owner.connect();
    try {
      await owner.query(`insert into eventi.scrittori (ruolo, topic) values ($1, $2)`, [database.runtimeRole, topic]);
      await owner.query(
        `insert into eventi.lettori (ruolo, topic, gruppo) select $1, $2, g || '-' || $2 from unnest(array['g1', 'g2']) g`,
        [database.runtimeRole, topic],
      );
    } finally {
      await owner.end();
    }
  };
  const announce = (key: string, n: number, ente = ENTE, id?: string): Promise<void> =>
    db.inEnte(ente, async (tx) => {
      const outbox: Outbox = new PgOutbox(tx);
      const event = happened.from(
        ente,
        { chiave: key, n },
        { versione: n, occurredAt: new Date(0), correlationId: 'prova' },
      );
      await outbox.append(happened, id === undefined ? event : { ...event, id });
    });
  const listen = (handler: (message: unknown) => Promise<void>, group = 'g1'): EventServer => {
    // One group a test: offsets and members of an earlier one would show.
    const server = transport.server({ db, log, group: `${group}-${happened.topic}`, policy: POLICY });
    server.addHandler(happened.topic, handler, true);
    server.listen(() => undefined);
    servers.push(server);
    return server;
  };
  const deadLetters = () =>
    db.outsideTenants((tx) =>
      tx.query<{ motivo: string; messaggio: string }>(`select motivo, messaggio from lettere_morte where topic = $1`, [
        happened.topic,
      ]),
    );

  it('brings what is announced in the order of its key, and nothing of what was rolled back', async () => {
    const seen: Record<string, number[]> = {};
    listen((message) =>
      dispatch(
        message,
        on(happened, async ({ data }) => void (seen[data.chiave] ??= []).push(data.n)),
      ),
    );
    for (let n = 1; n <= 40; n++) await announce(n % 2 ? 'a' : 'b', n);
    await expect(
      db.inEnte(ENTE, async (tx) => {
        await new PgOutbox(tx).append(
          happened,
          happened.from(ENTE, { chiave: 'a', n: 999 }, { versione: 1, occurredAt: new Date(0), correlationId: 'c' }),
        );
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await until(() => (seen['a']?.length ?? 0) + (seen['b']?.length ?? 0) >= 40);
    expect(seen).toEqual({
      a: Array.from({ length: 20 }, (_, i) => 2 * i + 1),
      b: Array.from({ length: 20 }, (_, i) => 2 * i + 2),
    });
  });

  it('buries an event also when the reason is a text that no database holds, and reads on', async () => {
    await announce('a', 1);
    await announce('a', 2);
    const seen: number[] = [];
    listen((message) =>
      dispatch(
        message,
        on(happened, ({ data }) => {
          if (data.n === 1) throw new DomainError('ROTTO', 'zero\0 e mezzo \ud800 carattere');
          seen.push(data.n);
          return Promise.resolve();
        }),
      ),
    );
    await until(() => seen.length > 0);
    expect((await deadLetters()).map(({ motivo }) => motivo)).toEqual([
      expect.stringContaining('zero\\u0000 e mezzo \\ud800 carattere'),
    ]);
  });

  it('gives each group everything, also what was announced before it came', async () => {
    await announce('a', 1);
    const first: number[] = [];
    const second: number[] = [];
    listen(
      (m) =>
        dispatch(
          m,
          on(happened, async ({ data }) => void first.push(data.n)),
        ),
      'g1',
    );
    listen(
      (m) =>
        dispatch(
          m,
          on(happened, async ({ data }) => void second.push(data.n)),
        ),
      'g2',
    );
    await announce('a', 2);
    await until(() => first.length === 2 && second.length === 2);
    expect([first, second]).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('buries at once what can never succeed, after five tries a bug, and goes on with the next', async () => {
    let tries = 0;
    const seen: number[] = [];
    listen((message) =>
      dispatch(
        message,
        on(happened, async ({ data }) => {
          if (data.n === 1) throw new DomainError('RIFIUTATO', 'never');
          if (data.n === 2 && ++tries) throw new TypeError('bug');
          seen.push(data.n);
        }),
      ),
    );
    for (const n of [1, 2, 3]) await announce('a', n);
    await until(() => seen.length === 1);
    expect(seen).toEqual([3]);
    expect(tries).toBe(5);
    expect((await deadLetters()).map(({ motivo }) => motivo).sort()).toEqual(['DomainError: never', 'TypeError: bug']);
  });

  it('buries an unknown version of a known type, and ignores an unknown type', async () => {
    const seen: number[] = [];
    listen((message) =>
      dispatch(
        message,
        on({ ...happened, version: 2, decode: happened.decode }, async ({ data }) => void seen.push(data.n)),
      ),
    );
    await announce('a', 1);
    await until(async () => (await deadLetters()).length === 1);
    expect(seen).toEqual([]);
    await expect(
      dispatch(
        { type: 'Altro', version: 1, ente: ENTE, id: 'x' },
        on(happened, async () => undefined),
      ),
    ).resolves.toBeUndefined();
  });

  it('waits out an outage inside the handler, and keeps its place in the group', async () => {
    let broken = true;
    const seen: number[] = [];
    const server = listen((message) =>
      dispatch(
        message,
        on(happened, async ({ data }) => {
          if (broken) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
          seen.push(data.n);
        }),
      ),
    );
    await announce('a', 1);
    await announce('b', 2);
    const generation = await transport.generation(server);
    await sleep(transport.outageMs);
    expect(await deadLetters()).toEqual([]);
    broken = false;
    await until(() => seen.length === 2);
    expect(await transport.generation(server)).toBe(generation);
  }, 180_000);

  it('has one effect when a message comes again after a kill between effect and acknowledgement', async () => {
    const inbox = new Inbox(db);
    const effects: number[] = [];
    const id = randomUUID();
    listen((message) =>
      dispatch(
        message,
        on(happened, (event) => inbox.once('g1', event, async () => void effects.push(event.data.n))),
      ),
    );
    await announce('a', 1, ENTE, id);
    await announce('a', 1, ENTE, id);
    await announce('a', 2);
    await until(() => effects.includes(2));
    expect(effects).toEqual([1, 2]);
  });

  it('keeps the inbox row and the effect together: a failed effect is tried again', async () => {
    const inbox = new Inbox(db);
    let fail = true;
    const effects: number[] = [];
    listen((message) =>
      dispatch(
        message,
        on(happened, (event) =>
          inbox.once('g1', event, async () => {
            if (fail) {
              fail = false;
              throw new TypeError('once');
            }
            effects.push(event.data.n);
          }),
        ),
      ),
    );
    await announce('a', 1);
    await until(() => effects.length === 1);
    expect(effects).toEqual([1]);
  });

  it('lets a second replica take over when the first one leaves', async () => {
    const seen: string[] = [];
    const reader = (name: string) => (message: unknown) =>
      dispatch(
        message,
        on(happened, async ({ data }) => void seen.push(`${name}${data.n}`)),
      );
    const first = listen(reader('primo'));
    await announce('a', 1);
    await until(() => seen.length === 1);
    listen(reader('secondo'));
    await first.close();
    await announce('a', 2);
    await until(() => seen.length >= 2, 60_000);
    expect(seen.at(-1)).toBe('secondo2');
  }, 90_000);

  it('says how much is left to read, and nothing when all is read', async () => {
    const seen: number[] = [];
    const server = listen((message) =>
      dispatch(
        message,
        on(happened, async ({ data }) => void seen.push(data.n)),
      ),
    );
    await announce('x', 7, OTHER);
    await until(() => seen.length === 1);
    await until(async () => (await server.lag()) === 0 && (await outboxRelay.report()).pending === 0);
    expect((await outboxRelay.report()).written[happened.topic]).toBe(1);
  });
});
