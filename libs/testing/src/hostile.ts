import { readFileSync } from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from './postgres/deploy-sql';

/** The part of an OpenAPI document that is walked. */
export interface OpenApiPart {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> } | undefined;
}

export interface HostileRequest {
  readonly title: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

interface HostileAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly format?: string;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const JSON_TYPE = { 'content-type': 'application/json' };
const LONG = 'x'.repeat(2_000);
const BIG_BODY = Buffer.alloc(3 * 1024 * 1024, ' ');
const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Texts for a path or a query, as they stand in the URL. */
const IN_URL: readonly (readonly [string, string])[] = [
  ['U+0000', 'a%00b'],
  ['a lone surrogate', '%ED%A0%80'],
  ['a % alone', '%'],
  ['a slash', 'A%2FB'],
  ['a backslash', 'A%5CB'],
  ['steps up', '%2E%2E%2F%2E%2E%2Fetc'],
  ['a quote', '%27%20or%20%27%27%3D%27'],
  ['an emoji', '%F0%9F%98%80'],
  ['much', LONG],
  ['a great number', '99999999999999999999'],
  ['a negative number', '-1'],
  ['no number', 'NaN'],
  ['a forged cursor of null', cursor(null)],
  ['a forged cursor of an object', cursor({ length: 3 })],
  ['a forged cursor of texts', cursor(['x', 'y', 'z'])],
  ['a forged cursor with U+0000', cursor(['a\0', 'a\0'])],
  ['nothing', ''],
];

/** Values for any field of a body. */
const IN_BODY: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['U+0000', 'a\0b'],
  ['a lone surrogate', '\ud800'],
  ['an empty list', []],
  ['a list of lists', [[[]]]],
  ['a list of null', [null]],
  ['an object', {}],
  ['an object of its own kind of prototype', { constructor: { name: 'x' }, toString: 1 }],
  ['a number', 12.5],
  ['a great number', 1e308],
  ['a boolean', true],
  ['an empty text', ''],
  ['a long text', LONG.repeat(20)],
  ['a date that is not', '2026-02-31'],
  ['the year 0000', '0000-01-01'],
];

/**
 * What a stranger, a broken client or an attacker may send to each operation of an OpenAPI document: texts that no database
 * holds, values of the wrong kind in every field, bodies that are no JSON, not UTF-8, too deep, too big.
 * @param known values of path parameters by name, so that the request reaches the handler; others get `1`
 */
export function* hostileRequests(
  document: OpenApiPart,
  known: Readonly<Record<string, string>> = {},
): Generator<HostileRequest> {
  for (const [path, operations] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = operations[method] as Operation | undefined;
      if (operation) yield* hostileTo(document, known, method.toUpperCase(), path, operation);
    }
}

function* hostileTo(
  document: OpenApiPart,
  known: Readonly<Record<string, string>>,
  method: string,
  path: string,
  operation: Operation,
): Generator<HostileRequest> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const urlWith = (over: Readonly<Record<string, string>> = {}): string =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => over[name] ?? encodeURIComponent(known[name] ?? '1'));
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  const body = schema ? exampleOf(document, schema) : undefined;
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
  const request = (title: string, url: string): HostileRequest => ({
    title: `${method} ${path}: ${title}`,
    method,
    url,
    headers: body === undefined ? {} : JSON_TYPE,
    ...payload,
  });

  yield request('as the document says', urlWith());
  for (const name of names)
    for (const [what, text] of IN_URL) yield request(`${name} is ${what}`, urlWith({ [name]: text }));
  const queries = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  for (const name of [...queries, 'sconosciuto']) {
    for (const [what, text] of IN_URL) yield request(`?${name} is ${what}`, `${urlWith()}?${name}=${text}`);
    yield request(`?${name} is given twice`, `${urlWith()}?${name}=1&${name}=2`);
    yield request(`?${name} has a field`, `${urlWith()}?${name}[x]=1&__proto__=1`);
  }
  if (operation.requestBody?.content?.['multipart/form-data']) yield* hostileUploads(`${method} ${path}`, urlWith());
  if (schema) yield* hostileBodies(document, `${method} ${path}`, method, urlWith(), body, schema);
}

/** Uploads whose file is called or made as no file should be. */
function* hostileUploads(route: string, url: string): Generator<HostileRequest> {
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const raw = (title: string, payload: string | Buffer, over: Readonly<Record<string, string>> = headers) => ({
    title: `${route}: ${title}`,
    method: 'POST',
    url,
    headers: over,
    payload,
  });
  const part = (name: string, content = 'x') =>
    `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n`;
  const end = '--b--\r\n';
  for (const name of [
    '',
    '.',
    '../../etc/passwd',
    'a\0b.csv',
    'a/b.zip',
    "';--.csv",
    '=1+1.csv',
    `${LONG}.zip`,
    '😀.zip',
  ])
    yield raw(`a file called ${name.slice(0, 20)}`, part(name) + end);
  yield raw('no file', end);
  yield raw('an empty file', part('a.csv', '') + end);
  yield raw('two files', part('a.csv') + part('b.csv') + end);
  yield raw('a body cut short', part('a.csv').slice(0, -3));
  yield raw('fields alone', `--b\r\ncontent-disposition: form-data; name="mappatura"\r\n\r\n{"a\0":[[[]]]}\r\n${end}`);
  yield raw('no boundary', part('a.csv'), { 'content-type': 'multipart/form-data' });
  yield raw('JSON', '{}', JSON_TYPE);
}

