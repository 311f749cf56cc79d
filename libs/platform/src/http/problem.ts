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

/** Fastify's words for a body that it cannot read, in Italian. */
function detailOf(message: string): string {
  if (/not valid JSON|in JSON at position|JSON input/i.test(message)) return 'Il corpo non è JSON valido.';
  if (/Body cannot be empty/i.test(message)) return 'Il corpo è vuoto, e il tipo dichiarato è JSON.';
  return message;
}

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
    if (body.status === 503) this.log[isOutage(error) ? 'warn' : 'info']({ err: error }, 'not available now');
    else if (body.status >= 500) this.log.error({ err: error }, 'request failed');
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    void reply.status(body.status).header('content-type', 'application/problem+json; charset=utf-8').send(body);
  }
}

/** class-validator's own words, in Italian; `numbers` are those that its message names. */
const REASONS: Record<string, (numbers: readonly string[]) => string> = {
  whitelistValidation: () => 'campo non previsto',
  isDefined: () => 'manca',
  isNotEmpty: () => 'manca',
  isString: () => 'deve essere un testo',
  isInt: () => 'deve essere un numero intero',
  isNumber: () => 'deve essere un numero',
  isBoolean: () => 'deve essere vero o falso (true, false)',
  isArray: () => 'deve essere un elenco',
  isObject: () => 'deve essere un oggetto',
  isUuid: () => 'deve essere un UUID',
  isEmail: () => 'deve essere un indirizzo e-mail',
  isUrl: () => 'deve essere un indirizzo web',
  isLength: (numbers) => `deve avere una lunghezza ammessa${numbers.length > 0 ? ` (${numbers.join(', ')})` : ''}`,
  minLength: ([n]) => `deve avere almeno ${n} caratteri`,
  maxLength: ([n]) => `deve avere al massimo ${n} caratteri`,
  min: ([n]) => `deve essere almeno ${n}`,
  max: ([n]) => `deve essere al massimo ${n}`,
  arrayMinSize: ([n]) => `deve avere almeno ${n} elementi`,
  arrayMaxSize: ([n]) => `deve avere al massimo ${n} elementi`,
};

/** A DTO's own message is kept as it is; the library's English is told in Italian. */
function reason(constraint: string, message: string): string {
  if (!/\b(must|should)\b/.test(message)) return message;
  const words = REASONS[constraint];
  if (words) return words(message.match(/(?<= )\d+/g) ?? []);
  const values = /following values: (.+)$/.exec(message)?.[1];
  return values === undefined ? 'non ha la forma attesa' : `deve essere uno di: ${values}`;
}

const flatten = (errors: readonly ValidationError[], parent = ''): { campo: string; motivo: string }[] =>
  errors.flatMap((error) => {
    const campo = parent ? `${parent}.${error.property}` : error.property;
    return [
      ...Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
        campo,
        motivo: reason(constraint, message),
      })),
      ...flatten(error.children ?? [], campo),
    ];
  });

/** class-validator's findings as one 400 that names every field. */
export function validationProblem(errors: ValidationError[]): BadRequestException {
  const fieldErrors = flatten(errors);
  return new BadRequestException({
    message: `Campi non validi: ${[...new Set(fieldErrors.map(({ campo }) => campo))].join(', ')}`,
    errori: fieldErrors,
  });
}
