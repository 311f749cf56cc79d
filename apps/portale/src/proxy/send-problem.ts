import { toProblem } from '@mypay/platform/http';
import type { FastifyReply } from 'fastify';

/** Any error as problem+json on a raw Fastify route. */
export function sendProblem(reply: FastifyReply, error: unknown): FastifyReply {
  const body = toProblem(error);
  return reply.status(body.status).header('content-type', 'application/problem+json; charset=utf-8').send(body);
}
