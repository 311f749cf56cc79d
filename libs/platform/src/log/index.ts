import { type DynamicModule, Global, type LoggerService, Module } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes, randomUUID } from 'node:crypto';
import pino from 'pino';
import { loggedError } from './error';
import { Metrics } from './metrics';

export { errorText, loggedError } from './error';
export * from './metrics';

interface Context {
  readonly correlationId: string;
  readonly traceparent: string;
}

const context = new AsyncLocalStorage<Context>();
const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** A new W3C trace context, sampled. */
export function newTraceparent(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}

/** Runs `work` with what the log lines and events of this request share. Anything that is not well formed is replaced. */
export function withCorrelation<T>(correlation: string | undefined, traceparent: string | undefined, work: () => T): T {
  return context.run(
    {
      correlationId: correlation && /^[\w-]{1,64}$/.test(correlation) ? correlation : randomUUID(),
      traceparent: traceparent && TRACEPARENT.test(traceparent) ? traceparent : newTraceparent(),
    },
    work,
  );
}

/** The correlation id of the request or message at work; a new one outside any. */
export function correlationId(): string {
  return context.getStore()?.correlationId ?? randomUUID();
}

export function currentTraceparent(): string | undefined {
  return context.getStore()?.traceparent;
}

export type Logger = pino.Logger;

/** Names under which personal data and secrets travel: never written, at any of three depths. */
const SENSITIVE = [
  'password',
  'secret',
  'authorization',
  'token',
  'client_secret',
  'codiceFiscale',
  'codiceFiscaleDebitore',
  'anagrafica',
  'debitore',
  'versante',
  'fullName',
  'xml',
  'body',
  'email',
];
const paths = SENSITIVE.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Structured log of a service, one JSON object a line, with the correlation id and without personal data. */
export function createLogger(service: string, level: string = 'info', destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '[omesso]' },
    mixin: () => {
      const store = context.getStore();
      return store ? { correlationId: store.correlationId } : {};
    },
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: loggedError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Nest speaks through the same log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...context: unknown[]): void {
    this.logger.debug({ nest: context.at(-1) }, String(message));
  }
  error(message: unknown, ...context: unknown[]): void {
    this.logger.error({ nest: context.at(-1) }, String(message));
  }
  warn(message: unknown, ...context: unknown[]): void {
    this.logger.warn({ nest: context.at(-1) }, String(message));
  }
  debug(message: unknown, ...context: unknown[]): void {
    this.logger.debug({ nest: context.at(-1) }, String(message));
  }
  verbose(message: unknown, ...context: unknown[]): void {
    this.logger.trace({ nest: context.at(-1) }, String(message));
  }
}

/** Nest token of the service's logger. */
export const LOGGER = Symbol('Logger');

/** Hands the service's logger and its `Metrics` to every door. */
@Global()
@Module({})
export class LogModule {
  static forRoot(log: Logger): DynamicModule {
    return {
      module: LogModule,
      providers: [
        { provide: LOGGER, useValue: log },
        { provide: Metrics, useFactory: () => new Metrics() },
      ],
      exports: [LOGGER, Metrics],
    };
  }
}
