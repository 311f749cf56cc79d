import { type OpenApiPart, publishedApi } from './hostile';

interface Shape {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly items?: Shape;
  readonly allOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

type Responses = Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Shape }>> }>>;

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const matches = (template: string, path: string): boolean =>
  new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);

/**
 * A success against what the published document says of it: the kind of each value and the fields that are always there. A route
 * with a parameter gives way to one that names the segment. @returns what was otherwise, in words; nothing for refusals and files
 */
export function answerFaults(
  api: OpenApiPart,
  method: string,
  url: string,
  answer: { readonly status: number; readonly text: string },
): readonly string[] {
  if (answer.status >= 300 || answer.text === '') return [];
  const path = url.split('?')[0] ?? '';
  const [template = ''] = Object.keys(api.paths)
    .filter((one) => one === path || matches(one, path))
    .toSorted((a, b) => a.split('{').length - b.split('{').length);
  if (/^\/(health|metrics)/.test(template)) return []; // for whoever runs it, not for clients
  const operation = api.paths[template]?.[method.toLowerCase()] as { readonly responses?: Responses } | undefined;
  const schema = operation?.responses?.[String(answer.status)]?.content?.['application/json']?.schema;
  if (schema === undefined)
    return operation && isJson(answer.text) ? [`${method} ${template}: no word of ${answer.status}`] : [];
  if (!isJson(answer.text)) return [`${method} ${template}: the answer is no JSON`];
  return shapeFaults(api, schema, JSON.parse(answer.text), 'answer').map((fault) => `${method} ${template}: ${fault}`);
}

function shapeFaults(api: OpenApiPart, given: Shape, value: unknown, where: string): readonly string[] {
  if (value === null && given.nullable === true) return [];
  if (given.allOf) return given.allOf.flatMap((part) => shapeFaults(api, part, value, where));
  const shape = given.$ref ? ((api.components?.schemas?.[given.$ref.split('/').at(-1) ?? ''] ?? {}) as Shape) : given;
  const kind = kindOf(value);
  if (kind === 'null') return given.nullable === true || shape.nullable === true ? [] : [`${where} is null`];
  const wanted = shape.type === 'integer' ? 'number' : shape.type;
  if (wanted !== undefined && wanted !== kind) return [`${where} is ${kind}, not ${wanted}`];
  if (kind === 'array')
    return (value as unknown[]).flatMap((one) => (shape.items ? shapeFaults(api, shape.items, one, `${where}[]`) : []));
  if (kind !== 'object') return [];
  const fields = value as Readonly<Record<string, unknown>>;
  const known = shape.properties ?? {};
  const closed = shape.properties !== undefined && shape.additionalProperties === undefined;
  return [
    ...Object.keys(fields).flatMap((name) => (closed && !(name in known) ? [`${where}.${name} is not in it`] : [])),
    ...(shape.required ?? []).flatMap((name) => (name in fields ? [] : [`${where}.${name} is not there`])),
    ...Object.entries(known).flatMap(([name, part]) =>
      name in fields ? shapeFaults(api, part, fields[name], `${where}.${name}`) : [],
    ),
  ];
}

interface Answering {
  getHttpAdapter(): { getInstance(): unknown };
}
interface Hooked {
  addHook(
    name: 'onSend',
    hook: (
      request: { readonly method: string; readonly url: string },
      reply: { readonly statusCode: number },
      payload: unknown,
      done: (error: null, payload: unknown) => void,
    ) => void,
  ): void;
}

/**
 * Holds every JSON answer of an application against the published document of its service, whatever a test asks it for. Before its
 * routes are ready. @returns to be called when it is closed: throws with all that was otherwise
 */
export function watchAnswers(app: Answering, service: string): () => void {
  const api = publishedApi(service);
  const untrue = new Set<string>();
  (app.getHttpAdapter().getInstance() as Hooked).addHook('onSend', (request, reply, payload, done) => {
    if (typeof payload === 'string')
      for (const fault of answerFaults(api, request.method, request.url, { status: reply.statusCode, text: payload }))
        untrue.add(fault);
    done(null, payload);
  });
  return () => {
    if (untrue.size > 0) throw new Error(`answers that the document does not say:\n${[...untrue].join('\n')}`);
  };
}
