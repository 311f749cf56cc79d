import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, type Provider } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOutage } from '../db';
import { correlationId, type Logger } from '../log';

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';
/** When a component that does not answer is worth another try. */
const RETRY_AFTER_SECONDS = 5;

/** What a door says of one refusal. */
export interface HttpError {
  readonly status: number;
  readonly title: string;
}

/** A refusal in the words of HTTP: RFC 9457. `detail` tells cause and cure, in Italian. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.name = 'ProblemError';
  }
}

const catalogue = new Map<string, HttpError>();

/** Tells the filter how a context's refusals look on HTTP; the record is total over the union of its codes, or it does not compile. */
export function provideErrorMap<Code extends string>(map: Record<Code, HttpError>): Provider {
  for (const [code, error] of Object.entries<HttpError>(map)) catalogue.set(code, error);
  return { provide: Symbol('ErrorMap'), useValue: map };
}

const TITLES: Record<number, [code: string, title: string]> = {
  400: ['RICHIESTA_NON_VALIDA', 'La richiesta non è valida'],
  401: ['NON_AUTENTICATO', 'Serve un token di accesso valido'],
  403: ['PERMESSO_MANCANTE', 'Il permesso necessario manca'],
  404: ['NON_TROVATO', 'Non c’è nulla a questo indirizzo'],
  405: ['METODO_NON_AMMESSO', 'Metodo non ammesso'],
  408: ['RICHIESTA_INCOMPLETA', 'La richiesta non è arrivata intera in tempo'],
  406: ['FORMATO_NON_OFFERTO', 'Formato non offerto'],
  413: ['CORPO_TROPPO_GRANDE', 'Il corpo della richiesta supera il limite'],
  414: ['PERCORSO_TROPPO_LUNGO', 'Il percorso supera il limite'],
  415: ['TIPO_NON_AMMESSO', 'Tipo di contenuto non ammesso'],
  431: ['INTESTAZIONI_TROPPO_GRANDI', 'Le intestazioni superano il limite'],
  429: ['TROPPE_RICHIESTE', 'Troppe richieste'],
  503: ['NON_DISPONIBILE', 'Il servizio non è disponibile ora: riprovare'],
};

/** The body of a problem+json answer. */
export function problem(
  status: number,
  code: string,
  title: string,
  detail: string | undefined,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    type: `urn:mypay:errore:${code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    code,
    correlationId: correlationId(),
    ...more,
  };
}

/** Fastify's words for what it cannot take, in Italian: cause and cure. */
const DETAILS: readonly (readonly [RegExp, string])[] = [
  [/body is too large/i, 'Il corpo supera il limite di questa porta: dividere l’invio.'],
  [/unsupported media type/i, 'Questo tipo di contenuto non è letto qui: mandare quello del documento OpenAPI.'],
  [/content-length/i, 'Il corpo non ha la lunghezza che Content-Length annuncia: ripetere l’invio.'],
  [
    /file too large|reach file size limit/i,
    'Il file supera il limite di questa porta: dividerlo, o comprimerlo in zip.',
  ],
  [/the request is not multipart/i, 'Serve una richiesta multipart/form-data.'],
  [/^cannot [A-Z]+ \//i, 'A questo indirizzo non c’è nulla: controllarlo nel documento OpenAPI.'],
  [/premature close|aborted/i, 'La richiesta si è interrotta: ripeterla.'],
];
const detailOf = (message: string): string => DETAILS.find(([pattern]) => pattern.test(message))?.[1] ?? message;

/** The words of the reader of multipart, which gives its errors no status. */
const MALFORMED_MULTIPART = /^(?:Multipart: |Malformed part header|Unexpected end of (?:form|multipart))/;

/** A refusal of platform's own doors brings its status and title; a service's map goes before. */
function ownHttpError({ status, title }: { status?: unknown; title?: unknown }): HttpError | undefined {
  return typeof status === 'number' && typeof title === 'string' ? { status, title } : undefined;
}

/** Any error as a problem+json body. What nobody foresaw is a bare 500: its words stay in the log. */
export function toProblem(error: unknown): Record<string, unknown> & { status: number } {
  const make = (...args: Parameters<typeof problem>) => ({ ...problem(...args), status: args[0] });
  if (error instanceof ProblemError) return make(error.status, error.code, error.title, error.detail, error.more);
  if (error instanceof HttpException) {
    const status = error.getStatus();
    const [code, title] = TITLES[status] ?? ['ERRORE_HTTP', error.message];
    const body = error.getResponse();
    const fieldErrors =
      typeof body === 'object' && 'errori' in body ? { errori: (body as { errori: unknown }).errori } : {};
    return make(status, code, title, status >= 500 ? undefined : detailOf(error.message), fieldErrors);
  }
  const coded = error as {
    code?: unknown;
    status?: unknown;
    title?: unknown;
    name?: unknown;
    statusCode?: unknown;
    details?: unknown;
    message?: unknown;
  };
  if (coded?.name === 'DomainError' && typeof coded.code === 'string') {
    const known = catalogue.get(coded.code) ?? ownHttpError(coded);
    if (known) {
      const details = coded.details as Readonly<Record<string, unknown>> | undefined;
      return make(known.status, coded.code, known.title, String(coded.message), details ?? {});
    }
  }
  if (typeof coded?.statusCode === 'number' && coded.statusCode >= 400 && coded.statusCode < 500) {
    const [code, title] = TITLES[coded.statusCode] ?? ['RICHIESTA_NON_VALIDA', 'La richiesta non è valida'];
    return make(coded.statusCode, code, title, detailOf(String(coded.message)));
  }
  if (MALFORMED_MULTIPART.test(String(coded?.message))) {
    const [code, title] = TITLES[400] as [string, string];
    return make(400, code, title, 'La richiesta multipart è troncata o senza boundary: rifarla intera.');
  }
  if (isOutage(error)) {
    const [code, title] = TITLES[503] as [string, string];
    return make(
      503,
      code,
      title,
      'Un componente non risponde: la richiesta può non essere stata eseguita. Verificare, poi ripetere.',
    );
  }
  return make(
    500,
    'ERRORE_INTERNO',
    'Errore interno',
    'Errore imprevisto: comunicare il correlationId a chi gestisce la piattaforma.',
  );
}

/** The last filter of every HTTP door. Logs what is ours to mend, once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** @param methodsOf which methods a path knows, so that a wrong one is no wrong path */
  constructor(
    private readonly log: Logger,
    private readonly methodsOf: (url: string) => readonly string[] = () => [],
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const allowed = request.is404 ? this.methodsOf(request.raw.url ?? '') : [];
    const body = toProblem(allowed.length > 0 ? wrongMethod(allowed) : error);
    if (body.status === 503) this.log[isOutage(error) ? 'warn' : 'info']({ err: error }, 'not available now');
    else if (body.status >= 500) this.log.error({ err: error }, 'request failed');
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (allowed.length > 0) void reply.header('allow', allowed.join(', '));
    if (body.status === 503 && !reply.hasHeader('retry-after')) void reply.header('retry-after', RETRY_AFTER_SECONDS);
    void reply.status(body.status).header('content-type', PROBLEM_JSON).send(body);
  }
}

const wrongMethod = (allowed: readonly string[]): ProblemError =>
  new ProblemError(405, 'METODO_NON_AMMESSO', 'Metodo non ammesso', `Qui sono ammessi: ${allowed.join(', ')}.`);
