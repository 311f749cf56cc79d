import { type DynamicModule, Global, type LoggerService, Module } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes, randomUUID } from 'node:crypto';
import pino from 'pino';
import { loggedError } from './error';
import { Metrics } from './metrics';

export { errorText, loggedError } from './error';
export * from './metrics';

/** Ids that a caller brings: its own name for the request, and the name that somebody behind it gave. */
export interface BroughtIds {
  readonly correlation?: string | undefined;
  readonly external?: string | undefined;
}

interface Context {
  correlationId: string;
  externalCorrelationId: string | undefined;
  readonly traceparent: string;
  readonly brought: BroughtIds;
}

const context = new AsyncLocalStorage<Context>();
const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** A new W3C trace context, sampled. */
export function newTraceparent(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}

const wellFormed = (id: string | undefined): string | undefined =>
  id !== undefined && /^[\w-]{1,64}$/.test(id) ? id : undefined;

/**
 * Runs `work` with what the log lines and events of this request share. Anything that is not well formed is replaced.
 * @param brought ids of a caller that may be a stranger: kept beside ours until `adoptCorrelation`
 */
export function withCorrelation<T>(
  correlation: string | undefined,
  traceparent: string | undefined,
  work: () => T,
  brought: BroughtIds = {},
): T {
  return context.run(
    {
      correlationId: wellFormed(correlation) ?? randomUUID(),
      externalCorrelationId: wellFormed(brought.correlation) ?? wellFormed(brought.external),
      traceparent: traceparent && TRACEPARENT.test(traceparent) ? traceparent : newTraceparent(),
      brought,
    },
    work,
  );
}

/** The caller is a service of ours: what it calls the request is its name from here on. */
export function adoptCorrelation(): void {
  const store = context.getStore();
  const correlation = wellFormed(store?.brought.correlation);
  if (!store || correlation === undefined) return;
  store.correlationId = correlation;
  store.externalCorrelationId = wellFormed(store.brought.external);
}

/** What somebody outside calls the request at work; undefined when nobody named it. */
export function externalCorrelationId(): string | undefined {
  return context.getStore()?.externalCorrelationId;
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
      if (!store) return {};
      const { correlationId, externalCorrelationId } = store;
      return { correlationId, ...(externalCorrelationId === undefined ? {} : { externalCorrelationId }) };
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
