import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';

/**
 * `npm run bench [-- NAME [SIZE]]`: every `apps/<service>/bench/*.bench.ts`, or those whose path has NAME (`elenchi`,
 * `pivot/bench/elenchi`), one after the other; each says what its size is.
 */
const [name = '', ...size] = process.argv.slice(2);
const apps = path.join(workspaceRoot(), 'dist', 'apps');
const benches = fs
  .readdirSync(apps)
  .map((app) => path.join(apps, app, 'bench'))
  .filter((folder) => fs.existsSync(folder))
  .flatMap((folder) => fs.readdirSync(folder).map((file) => path.join(folder, file)))
  .filter((file) => file.endsWith('.bench.js') && file.includes(name));

if (benches.length === 0) {
  process.stderr.write('nessuna misura con questo nome\n');
  process.exitCode = 1;
}
for (const file of benches) {
  process.stdout.write(`── ${path.relative(apps, file).replace('.bench.js', '')}\n`);
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', file, ...size], { stdio: ['ignore', 1, 2] });
  if (status !== 0) process.exitCode = 1;
}
