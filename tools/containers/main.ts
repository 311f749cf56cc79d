import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { composeConfig, inOrder } from './composed';
import { runOperatorScript } from './engine';
import { ComposedInstallation } from './installation';
import { problemsOf, type Shape } from './shape';

/**
 * `npm run containers`: the demo against the content of the images, without an engine. Compose reads the files; each image is
 * put together from its Dockerfile; each container is a process in a root of its own, read-only, as the image's user, with the
 * composed environment and nothing else; an embedded PostgreSQL and the broker of `npm run kafka` stand for the two images that
 * are not ours. As root on Linux; `COMPOSE` and `POSTGRES_TOOLS` say where Compose and the tools of PostgreSQL are (.ci/run).
 */

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const INSIDE = 'CONTAINERS_INSIDE';

/** Every way in which the files are meant to be put together. */
const SHAPES: readonly (readonly [Shape, ...string[]])[] = [
  ['platform', '-f', 'docker-compose.yml'],
  ['demo'],
  ['demo', '--profile', 'demo'],
  ['platform', '-f', 'docker-compose.yml', '-f', 'docker-compose.produzione.yml'],
  [
    ...(['node-tls', '-f', 'docker-compose.yml', '-f', 'docker-compose.produzione.yml'] as const),
    ...['-f', 'docker-compose.nodo-tls.yml'],
  ],
];

/** @throws Error for a shape that Compose refuses, or that does not keep what it promises */
function checkShapes(): void {
  for (const [kind, ...files] of SHAPES) {
    const problems = problemsOf(composeConfig(...files).composed, kind);
    if (problems.length > 0) throw new Error(`docker compose ${files.join(' ')}:\n${problems.join('\n')}`);
  }
  say(`docker compose config accetta ${SHAPES.length} forme`);
}

