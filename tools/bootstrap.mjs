/**
 * The door of every npm script: plain JavaScript with no dependency, so that it works on a clone with nothing installed.
 * It looks at Node's version, installs what the lock file says, builds what changed, and hands over to the command. All
 * that it says itself goes to standard error.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => path.join(root, ...parts);
const say = (text) => process.stderr.write(`${text}\n`);
const fail = (text) => {
  say(`\n${text}`);
  process.exit(1);
};
const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined);
const sha = (text) => createHash('sha256').update(text).digest('hex');

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Serve Node 20.19 o successivo (fino al 24); questo è Node ${process.versions.node}.\n` +
      `Installate una versione più recente da https://nodejs.org e ripetete il comando.`,
  );
}

/** One installer and builder at a time in this folder, whoever comes second waits for the first. */
function alone(work) {
  const lock = path.join(os.tmpdir(), `piattaforma-bootstrap-${sha(root).slice(0, 12)}.lock`);
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = Number(read(lock) ?? 0);
      if (holder > 0 && !isAlive(holder)) fs.rmSync(lock, { force: true });
      else Atomics.wait(pause, 0, 0, 200);
    }
  }
  try {
    work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The dependencies of package-lock.json, exactly; done again when the lock file is newer than what npm installed. */
function install() {
  const installed = fs.statSync(at('node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  if (installed && installed.mtimeMs >= fs.statSync(at('package-lock.json')).mtimeMs) return;
  const started = performance.now();
  say('Installo le dipendenze (npm ci): la prima volta serve circa un minuto…');
  const ticker = tick('npm ci');
  const npm = process.env['npm_execpath'];
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const done = spawnSync(command, [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    // The scripts of the packages must not believe that they run inside `npm run --silent`.
    env: { ...process.env, npm_config_loglevel: 'error' },
  });
  ticker();
  if (done.status !== 0) fail(`npm ci non è riuscito (${done.error?.message ?? `uscita ${done.status}`}).`);
  say(`Dipendenze installate in ${seconds(started)} s.`);
}

/** Says every ten seconds that the work goes on, from a process of its own, for npm blocks this one. */
function tick(what) {
  const code = `let s=0;setInterval(()=>process.stderr.write('  … ${what}: '+(s+=10)+' s\\n'),10000);process.on('disconnect',()=>process.exit())`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 2, 'ipc'] });
  child.unref();
  child.channel?.unref();
  return () => child.kill();
}

const seconds = (since) => Math.round((performance.now() - since) / 1000);

function sources(folder, into = [], omit = []) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['node_modules', 'lint-canary', ...omit].includes(entry.name)) sources(file, into, omit);
    } else into.push(file);
  }
  return into;
}

/** What changes when one of these files does. */
function state(files) {
  const facts = files.map((file) => {
    const { size, mtimeMs } = fs.statSync(file);
    return `${path.relative(root, file)} ${size} ${mtimeMs}`;
  });
  return sha(facts.join('\n'));
}

/** The whole tree, but for the browser's application, by one swc process into dist/, when a source changed, came or went. */
function build() {
  const files = ['apps', 'libs', 'tools'].flatMap((folder) => sources(at(folder), [], ['web']));
  const wanted = state([at('.swcrc'), at('package-lock.json'), ...files]);
  if (read(at('dist', '.built')) === wanted) return;
  const started = performance.now();
  for (const entry of fs.existsSync(at('dist')) ? fs.readdirSync(at('dist')) : [])
    if (entry !== 'web') fs.rmSync(at('dist', entry), { recursive: true, force: true });
  const done = spawnSync(
    process.execPath,
    [
      [at('node_modules', '@swc', 'cli', 'bin', 'swc.js'), 'apps', 'libs', 'tools', '-d', 'dist', '--quiet'],
      ['--copy-files', '--ignore', '**/*.spec.ts,**/lint-canary/**,**/*.mjs,apps/web/**'],
    ].flat(),
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
  if (done.status !== 0) fail('La compilazione non è riuscita.');
  fs.writeFileSync(at('dist', '.built'), wanted);
  say(`Compilato in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/** The browser's application by Vite into dist/web, when something that it is made of changed. */
function buildWeb() {
  const files = ['apps/web', 'libs/kernel/src'].flatMap((folder) => sources(at(folder)));
  const wanted = state([at('package-lock.json'), at('tsconfig.base.json'), ...files]);
  if (read(at('dist', 'web', '.built')) === wanted) return;
  const started = performance.now();
  const done = spawnSync(
    process.execPath,
    [bin('vite', 'bin/vite.js'), 'build', at('apps', 'web'), '--logLevel', 'warn'],
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
  if (done.status !== 0) fail('La compilazione di apps/web non è riuscita.');
  fs.writeFileSync(at('dist', 'web', '.built'), wanted);
  say(`Pagine del browser compilate in ${seconds(started)} s.`);
}

/** Runs a tool of the built tree in this very process, so that Ctrl-C and exit codes are its own. */
async function hand(entry, args) {
  const file = at('dist', ...entry.split('/'));
  if (!fs.existsSync(file)) fail(`${entry} manca: la compilazione non l'ha prodotto.`);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
}

/** Runs a command to its end with our streams; its exit code becomes ours. */
async function run(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? (signal ? 130 : 1))));
}

