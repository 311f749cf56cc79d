import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { withCorrelation } from '../log';
import { problem, PROBLEM_JSON, ProblemError, toProblem } from './problem';

/** What Fastify refuses before there is a route (a path that cannot be decoded), in our words. */
export function answerFrameworkError(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  withCorrelation(undefined, undefined, () => {
    const body = /^FST_ERR_BAD_URL$/.test(String((error as { code?: unknown }).code))
      ? toProblem(
          new ProblemError(
            400,
            'TESTO_NON_AMMESSO',
            'Un testo non è ammesso',
            'Il percorso ha un "%" che non codifica UTF-8: correggerlo e ripetere.',
          ),
        )
      : toProblem(error);
    void reply.status(body.status).header('content-type', PROBLEM_JSON).header('cache-control', 'no-store').send(body);
  });
}

type Refused = readonly [status: number, phrase: string, code: string, title: string, detail: string];

const NOT_HTTP: Refused = [
  400,
  'Bad Request',
  'RICHIESTA_NON_VALIDA',
  'La richiesta non è valida',
  'Non è una richiesta HTTP leggibile: controllare chi la scrive.',
];
const REFUSALS: Readonly<Record<string, Refused>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'Request Header Fields Too Large',
    'INTESTAZIONI_TROPPO_GRANDI',
    'Le intestazioni superano il limite',
    'Le intestazioni della richiesta superano 16 KiB: accorciarle.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    408,
    'Request Timeout',
    'RICHIESTA_INCOMPLETA',
    'La richiesta non è arrivata intera in tempo',
    'La richiesta si è fermata a metà: ripeterla.',
  ],
};

/** What is not readable as HTTP, or never ends: there is no request to answer, only a connection to write to and close. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, phrase, code, title, detail] = REFUSALS[error.code ?? ''] ?? NOT_HTTP;
  const body = withCorrelation(undefined, undefined, () => JSON.stringify(problem(status, code, title, detail)));
  socket.end(
    [
      `HTTP/1.1 ${status} ${phrase}`,
      `content-type: ${PROBLEM_JSON}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Which methods each path knows, so that a wrong method is told apart from a wrong path. */
export class KnownRoutes {
  private readonly routes: { readonly method: string; readonly pattern: RegExp }[] = [];

  add({ method, url }: { method: string | string[]; url: string }): void {
    if (url.includes('*')) return; // a door that passes everything on knows no methods
    const pattern = new RegExp(
      `^${url
        .split('/')
        .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[^\w-]/g, '\\$&')))
        .join('/')}/?$`,
    );
    for (const one of [method].flat()) this.routes.push({ method: one, pattern });
  }

  /** Sorted, none for a path that is not there. */
  methodsOf(url: string): string[] {
    const path = url.split('?')[0] ?? '';
    return [...new Set(this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))].sort();
  }
}
