import fs from 'node:fs';
import path from 'node:path';
import { readInstallation } from '../demo/installation-file';
import type { ClientsFile } from '../start/data-folder';
import { loadDemo } from '../start/load-demo';

/**
 * The one-shot service `demo` of docker-compose.override.yml: loads the demo enti into the containers, with the secrets of this
 * installation, and writes the file that `npm run demo` and the README's steps read. Repeating it changes nothing.
 */

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const VARIABLES = [
  ...['PORTALE_URL', 'SIMULATORE_URL', 'STATION_DOORS', 'CLIENTS_FILE', 'BOOTSTRAP_CLIENT_ID'],
  ...['PORTALE_PUBLIC_URL', 'SIMULATORE_PUBLIC_URL', 'PA_FOR_NODE_PUBLIC_URL'],
] as const;
const SECRETS = ['BOOTSTRAP_CLIENT_SECRET', 'CONTROL_KEY', 'FDR_SUBSCRIPTION_KEY'] as const;
type Environment = Readonly<Record<(typeof VARIABLES)[number] | (typeof SECRETS)[number], string>>;

/** @throws Error naming all that is missing */
function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const plain = VARIABLES.map((name) => [name, env[name]] as const);
  const secret = SECRETS.map((name) => [name, contentOf(env[`${name}_FILE`])] as const);
  const missing = [
    ...plain.filter(([, value]) => !value).map(([name]) => name),
    ...secret.filter(([, value]) => !value).map(([name]) => `${name}_FILE`),
  ];
  if (missing.length > 0)
    throw new Error(`ConfigError: Configuration refused:\n${missing.map((name) => `  - ${name}: missing`).join('\n')}`);
  return Object.fromEntries([...plain, ...secret]) as Environment;
}

const contentOf = (file: string | undefined): string | undefined =>
  file && fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : undefined;

/** Written aside and renamed, closed to others, and given to whom this installation's secrets belong to. */
function save(file: string, clients: ClientsFile, owner: fs.Stats): void {
  const folder = path.dirname(file);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(clients, null, 2)}\n`);
  for (const [what, mode] of [
    [folder, 0o700],
    [`${file}.new`, 0o600],
  ] as const) {
    if (process.getuid?.() === 0) fs.chownSync(what, owner.uid, owner.gid);
    fs.chmodSync(what, mode);
  }
  fs.renameSync(`${file}.new`, file);
}

async function main(): Promise<void> {
  const env = readEnvironment(process.env);
  const file = env.CLIENTS_FILE;
  const known = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<ClientsFile>) : {};
  const clients: ClientsFile = {
    portale: env.PORTALE_PUBLIC_URL,
    paForNode: env.PA_FOR_NODE_PUBLIC_URL,
    simulatore: env.SIMULATORE_PUBLIC_URL,
    controlKey: env.CONTROL_KEY,
    intermediario: { clientId: env.BOOTSTRAP_CLIENT_ID, clientSecret: env.BOOTSTRAP_CLIENT_SECRET },
    enti: known.enti ?? {},
  };
  const target = {
    ...clients,
    portale: env.PORTALE_URL,
    simulatore: env.SIMULATORE_URL,
    stationDoors: env.STATION_DOORS.split(','),
    fdrKey: env.FDR_SUBSCRIPTION_KEY,
  };
  const owner = fs.statSync(path.dirname(process.env['CONTROL_KEY_FILE'] ?? file));
  await loadDemo(target, readInstallation(), say, (enti) => save(file, { ...clients, enti }, owner));
  say(`pronto: ${Object.keys(readInstallation().enti).length} enti di prova; i loro client sono in .data/clients.json`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
