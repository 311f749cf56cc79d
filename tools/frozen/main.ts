import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { SIMULATOR_DATABASE, PLATFORM_DATABASE } from '../start/database';
import { Secrets } from '../start/data-folder';
import { readPorts } from '../start/ports';
import { SCHEMAS } from './schemas';

/**
 * `node dist/tools/frozen/main.js FOLDER`: freezes schemas and rows of the installation that `npm start` runs, after a small demo,
 * as plain SQL, one file a schema: what a release leaves to the next to migrate. `POSTGRES_TOOLS` names the folder of a pg_dump of
 * the server's version.
 */
function main([folder]: readonly string[]): void {
  if (!folder) throw new Error('usage: node dist/tools/frozen/main.js FOLDER');
  const into = path.resolve(workspaceRoot(), folder);
  fs.mkdirSync(into, { recursive: true });
  for (const { schema } of SCHEMAS) {
    const database = schema === 'nodo_simulator' ? SIMULATOR_DATABASE : PLATFORM_DATABASE;
    fs.writeFileSync(path.join(into, `${schema}.sql`), withoutNoise(dump(database, schema)));
  }
}

function dump(database: string, schema: string): string {
  const { postgres } = readPorts(process.env);
  const where = ['-h', '127.0.0.1', '-p', String(postgres), '-U', 'postgres', '-d', database, '-n', schema];
  const how = ['--no-owner', '--no-comments', '--no-security-labels', '--rows-per-insert=200'];
  const done = spawnSync(path.join(process.env['POSTGRES_TOOLS'] ?? '', 'pg_dump'), [...where, ...how], {
    env: { ...process.env, PGPASSWORD: new Secrets().of('postgres') },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0) throw new Error(done.stderr || String(done.error));
  return done.stdout;
}

/** Without what only psql reads, what differs at every dump, and the schema itself, which deploy/sql makes. */
export const withoutNoise = (sql: string): string =>
  sql
    .replace(
      /^(--.*|\\(un)?restrict .*|SET .*;|SELECT pg_catalog\.set_config.*|CREATE SCHEMA .*|GRANT USAGE ON SCHEMA .*)\n/gm,
      '',
    )
    .trimStart();

if (require.main === module) main(process.argv.slice(2));
