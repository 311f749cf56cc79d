import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PassThrough } from 'node:stream';

const written = new WeakMap<FastifyRequest, Buffer[]>();

/** Keeps the bodies of `path` as they were written, beside what JSON makes of them. */
export function keepWrittenBodies(fastify: FastifyInstance, path: string): void {
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    if (request.routeOptions.url !== path) return done(null, payload);
    const chunks: Buffer[] = [];
    written.set(request, chunks);
    const copy = new PassThrough();
    payload.on('data', (chunk: Buffer) => chunks.push(chunk));
    payload.on('error', (error) => copy.destroy(error));
    return done(null, payload.pipe(copy));
  });
}

/** The text of a body that was kept. */
export function writtenBodyOf(request: FastifyRequest): string {
  return Buffer.concat(written.get(request) ?? []).toString('utf8');
}
