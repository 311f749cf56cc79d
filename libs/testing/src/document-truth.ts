import type { OpenApiPart } from './hostile';

interface Shape {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly items?: Shape;
  readonly allOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

type Responses = Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Shape }>> }>>;

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

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
  const operation = api.paths[template]?.[method.toLowerCase()] as { readonly responses?: Responses } | undefined;
  const schema = operation?.responses?.[String(answer.status)]?.content?.['application/json']?.schema;
  if (schema === undefined) return [];
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    return [`${method} ${template}: the answer is no JSON`];
  }
  return shapeFaults(api, schema, body, 'answer').map((fault) => `${method} ${template}: ${fault}`);
}

function shapeFaults(api: OpenApiPart, given: Shape, value: unknown, where: string): readonly string[] {
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
  return [
    ...(shape.required ?? []).flatMap((name) => (name in fields ? [] : [`${where}.${name} is not there`])),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, part]) =>
      name in fields ? shapeFaults(api, part, fields[name], `${where}.${name}`) : [],
    ),
  ];
}
