import {
  type ArgumentsHost,
  BadRequestException,
  Catch,
  type ExceptionFilter,
  HttpException,
  type Provider,
  type ValidationError,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isOutage } from '../db';
import { correlationId, type Logger } from '../log';

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
  406: ['FORMATO_NON_OFFERTO', 'Formato non offerto'],
  413: ['CORPO_TROPPO_GRANDE', 'Il corpo della richiesta supera il limite'],
  415: ['TIPO_NON_AMMESSO', 'Tipo di contenuto non ammesso'],
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

/** Any error as a problem+json body. What nobody foresaw is a bare 500: its words stay in the log. */
export function toProblem(error: unknown): Record<string, unknown> & { status: number } {
  const make = (...args: Parameters<typeof problem>) => ({ ...problem(...args), status: args[0] });
  if (error instanceof ProblemError) return make(error.status, error.code, error.title, error.detail, error.more);
  if (error instanceof HttpException) {
    const status = error.getStatus();
    const [code, title] = TITLES[status] ?? ['ERRORE_HTTP', error.message];
    const body = error.getResponse();
    const errori = typeof body === 'object' && 'errori' in body ? { errori: (body as { errori: unknown }).errori } : {};
    return make(status, code, title, status >= 500 ? undefined : error.message, errori);
  }
  const coded = error as { code?: unknown; name?: unknown; statusCode?: unknown; details?: unknown; message?: unknown };
  if (coded?.name === 'DomainError' && typeof coded.code === 'string') {
    const known = catalogue.get(coded.code);
    if (known) {
      const details = coded.details as Readonly<Record<string, unknown>> | undefined;
      return make(known.status, coded.code, known.title, String(coded.message), details ?? {});
    }
  }
  if (typeof coded?.statusCode === 'number' && coded.statusCode >= 400 && coded.statusCode < 500) {
    const [code, title] = TITLES[coded.statusCode] ?? ['RICHIESTA_NON_VALIDA', 'La richiesta non è valida'];
    return make(coded.statusCode, code, title, String(coded.message));
  }
  if (isOutage(error)) {
    const [code, title] = TITLES[503] as [string, string];
    return make(503, code, title, 'Un componente non risponde: la richiesta non è stata eseguita, si può ripetere.');
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
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const body = toProblem(error);
    if (body.status >= 500) this.log.error({ err: error }, 'request failed');
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    void reply.status(body.status).header('content-type', 'application/problem+json; charset=utf-8').send(body);
  }
}

const flatten = (errors: readonly ValidationError[], parent = ''): { campo: string; motivo: string }[] =>
  errors.flatMap((error) => {
    const campo = parent ? `${parent}.${error.property}` : error.property;
    return [
      ...Object.values(error.constraints ?? {}).map((motivo) => ({ campo, motivo })),
      ...flatten(error.children ?? [], campo),
    ];
  });

/** class-validator's findings as one 400 that names every field. */
export function validationProblem(errors: ValidationError[]): BadRequestException {
  const errori = flatten(errors);
  return new BadRequestException({
    message: `Campi non validi: ${errori.map(({ campo }) => campo).join(', ')}`,
    errori,
  });
}
