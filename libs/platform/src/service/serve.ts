import type { DynamicModule } from '@nestjs/common';
import type { z } from 'zod';
import { loadConfig, type ServiceEnv } from '../config';
import type { Migration } from '../db';
import { connectEvents, deadLettersCommand, migrateEventi } from '../events';
import { createHttpApp, type HttpAppOptions, runService } from '../http';
import { jobsCommand } from '../jobs';
import { createLogger, type Logger } from '../log';

/** A REST door answers within it: 503 when the database stands still. Half of what portale waits for. */
export const DEADLINE_MS = 30_000;

/** `node main.js <name> …args` */
export type Command<Env> = (args: readonly string[], service: { config: Env; log: Logger }) => Promise<void>;

/** What is particular in the main.ts of a service that has a database. */
export interface Service<Env extends ServiceEnv> {
  /** The name under which the event log knows it. */
  readonly name: Parameters<typeof migrateEventi>[0]['service'];
  readonly env: z.ZodType<Env>;
  readonly migrations: readonly Migration[];
  readonly module: { forRoot(config: Env, log: Logger): DynamicModule };
  /** How its REST door differs from the common one. */
  readonly http?: (config: Env) => Omit<HttpAppOptions, 'log'>;
  /** false for one that hears no events. */
  readonly listens?: boolean;
  readonly commands?: Readonly<Record<string, Command<Env>>>;
  /** Kinds of job that no operator can run again once they were given up, each with what to do instead (Italian). */
  readonly finalJobs?: Readonly<Record<string, string>>;
}

/** The whole of a main.ts: `migrate` (the schema `eventi` first), a command, or serve until SIGTERM or SIGINT. */
export function serve<Env extends ServiceEnv>(service: Service<Env>): Promise<void> {
  const { name, env, migrations, module, http, listens = true } = service;
  const config = loadConfig(env);
  const log = createLogger(config.SERVICE_NAME, config.LOG_LEVEL);
  const commands: Readonly<Record<string, Command<Env>>> = {
    'dead-letters': deadLettersCommand,
    jobs: (args, { config }) => jobsCommand(args, { config, finalJobs: service.finalJobs }),
    ...service.commands,
  };
  return runService({
    name: config.SERVICE_NAME,
    log,
    config,
    migrations,
    beforeMigrate: () =>
      migrateEventi({
        ownerUrl: config.EVENTI_OWNER_URL ?? '',
        runtimeRole: decodeURIComponent(new URL(config.DATABASE_URL).username),
        service: name,
      }),
    createApp: () => createHttpApp(module.forRoot(config, log), { log, deadlineMs: DEADLINE_MS, ...http?.(config) }),
    ...(listens ? { onReady: connectEvents } : {}),
    commands: Object.fromEntries(
      Object.entries(commands).map(([command, run]) => [command, (args) => run(args, { config, log })]),
    ),
  });
}
