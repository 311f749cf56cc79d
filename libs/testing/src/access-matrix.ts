import { readFileSync } from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from './postgres/deploy-sql';
import type { Readable } from 'node:stream';
import type { OpenApiPart } from './hostile';

/** Who holds what, as onboarding publishes it in `libs/contracts/access/matrix.json`. */
export interface AccessMatrix {
  readonly ruoli: Readonly<Record<string, readonly string[]>>;
  /** Roles that may be given for some tipi dovuto alone. */
  readonly perTipo: readonly string[];
}

/** An operation of a published OpenAPI document and the permission that opens it; undefined: it says none. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly permesso: string | undefined;
}

/** What a call says of who makes it. */
export interface MatrixCaller {
  readonly ente?: string;
  readonly permessi: readonly string[];
  readonly limiti?: Readonly<Record<string, readonly string[]>>;
  readonly codiceFiscale?: string;
}

export interface MatrixAnswer {
  readonly status: number;
  readonly text: string;
}

/** A call; its answer is read no further than its headers when it is a stream without end. */
export type MatrixCall = (
  method: Operation['method'],
  url: string,
  as: MatrixCaller | undefined,
  body?: object,
) => Promise<MatrixAnswer>;

/**
 * How an operation knows tipi dovuto, for one row of a tipo: its own address, which another tipo finds empty (404); a list or a
 * figure, whose text holds `shows` for that tipo alone; or not at all, and why.
 */
export type TipoRow =
  | { readonly row: string; readonly body?: object; readonly status?: number }
  | { readonly list: string; readonly shows: string }
  | { readonly none: string };

export const accessMatrix = (): AccessMatrix =>
  JSON.parse(readFileSync(path.join(workspaceRoot(), 'libs/contracts/access/matrix.json'), 'utf8')) as AccessMatrix;

/** The operations of a document, but those for the machine that watches over the service. */
export function operationsOf(api: OpenApiPart): readonly Operation[] {
  return Object.entries(api.paths)
    .filter(([path]) => !/^\/(health|metrics)(\/|$)/.test(path))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        method: method.toUpperCase() as Operation['method'],
        path,
        permesso: (operation as { 'x-permesso'?: string })['x-permesso'],
      })),
    );
}

/** Permissions that somebody may hold for some tipi alone. */
export const permessiByTipo = ({ ruoli, perTipo }: AccessMatrix): ReadonlySet<string> =>
  new Set(perTipo.flatMap((ruolo) => ruoli[ruolo] ?? []));

const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;
const DENIED = /Serve il permesso/;
const BODILESS: readonly string[] = ['GET', 'DELETE'];

/** One service, as the matrix asks it. */
export interface MatrixSubject {
  readonly ente: string;
  readonly otherEnte: string;
  readonly call: MatrixCall;
  /** Parameters of paths, by name; the others are `x`. */
  readonly known?: Readonly<Record<string, string>>;
}

const urlOf = (path: string, { ente, known = {} }: MatrixSubject): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent({ ente, ...known }[name] ?? 'x'));

/**
 * An operation before every role: 401 without a token; 403 for who does not hold its permission; let through for who does;
 * and 404 to all on the ente of another. Source: roles.md S1, S2. @returns what was otherwise, in words
 */
export async function accessFaults(
  operation: Operation,
  matrix: AccessMatrix,
  subject: MatrixSubject,
): Promise<readonly string[]> {
  const { method, path, permesso } = operation;
  if (permesso === undefined) return [`${nameOf(operation)} says no permission`];
  if (!Object.values(matrix.ruoli).some((held) => held.includes(permesso)))
    return [`${nameOf(operation)} asks ${permesso}, which no role holds`];
  const url = urlOf(path, subject);
  const body = BODILESS.includes(method) ? undefined : {};
  const faults: string[] = [];
  const expect = (who: string, answer: MatrixAnswer, right: boolean): void => {
    if (!right) faults.push(`${nameOf(operation)} ${who}: ${answer.status} ${answer.text.slice(0, 200)}`);
  };
  const nobody = await subject.call(method, url, undefined, body);
  expect('without a token', nobody, nobody.status === 401);
  for (const [ruolo, permessi] of Object.entries(matrix.ruoli)) {
    const ofEnte = path.includes('{ente}');
    const as = { permessi, ...(ofEnte ? { ente: subject.ente } : {}), ...citizenOf(ruolo) };
    const answer = await subject.call(method, url, as, body);
    const denied = answer.status === 403 && DENIED.test(answer.text);
    if (permessi.includes(permesso))
      expect(`as ${ruolo}`, answer, !denied && answer.status !== 401 && answer.status < 500);
    else expect(`as ${ruolo}`, answer, denied);
    if (!ofEnte) continue;
    const elsewhere = await subject.call(method, url, { ...as, ente: subject.otherEnte }, body);
    expect(`as ${ruolo} of another ente`, elsewhere, elsewhere.status === 404);
  }
  return faults;
}

const citizenOf = (ruolo: string): { codiceFiscale?: string } =>
  ruolo === 'CITTADINO' ? { codiceFiscale: 'RSSMRA80A01H501U' } : {};

/** The row of a tipo before who has that tipo, and before who has another, or none. Source: roles.md S3. @returns what was otherwise */
export async function tipoFaults(
  operation: Operation,
  row: TipoRow,
  tipi: { readonly own: string; readonly other: string },
  subject: MatrixSubject,
): Promise<readonly string[]> {
  if ('none' in row) return [];
  const { method, permesso = '' } = operation;
  const url = urlOf('row' in row ? row.row : row.list, subject);
  const body = 'row' in row ? row.body : undefined;
  const ask = (list: readonly string[]): Promise<MatrixAnswer> =>
    subject.call(method, url, { ente: subject.ente, permessi: [permesso], limiti: { [permesso]: list } }, body);
  const faults: string[] = [];
  const expect = (who: string, answer: MatrixAnswer, right: boolean): void => {
    if (!right) faults.push(`${nameOf(operation)} ${who}: ${answer.status} ${answer.text.slice(0, 300)}`);
  };
  for (const [who, list] of [
    ['of another tipo', [tipi.other]],
    ['of no tipo', []],
  ] as const) {
    const answer = await ask(list);
    if ('row' in row) expect(who, answer, answer.status === (row.status ?? 404));
    else expect(who, answer, answer.status === 200 && !answer.text.includes(row.shows));
  }
  const own = await ask([tipi.own]); // last: it may change the row
  if ('row' in row) expect('of its tipo', own, own.status < 400);
  else expect('of its tipo', own, own.status === 200 && own.text.includes(row.shows));
  return faults;
}

/** An application that takes requests without a socket, as Fastify and Nest on it do. */
interface StreamInjectable {
  inject(options: never): Promise<{
    statusCode: number;
    headers: Readonly<Record<string, unknown>>;
    stream(): Readable;
  }>;
}

/** Calls an application as portale does, with the token that `tokenOf` makes. */
export const injecting =
  (app: StreamInjectable, tokenOf: (as: MatrixCaller) => Promise<string>): MatrixCall =>
  async (method, url, as, body) => {
    const headers = as ? { authorization: `Bearer ${await tokenOf(as)}` } : {};
    const options = { method, url, headers, payloadAsStream: true, ...(body === undefined ? {} : { payload: body }) };
    const answer = await app.inject(options as never);
    const stream = answer.stream();
    if (String(answer.headers['content-type']).startsWith('text/event-stream')) {
      stream.destroy();
      return { status: answer.statusCode, text: '' };
    }
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(Buffer.from(chunk));
    return { status: answer.statusCode, text: Buffer.concat(chunks).toString('utf8') };
  };
