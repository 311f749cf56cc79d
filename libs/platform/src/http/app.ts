import multipart from '@fastify/multipart';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, NestLogger } from '../log';
import { guardAnswers } from './answer-headers';
import { correlate } from './correlation';
import { Deadline } from './deadline';
import { readDotKeys } from './dot-keys';
import { readForms, readJsonBodies } from './bodies';
import { ProblemFilter } from './problem';
import { answerClientError, answerFrameworkError, KnownRoutes } from './protocol-refusals';
import { refuseBrokenText } from './storable-text';
import { drainUnreadBodies } from './unread-body';
import { DtoPipe } from './validation';

export interface HttpAppOptions {
  readonly log: Logger;
  /** false for an edge that passes bodies through. */
  readonly bodyParser?: boolean;
  readonly bodyLimit?: number;
  /** Registers multipart uploads, streamed, with this limit of bytes a file. */
  readonly uploadLimit?: number;
  readonly requestTimeoutMs?: number;
  /** How long a handler may take before its answer begins, uploads apart; for ever without it. */
  readonly deadlineMs?: number;
  /** Addresses of the load balancers whose X-Forwarded-For is believed; none by default. */
  readonly trustProxy?: readonly string[];
  /** Put on every answer; a handler may say otherwise. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A Nest application on Fastify with our filter, validation, correlation and request log. Not yet listening. */
export async function createHttpApp(
  module: Type<unknown> | DynamicModule,
  options: HttpAppOptions,
): Promise<NestFastifyApplication> {
  const { log } = options;
  const adapter = new FastifyAdapter({
    forceCloseConnections: true,
    bodyLimit: options.bodyLimit ?? 1_048_576,
    requestTimeout: options.requestTimeoutMs ?? 120_000,
    connectionTimeout: 0,
    routerOptions: { maxParamLength: 512 },
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
    trustProxy: options.trustProxy && options.trustProxy.length > 0 ? [...options.trustProxy] : false,
  });
  const fastify = adapter.getInstance();
  const routes = new KnownRoutes();
  fastify.addHook('onRoute', (route) => routes.add(route));
  correlate(fastify);
  guardAnswers(fastify, options.headers);
  refuseBrokenText(fastify);
  readDotKeys(fastify);
  fastify.addHook('onResponse', (request, reply, done) => {
    const path = request.routeOptions.url ?? '(none)';
    if (!path.startsWith('/health') && path !== '/metrics')
      log.info(
        { metodo: request.method, rotta: path, stato: reply.statusCode, ms: Math.round(reply.elapsedTime) },
        'request',
      );
    done();
  });
  drainUnreadBodies(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(log),
    bodyParser: false,
    abortOnError: false,
  });
  if (options.uploadLimit !== undefined)
    await app.register(multipart as never, {
      limits: { fileSize: options.uploadLimit, files: 1, fields: 20, fieldSize: 65_536 },
    });
  if (options.bodyParser ?? true) {
    readJsonBodies(fastify);
    readForms(fastify);
  }
  if (options.deadlineMs !== undefined) app.useGlobalInterceptors(new Deadline(options.deadlineMs));
  app.useGlobalPipes(new DtoPipe());
  app.useGlobalFilters(new ProblemFilter(log, (url) => routes.methodsOf(url)));
  return app;
}
