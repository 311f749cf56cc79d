import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { sleep } from '@mypay/testing';
import { readInstallation } from '../demo/installation-file';
import { readPersonas } from '../demo/personas-file';
import { clientsFile, dataFolder, readJson, Secrets, writeJson, type ClientsFile } from './data-folder';
import { EmbeddedDatabase, PLATFORM_DATABASE, SIMULATOR_DATABASE, type Addresses } from './database';
import { rememberEnvironments } from './environments';
import { loadDemo } from './load-demo';
import { ensureKeys } from './keys';
import { LogPrinter } from './log-printer';
import { Migrations } from './migrations';
import { ExpectedProblem, type StartOptions } from './options';
import type { Ports } from './ports';
import {
  isBuilt,
  paForNodeAddresses,
  processesOf,
  SERVICES,
  WITH_SCHEMA,
  type Plan,
  type ProcessDefinition,
} from './services';
import { Supervisor } from './supervisor';
import {
  forgetKafka,
  lastTransport,
  refuseUnreadEvents,
  rememberTransport,
  waitForKafka,
  wipeKafka,
} from './transport-change';

export interface Installation {
  /** Settles when every service answers and the demo enti are there. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 240_000;
const MAX_FAILED_STARTS = 6;

/** Starts everything, step by step, saying what it does. `stop` works at any moment of it. */
export function startInstallation(options: StartOptions, ports: Ports, say: (text: string) => void): Installation {
  const began = performance.now();
  let database: EmbeddedDatabase | undefined;
  let supervisor: Supervisor | undefined;
  const migrations = new Migrations();
  let stopped = false;
  const unlessStopped = async <T>(work: () => Promise<T>): Promise<T> => {
    if (stopped) throw new ExpectedProblem('Avvio interrotto.');
    return work();
  };

  const start = async (): Promise<void> => {
    const before = new EmbeddedDatabase(ports.postgres, new Secrets());
    if (options.fresh) {
      say('Cancello i dati della volta scorsa…');
      await before.wipe();
      wipeDataFolder();
      if (options.transport === 'postgres') await forgetKafka(options.kafkaBrokers);
    }
    const secrets = new Secrets();
    database = new EmbeddedDatabase(ports.postgres, secrets);
    say('PostgreSQL: avvio…');
    const isNew = await unlessStopped(() => startDatabase(database as EmbeddedDatabase, ports));
    const plan = await prepare(options, ports, secrets, database, isNew);
    if (plan.transport === 'kafka') await waitForKafka(plan.kafkaBrokers, say);
    if (!options.fresh) await refuseUnreadEvents(lastTransport(), database, plan);
    else if (plan.transport === 'kafka') await wipeKafka(plan.kafkaBrokers);
    rememberTransport(plan.transport);

    const processes = processesOf(plan).filter(({ service }) => isBuilt(service));
    rememberEnvironments(processes);
    if (isNew || !migrations.areDone(plan)) {
      say('Schemi: aggiorno…');
      await unlessStopped(() => migrations.run(processes, plan));
    }
    say(`Servizi: avvio ${processes.length} processi…`);
    const printer = new LogPrinter(process.stdout, options.verbose ? 'trace' : 'warn', process.stdout.isTTY === true);
    if (stopped) return;
    if (!options.verbose) printer.hold();
    supervisor = new Supervisor(processes, printer);
    try {
      await waitUntilReady(processes, supervisor);
      printer.release(false);
    } catch (error) {
      printer.release(true);
      throw error;
    }
    const clients = readClients();
    const target = { ...clients, stationDoors: paForNodeAddresses(plan), fdrKey: plan.fdrKey };
    await loadDemo(target, readInstallation(), say, (enti) => writeJson(clientsFile(), { ...clients, enti }));
    announce(plan, say, began);
  };

  return {
    ready: start(),
    stop: async () => {
      stopped = true;
      await migrations.stop();
      await supervisor?.stop();
      await database?.stop();
    },
  };
}

async function startDatabase(database: EmbeddedDatabase, ports: Ports): Promise<boolean> {
  try {
    return await database.start();
  } catch (error) {
    if (String(error).includes('could not bind') || String(error).includes('Address already in use'))
      throw new ExpectedProblem(
        `La porta ${ports.postgres} (PostgreSQL) è già usata: POSTGRES_PORT=${ports.postgres + 1} npm start`,
      );
    throw error;
  }
}

/** All but the downloaded broker: that is a program, not a datum. */
function wipeDataFolder(): void {
  if (!fs.existsSync(dataFolder())) return;
  for (const name of fs.readdirSync(dataFolder()))
    if (name !== 'kafka') fs.rmSync(dataFolder(name), { recursive: true, force: true });
}

async function prepare(
  options: StartOptions,
  ports: Ports,
  secrets: Secrets,
  database: EmbeddedDatabase,
  isNew: boolean,
): Promise<Plan> {
  await database.ensureDatabase(PLATFORM_DATABASE);
  await database.ensureDatabase(SIMULATOR_DATABASE);
  // One after the other: two grants on one database at once refuse each other.
  const schemas: Record<string, Addresses> = {};
  for (const schema of WITH_SCHEMA) schemas[schema] = await database.ensureSchema(PLATFORM_DATABASE, schema);
  schemas['nodo-simulator'] = await database.ensureSchema(SIMULATOR_DATABASE, 'nodo_simulator');
  const eventiOwner = await database.ensureEventi();
  const keys = ensureKeys(SERVICES);
  const demo = readInstallation();
  const objects = dataFolder('objects');
  fs.mkdirSync(objects, { recursive: true, mode: 0o700 });
  const clients = ensureClients(ports, isNew);
  return {
    ports,
    replicas: options.replicas,
    transport: options.transport,
    kafkaBrokers: options.kafkaBrokers,
    schemas,
    eventiOwner,
    keyOf: keys.keyOf,
    trustedKeys: keys.trusted,
    objects,
    controlKey: clients.controlKey,
    bootstrapClient: clients.intermediario,
    intermediario: demo.intermediario.codiceFiscale,
    stazioni: demo.stazioni.map(({ id }) => id),
    fdrKey: secrets.of('fdr_subscription_key'),
    oidcSecret: secrets.of('oidc_client_secret'),
  };
}

const readClients = (): ClientsFile => {
  const clients = readJson<ClientsFile>(clientsFile());
  if (!clients) throw new Error(`${clientsFile()} is missing`);
  return clients;
};

/** The clients file with today's addresses; ids and secrets are made once for each database. */
function ensureClients(ports: Ports, isNew: boolean): ClientsFile {
  const known = isNew ? undefined : readJson<ClientsFile>(clientsFile());
  const clients: ClientsFile = {
    controlKey: randomBytes(24).toString('base64url'),
    intermediario: { clientId: 'intermediario-demo', clientSecret: randomBytes(24).toString('base64url') },
    enti: {},
    ...known,
    portale: `http://localhost:${ports.portale}`,
    paForNode: `http://localhost:${ports.paForNode}/ws/paForNode`,
    simulatore: `http://localhost:${ports['nodo-simulator']}`,
  };
  writeJson(clientsFile(), clients);
  return clients;
}

/** Portale last: it is ready when all the others are. */
async function waitUntilReady(processes: readonly ProcessDefinition[], supervisor: Supervisor): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  const isReady = async ({ name, port }: ProcessDefinition): Promise<void> => {
    while (!(await answers(`http://127.0.0.1:${port}/health/ready`))) {
      if ((supervisor.ends.get(name) ?? 0) >= MAX_FAILED_STARTS)
        throw new ExpectedProblem(`${name} non parte: il motivo è in .data/logs/${name}.log`);
      if (performance.now() > deadline)
        throw new ExpectedProblem(
          `${name} non è pronto dopo ${READY_TIMEOUT_MS / 1000} s: vedi .data/logs/${name}.log`,
        );
      await sleep(50);
    }
  };
  await Promise.all(processes.filter(({ service }) => service !== 'portale').map(isReady));
  await Promise.all(processes.filter(({ service }) => service === 'portale').map(isReady));
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // not listening yet: asked again
  }
}

