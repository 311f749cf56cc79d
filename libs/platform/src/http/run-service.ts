import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommandRefused } from '../config';
import type { Logger } from '../log';
import { migrate, type Migration } from '../db';

export interface ServiceDefinition {
  readonly name: string;
  readonly log: Logger;
  readonly config: {
    readonly HOST: string;
    readonly PORT: number;
    readonly SHUTDOWN_TIMEOUT_MS?: number | undefined;
    readonly DATABASE_URL?: string | undefined;
    readonly DATABASE_OWNER_URL?: string | undefined;
    readonly DATABASE_SCHEMA?: string | undefined;
  };
  /** Absent for a service without a schema of ours. */
  readonly migrations?: readonly Migration[];
  /** Runs before `migrations` on `migrate`: the schema `eventi`. */
  readonly beforeMigrate?: () => Promise<void>;
  readonly createApp: () => Promise<NestFastifyApplication>;
  /** After the first port listens: further ports, consumers. */
  readonly onReady?: (app: NestFastifyApplication) => Promise<void>;
  /** Further commands: `node main.js <name> …args`. */
  readonly commands?: Readonly<Record<string, (args: readonly string[]) => Promise<void>>>;
}

/** The whole of a main.ts: `migrate`, a named command, or serve until SIGTERM or SIGINT, then stop in order. */
export async function runService(service: ServiceDefinition): Promise<void> {
  const { log, config, name } = service;
  const [command, ...args] = process.argv.slice(2);
  process.umask(0o077); // what a service writes is its owner's alone
  try {
    if (command === 'migrate') return await runMigrate(service);
    if (command !== undefined) {
      return await namedCommand(command, service.commands)(args);
    }
    const app = await service.createApp();
    await app.listen({ port: config.PORT, host: config.HOST });
    await service.onReady?.(app);
    log.info({ porta: config.PORT }, `${name} pronto`);
    stopOnSignal(app, log, config.SHUTDOWN_TIMEOUT_MS ?? 10_000);
  } catch (error) {
    const code = leave(error, name, log, (text) => void process.stderr.write(text));
    process.exitCode = code;
    setTimeout(() => process.exit(code), 100).unref();
  }
}

/** @throws CommandRefused (usage) for one that nobody knows */
export function namedCommand(
  name: string,
  commands: NonNullable<ServiceDefinition['commands']> = {},
): (args: readonly string[]) => Promise<void> {
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (run) return run;
  const known = ['migrate', ...Object.keys(commands)].join(' | ');
  throw new CommandRefused(`Comando sconosciuto: ${name}.\nuso: node main.js [${known}]`, 2);
}

/** Says why the process ends, in words to an operator who asked for what cannot be. @returns its exit code */
export function leave(error: unknown, name: string, log: Logger, say: (text: string) => void): number {
  if (error instanceof CommandRefused) {
    say(`${error.message}\n`);
    return error.exitCode;
  }
  log.fatal({ err: error }, `${name} cannot go on`);
  return 1;
}

async function runMigrate({ config, migrations, beforeMigrate, log, name }: ServiceDefinition): Promise<void> {
  if (!migrations) return;
  if (!config.DATABASE_OWNER_URL || !config.DATABASE_URL || !config.DATABASE_SCHEMA)
    throw new Error('migrate needs DATABASE_OWNER_URL, DATABASE_URL and DATABASE_SCHEMA');
  await beforeMigrate?.();
  const applied = await migrate({
    ownerUrl: config.DATABASE_OWNER_URL,
    schema: config.DATABASE_SCHEMA,
    runtimeRole: decodeURIComponent(new URL(config.DATABASE_URL).username),
    migrations,
  });
  log.info({ applicate: applied }, `${name} migrated`);
}

function stopOnSignal(app: NestFastifyApplication, log: Logger, timeoutMs: number): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.warn('stop took too long: leaving what is left to the next start');
      process.exit(1);
    }, timeoutMs).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