/** Network and mounts of our own, so that nothing of this machine is touched: neither its ports nor `.data/` nor the secrets. */
function enter(): number {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    say('serve Linux, e root: i contenitori si fanno con unshare e chroot');
    return 1;
  }
  // Within there is no network to fetch from.
  must(process.execPath, path.join('dist', 'tools', 'kafka', 'main.js'), '--fetch');
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'mypay-containers-'));
  fs.chmodSync(root, 0o755);
  try {
    fs.mkdirSync(path.join(root, 'kafka'));
    const kafka = path.join(workspaceRoot(), '.data', 'kafka');
    for (const name of fs.readdirSync(kafka).filter((name) => name.startsWith('libs-')))
      fs.cpSync(path.join(kafka, name), path.join(root, 'kafka', name), { recursive: true });
    const again = ['--net', '--mount', '--propagation', 'private', process.execPath, ...process.argv.slice(1)];
    const done = spawnSync('unshare', again, { stdio: 'inherit', env: { ...process.env, [INSIDE]: root } });
    return done.status ?? 1;
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

function must(command: string, ...args: string[]): void {
  const done = spawnSync(command, args, { cwd: workspaceRoot(), stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ended with ${done.status}`);
}

/** An npm command of the repository, as a person would give it on the host. */
const npmRun = (...args: string[]): void => must(process.execPath, path.join('tools', 'bootstrap.mjs'), ...args);

function emptyFolders(root: string): void {
  must('ip', 'link', 'set', 'lo', 'up');
  const [data, secrets] = [path.join(workspaceRoot(), '.data'), path.join(workspaceRoot(), 'deploy', 'secrets')];
  const ours = { data: path.join(root, 'data'), secrets: path.join(root, 'secrets') };
  for (const folder of [data, ours.data, ours.secrets]) fs.mkdirSync(folder, { recursive: true });
  must('mount', '--bind', ours.data, data);
  must('mount', '--bind', ours.secrets, secrets);
}

/** Every secret of the installation, by file. */
function secretsOf(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || file.endsWith('.pub.pem')) continue;
    const text = fs.readFileSync(file, 'utf8').trim();
    if (path.basename(file) === 'roles')
      for (const line of text.split('\n'))
        found.set(`${file} ${line.split('=')[0]}`, line.slice(line.indexOf('=') + 1));
    else found.set(file, text);
  }
  return found;
}

/** @throws Error naming the file whose content stands where anybody with the engine, or with the logs, would read it */
function nowhereIn(where: string, text: string): void {
  for (const [file, secret] of secretsOf(path.join(workspaceRoot(), 'deploy', 'secrets')))
    if (text.includes(secret)) throw new Error(`${where} shows the secret of ${file}`);
}

/** What the hardening promises, tried from inside of a running container. */
function closedInside(installation: ComposedInstallation): void {
  const refused: readonly (readonly [string, string])[] = [
    ['it writes beside its program', 'touch /app/x'],
    ['it writes into its root', 'touch /x'],
    ['it changes its secrets', 'touch /run/secrets/x'],
    ['it reads the secret of the owner', 'cat /run/owner/database_url'],
    ['it has a capability', 'grep -q "CapBnd:.*[1-9a-f]" /proc/self/status'],
    ['it is root', 'test "$(id -u)" = 0'],
  ];
  for (const [what, command] of refused)
    if (installation.exec('pagamenti', ['sh', '-c', command]).ok) throw new Error(`pagamenti: ${what}`);
  const allowed = installation.exec('pagamenti', [
    'sh',
    '-c',
    'touch /tmp/x /var/lib/mypay/objects/x && rm /var/lib/mypay/objects/x',
  ]);
  if (!allowed.ok) throw new Error(`pagamenti cannot write where it must: ${allowed.said}`);
}

/** All rows of all tables that people and software see, and all objects: what a restore must give back. */
function contentOf(installation: ComposedInstallation, enter: readonly string[]): string {
  const [command = '', ...before] = enter;
  const counts = SEEN.map(
    (table) => `select '${table}', count(*), md5(string_agg(t::text, '' order by t::text)) from ${table} t`,
  );
  const query = ['psql', '-XqtA', '-U', 'postgres', '-d', 'piattaforma', '-c', counts.join(' union all ')];
  const done = spawnSync(command, [...before, ...query], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  const objects = 'cd /var/lib/mypay/objects && find . -type f -exec sha256sum {} + | sort';
  return `${done.stdout}\n${installation.exec('pivot', ['sh', '-c', objects]).said}`;
}

const SEEN = [
  ...['onboarding.enti', 'onboarding.clients', 'dovuti.dovuti', 'dovuti.importazioni', 'pagamenti.ricevute'],
  ...['pagamenti.messaggi', 'pagamenti.flussi', 'pivot.pagamenti', 'pivot.movimenti', 'pivot.giornali'],
];

/** Backs up, goes on working, restores, and finds what there was at the backup; then the demo passes on it. */
async function backUpAndRestore(
  installation: ComposedInstallation,
  all: readonly string[],
  root: string,
): Promise<void> {
  const enter = (): Promise<readonly string[]> => installation.enter('postgres');
  const backup = await runOperatorScript(installation, all, root, 'backup.sh', path.join(root, 'backups'));
  const before = contentOf(installation, await enter());
  npmRun('demo', '--seed', '8', '--payments', '6', '--anomalies', 'none');
  if (contentOf(installation, await enter()) === before) throw new Error('nothing changed after the backup');
  await runOperatorScript(installation, all, root, 'restore.sh', backup);
  const after = contentOf(installation, await enter());
  if (after !== before) throw new Error(`restored, and it is not what it was:\n${before}\n──\n${after}`);
  npmRun('demo', '--seed', '9', '--payments', '6', '--anomalies', 'none');
  await runOperatorScript(installation, all, root, 'rotate-database.sh');
  await installation.stopServices();
  await installation.up(all);
  await installation.allHealthy();
  npmRun('demo', '--seed', '10', '--payments', '3', '--anomalies', 'none');
  say(
    `salvataggio e ripristino: ${before.split('\n').length} righe di prova, uguali prima e dopo; parole d’ordine cambiate`,
  );
}

async function inside(root: string, args: readonly string[]): Promise<void> {
  emptyFolders(root);
  checkShapes();
  const { composed: all } = composeConfig('--profile', 'demo');
  const { composed: normal } = composeConfig();
  const installation = new ComposedInstallation(all, root, say);
  try {
    installation.build();
    await installation.up(inOrder(normal));
    await installation.allHealthy();
    say('docker compose up --wait: tutti in salute');
    await installation.up(['demo']);
    await installation.completed('demo');
    closedInside(installation);
    npmRun('readme');
    npmRun('demo', ...(args.length > 0 ? args : ['--seed', '7', '--payments', '60', '--anomalies', 'all']));
    nowhereIn('docker compose config', composeConfig('--profile', 'demo').text);
    for (const log of installation.logs()) nowhereIn(log, fs.readFileSync(log, 'utf8'));
    await backUpAndRestore(installation, inOrder(normal), root);
    await installation.down();
    say('fermati con SIGTERM, tutti con esito 0');
  } catch (error) {
    await installation.kill();
    throw error;
  }
}

const [, , ...args] = process.argv;
const root = process.env[INSIDE];
if (root === undefined) process.exitCode = enter();
else
  inside(root, args).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