function announce(plan: Plan, say: (text: string) => void, began: number): void {
  const clients = readClients();
  const doors = [
    ['Portale', clients.portale],
    ['Stato', `${clients.portale}/stato`],
    ['API', `${clients.portale}/api/bo/enti/{codiceIpa}/…`],
    ['Gettoni di accesso', `${clients.portale}/oauth2/token`],
    [
      'paForNode (WSDL)',
      paForNodeAddresses(plan)
        .map((base) => `${base}/ws/paForNode?wsdl`)
        .join('  '),
    ],
    ['Sportello PSP', `${clients.simulatore}/sportello`],
    ['Banca tesoriera', `${clients.simulatore}/banca`],
    ['Simulatore, controllo', `${clients.simulatore}/control`],
  ];
  say('');
  for (const [what, where] of doors) say(`  ${what?.padEnd(24)}${where}`);
  say('');
  say(`  Client dell'intermediario: ${clients.intermediario.clientId}`);
  for (const [ipa, { clientId }] of Object.entries(clients.enti)) say(`  Client di ${ipa.padEnd(16)}: ${clientId}`);
  say('');
  say(`  Si entra nel portale con SPID o CIE di prova, come una di queste persone:`);
  for (const { nome, cognome, descrizione } of readPersonas())
    say(`    ${`${nome} ${cognome}`.padEnd(22)}${descrizione}`);
  say('  I segreti dei client e la chiave del simulatore sono in .data/clients.json');
  say('');
  const replicas = plan.replicas === 2 ? ', due repliche' : '';
  say(
    `pronto (${((performance.now() - began) / 1000).toFixed(1)} s, eventi su ${plan.transport}${replicas}) — Ctrl-C per fermare`,
  );
}