function* hostileBodies(
  document: OpenApiPart,
  route: string,
  method: string,
  url: string,
  body: unknown,
  schema: Schema,
): Generator<HostileRequest> {
  const raw = (title: string, payload: string | Buffer, headers: Readonly<Record<string, string>> = JSON_TYPE) => ({
    title: `${route}: ${title}`,
    method,
    url,
    headers,
    payload,
  });
  const text = JSON.stringify(body);
  yield raw('broken JSON', `${text.slice(0, -1)},`);
  yield raw('an empty body', '');
  for (const value of ['null', '[]', '[[]]', '[null]', '"x"', '1', 'true', '{}', '{"__proto__":{"a":1}}'])
    yield raw(`a body of ${value}`, value);
  yield raw('a list of what is asked', `[${text}]`);
  yield raw('100,000 lists in one another', `${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  yield raw('40 objects in one another', `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`);
  yield raw('bytes that are not UTF-8', Buffer.from(`{"nome":"Nicol\u00f2"}`, 'latin1'));
  yield raw('UTF-16', Buffer.from(text, 'utf16le'), { 'content-type': 'application/json; charset=utf-16' });
  yield raw('a compressed body', text, { ...JSON_TYPE, 'content-encoding': 'gzip' });
  yield raw('a body over every limit', BIG_BODY);
  yield raw('another type of content', text, { 'content-type': 'application/xml' });
  yield raw('no type of content that is one', text, { 'content-type': 'json' });
  yield raw('a form', 'a=1&a=2', { 'content-type': 'application/x-www-form-urlencoded' });
  yield raw('a multipart without a boundary', text, { 'content-type': 'multipart/form-data' });
  for (const at of fieldsOf(document, schema))
    for (const [what, value] of IN_BODY)
      yield raw(`${at.join('.')} is ${what}`, JSON.stringify(replaced(body, at, value)));
}

const resolve = (document: OpenApiPart, schema: Schema): Schema => {
  const name = schema.$ref?.split('/').at(-1);
  const found = name === undefined ? schema : ((document.components?.schemas?.[name] ?? {}) as Schema);
  const part = found.allOf?.[0] ?? found.oneOf?.[0];
  return part && found.properties === undefined ? resolve(document, part) : found;
};

/** A value that the schema more or less allows: its example, its first choice, or the least of its kind. */
function exampleOf(document: OpenApiPart, given: Schema, depth = 0): unknown {
  const schema = resolve(document, given);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  if (schema.properties && depth < 6)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, exampleOf(document, property, depth + 1)]),
    );
  switch (schema.type) {
    case 'array':
      return schema.items ? [exampleOf(document, schema.items, depth + 1)] : [];
    case 'number':
    case 'integer':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'object':
      return {};
    default:
      return schema.format?.startsWith('date') ? '2026-11-30' : 'testo';
  }
}

/** Paths of every field of a body, those of its objects and of the first element of its lists among them. */
function* fieldsOf(document: OpenApiPart, given: Schema, at: readonly string[] = []): Generator<readonly string[]> {
  const schema = resolve(document, given);
  if (schema.type === 'array' && schema.items) yield* fieldsOf(document, schema.items, [...at, '0']);
  if (at.length >= 6) return;
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    yield [...at, name];
    yield* fieldsOf(document, property, [...at, name]);
  }
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === name ? replaced(item, rest, by) : item));
  const object = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return { ...object, [name]: replaced(object[name], rest, by) };
}

/**
 * Sends all of it, with `headers` of who may call, and says what was wrong with the answers, one line each: a status of 500 or more, or a refusal that is no
 * problem+json with a code and Italian words. A spec expects none.
 */
export async function hostileFaults(
  document: OpenApiPart,
  known: Readonly<Record<string, string>>,
  app: Injectable,
  headers: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const faults: string[] = [];
  for (const request of hostileRequests(document, known)) {
    const { method, url, payload } = request;
    const options = { method, url, headers: { ...request.headers, ...headers }, ...(payload ? { payload } : {}) };
    const answer = await app.inject(options as never).catch((error: unknown) => String(error));
    if (typeof answer === 'string') {
      faults.push(`${request.title} → ${answer}`); // an answer that began and broke off
      continue;
    }
    const type = String(answer.headers['content-type'] ?? '');
    const fault = faultOf({ status: answer.statusCode, type, body: answer.body });
    if (fault !== undefined) faults.push(`${request.title} → ${fault}`);
  }
  return faults;
}

/** An application that takes requests without a socket, as Fastify and Nest on it do. */
export interface Injectable {
  inject(options: never): Promise<{ statusCode: number; headers: Readonly<Record<string, unknown>>; body: string }>;
}

/** The OpenAPI document of a service, as it is published. */
export function publishedApi(service: string): OpenApiPart {
  const file = path.join(workspaceRoot(), 'libs/contracts/openapi', `${service}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as OpenApiPart;
}

function faultOf({ status, type, body }: HostileAnswer): string | undefined {
  if (status < 400) return undefined;
  const shown = `${status} ${body.slice(0, 200)}`;
  if (status >= 500) return shown;
  if (!type.startsWith('application/problem+json')) return `${shown}: no problem+json`;
  const { code, title, detail } = JSON.parse(body) as { code?: unknown; title?: unknown; detail?: unknown };
  if (typeof code !== 'string' || !/^[A-Z][A-Z0-9_]+$/.test(code)) return `${shown}: no code`;
  return [title, detail].every((words) => typeof words === 'string' && words.length > 5)
    ? undefined
    : `${shown}: no words`;
}
