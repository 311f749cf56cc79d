import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort, testDatabase, until, workspaceRoot, type TestDatabase } from '@mypay/testing';
import { Client } from 'pg';
import { environmentOf } from '../bundle/proof';
import { SCHEMAS } from './schemas';

const FIXTURES = path.join(__dirname, 'fixtures');
const releases = fs.readdirSync(FIXTURES);
/** What a build plans and no fact: a migration may take out the schedule of a job that it no longer has. */
const PLANS = new Set(['migrazioni', 'lavori']);
const services = SCHEMAS.flatMap(({ schema, service }) => (service === undefined ? [] : [{ schema, service }]));
/** A service that came after a release left nothing to migrate there. */
const cases = releases.flatMap((release) =>
  services
    .filter(({ schema }) => fs.existsSync(path.join(FIXTURES, release, `${schema}.sql`)))
    .map((one) => ({ release, ...one })),
);

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** What a release left in one schema, loaded by its owner; privileges go to the one runtime role of this database. */
async function load(url: string, release: string, schema: string, from: string, to: string): Promise<void> {
  const sql = fs
    .readFileSync(path.join(FIXTURES, release, `${schema}.sql`), 'utf8')
    .replace(/^GRANT .* TO (\w+);\n/gm, (grant, role: string) =>
      role === from ? grant.replace(/\w+;/, `"${to}";`) : '',
    );
  await query(url, `set row_security = off; set check_function_bodies = false; ${sql}`);
}

/** Rows of every table of the schema. */
async function rows({ adminUrl }: TestDatabase, schema: string): Promise<Record<string, number>> {
  const tables = await query<{ name: string }>(
    adminUrl,
    `select relname as name from pg_class where relnamespace = '${schema}'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await query<{ n: string }>(adminUrl, `select count(*) as n from ${schema}."${name}"`);
    counts[name] = Number(row?.n);
  }
  return counts;
}

describe('what a release left behind', () => {
  let folder: string;
  beforeAll(() => {
    const build = [path.join(workspaceRoot(), 'tools', 'bootstrap.mjs'), 'build'];
    const done = spawnSync(process.execPath, build, { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frozen-'));
  }, 300_000);
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it.each(cases)(
    '$release: $service migrates schema and rows, loses none, and serves on them',
    async ({ release, schema, service }) => {
      const database = await testDatabase(async ({ ownerUrl, eventiOwnerUrl, runtimeRole }) => {
        if (schema !== 'nodo_simulator') await load(eventiOwnerUrl, release, 'eventi', schema, runtimeRole);
        await load(ownerUrl, release, schema, schema, runtimeRole);
      }, schema);
      const home = path.join(folder, `${release}-${service}`);
      fs.mkdirSync(home);
      const port = await freePort();
      const env = {
        ...environmentOf(service, home, port, await freePort()),
        PATH: process.env['PATH'],
        DATABASE_URL: database.url,
        DATABASE_OWNER_URL: database.ownerUrl,
        EVENTI_OWNER_URL: database.eventiOwnerUrl,
      };
      const main = path.join(workspaceRoot(), 'dist', 'apps', service, 'src', 'main.js');
      const migrate = () =>
        spawnSync(process.execPath, [main, 'migrate'], { env, cwd: workspaceRoot(), encoding: 'utf8' });
      try {
        const before = await rows(database, schema);
        expect(Object.values(before).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(10);

        const first = migrate();
        expect({ code: first.status, said: first.status === 0 ? '' : first.stdout + first.stderr }).toEqual({
          code: 0,
          said: '',
        });
        const after = await rows(database, schema);
        const kept = Object.keys(before).filter((table) => after[table] !== undefined && !PLANS.has(table));
        expect(Object.fromEntries(kept.map((table) => [table, after[table]]))).toEqual(
          Object.fromEntries(kept.map((table) => [table, before[table]])),
        );
        expect(migrate().status).toBe(0); // again: nothing is left to do
        expect(await rows(database, schema)).toEqual(after);

        const running = spawn(process.execPath, [main], { env, cwd: workspaceRoot(), stdio: 'ignore' });
        const ended = new Promise((resolve) => running.once('close', resolve));
        try {
          await until(
            () =>
              fetch(`http://127.0.0.1:${port}/health/ready`).then(
                ({ ok }) => ok,
                () => false,
              ),
            60_000,
          );
        } finally {
          running.kill('SIGTERM');
          await ended;
        }
        expect((await query(database.adminUrl, `select * from ${schema}.migrazioni`)).length).toBeGreaterThan(0);
      } finally {
        await database.close();
      }
    },
    240_000,
  );
});