const bin = (name, file) => at('node_modules', name, file);
const vmModules = {
  NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --experimental-vm-modules --no-warnings`.trim(),
};
const nx = { NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' };

const jest = (args) => run([bin('jest', 'bin/jest.js'), '--passWithNoTests', ...args], vmModules);
const lint = (args) =>
  run([bin('nx', 'dist/bin/nx.js'), 'run-many', '-t', 'lint', 'lint-types', 'canary', ...args], nx);
/** The services, then the browser's application, which has other globals. */
async function typecheck() {
  const tsc = bin('typescript-7', 'bin/tsc');
  const services = await run([tsc, '-p', 'tsconfig.json']);
  return services || run([tsc, '-p', 'apps/web/tsconfig.json']);
}

/** The browser's types of each service's OpenAPI document. */
async function webTypes() {
  for (const name of ['dovuti', 'onboarding', 'pagamenti', 'pivot', 'portale']) {
    const into = at('apps', 'web', 'src', 'shared', 'api', 'schema', `${name}.d.ts`);
    const document = at('libs', 'contracts', 'openapi', `${name}.json`);
    const code = spawnSync(process.execPath, [bin('openapi-typescript', 'bin/cli.js'), document, '-o', into], {
      cwd: root,
      stdio: ['ignore', 'ignore', 2],
    }).status;
    if (code !== 0) return code ?? 1;
  }
  return 0;
}
const format = (args) => run([bin('prettier', 'bin/prettier.cjs'), ...args, '.']);
const canary = () => run([bin('nx', 'dist/bin/nx.js'), 'run', 'tools:canary'], nx);

/** Writes again what is generated from the code; whatever then differs from git was forgotten, and is shown. */
async function regenerate() {
  const specs = ['--testPathPatterns', 'schemas\\.spec', 'openapi\\.spec'];
  const contracts = await run([bin('jest', 'bin/jest.js'), '--silent', ...specs], {
    ...vmModules,
    UPDATE_CONTRACTS: '1',
  });
  const rules = await run([at('dist', 'tools', 'rules', 'main.js')]);
  const types = await webTypes();
  const generated = [
    'libs/contracts/schemas',
    'libs/contracts/openapi',
    'libs/contracts/access',
    'docs/regole.md',
    'apps/web/src/shared/api/schema',
  ];
  const git = (...args) => spawnSync('git', args, { cwd: root, stdio: ['ignore', 'inherit', 2] }).status ?? 1;
  const unchanged = git('--no-pager', 'diff', '--exit-code', '--', ...generated);
  return contracts || rules || types || unchanged;
}

/** The commands before a commit, in order; the first that fails ends it. The build has been done already. */
async function check() {
  const steps = [
    ['formato', () => format(['--check', '--log-level', 'warn'])],
    ['lint e confini', () => lint([])],
    ['tipi', typecheck],
    ['prove', () => jest([])],
    ['ciò che è generato', regenerate],
  ];
  for (const [name, step] of steps) {
    say(`\n── ${name}`);
    const code = await step();
    if (code !== 0) {
      say(`\n✗ ${name}`);
      return code;
    }
  }
  say('\n✓ tutto a posto');
  return 0;
}

/** Paths as the caller means them: npm runs its scripts in the root, wherever it was called. */
const fromHere = (args) =>
  args.map((arg) => (arg.startsWith('-') ? arg : path.resolve(process.env['INIT_CWD'] ?? process.cwd(), arg)));

const COMMANDS = {
  start: (args) => hand('tools/start/main.js', args),
  service: (args) => hand('tools/start/service.js', args),
  dev: (args) => hand('tools/dev/main.js', args),
  demo: (args) => hand('tools/demo/main.js', args),
  kafka: (args) => hand('tools/kafka/main.js', args),
  classify: (args) => hand('apps/pivot/src/classify.js', fromHere(args)),
  readme: (args) => hand('apps/e2e/src/readme.js', args),
  e2e: (args) => hand('apps/e2e/src/browser/main.js', ['e2e', ...args]),
  screenshots: (args) => hand('apps/e2e/src/browser/main.js', ['screenshots', ...args]),
  contracts: (args) => hand('tools/contracts/main.js', fromHere(args)),
  containers: (args) => hand('tools/containers/main.js', args),
  bundle: (args) => hand('tools/bundle/main.js', args),
  regole: (args) => hand('tools/rules/main.js', args),
  bench: (args) => hand('tools/bench/main.js', args),
  // Vite's own server, for who writes screens: what is no file of ours it asks of a running system (STACK).
  web: (args) => run([bin('vite', 'bin/vite.js'), 'dev', at('apps', 'web'), ...args]),
  'web:types': webTypes,
  build: () => Promise.resolve(0),
  test: jest,
  lint,
  canary,
  typecheck,
  format: () => format(['--write', '--log-level', 'warn']),
  'format:check': () => format(['--check', '--log-level', 'warn']),
  generated: regenerate,
  check,
};

const [name, ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) fail(`Comando sconosciuto: ${name ?? '(nessuno)'}. Comandi: ${Object.keys(COMMANDS).join(', ')}.`);
/** The commands that start the system, or pack it: they need the pages of the browser. */
const NEED_WEB = new Set(['start', 'dev', 'build', 'check', 'readme', 'containers', 'bundle', 'e2e', 'screenshots']);
checkNode();
process.chdir(root);
alone(() => {
  install();
  build();
  if (NEED_WEB.has(name)) buildWeb();
});
const code = await command(args);
if (typeof code === 'number') process.exitCode = code;
