import { isStorableText } from '@mypay/kernel';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from './problem';

const ANY_TEXT = 'anyText';

/** On a route that keeps its body as it was written, readable or not, and stores no text of it as a text. */
export const AnyText = () => RouteConfig({ [ANY_TEXT]: true });

/**
 * No text that neither UTF-8 nor a database can hold comes in, wherever it stands in a request: U+0000, half a character, or
 * percent signs that are no UTF-8. What is not a tree of plain values (a stream, bytes) is its reader's to judge.
 */
export function refuseBrokenText(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request, _reply, done) => done(faultOf(request)));
}

function faultOf(request: FastifyRequest): ProblemError | undefined {
  // No browser sends one, and readers of addresses do not agree on what stands behind it.
  if (request.raw.url?.includes('#')) return refusal('L’indirizzo', 'contiene un "#"');
  const query = request.raw.url?.split('?').slice(1).join('?') ?? '';
  if (!isUtf8(query)) return refusal('La domanda (dopo il "?")', 'ha un "%" che non codifica UTF-8');
  const params = placeOf(request.params, 'percorso') ?? placeOf(request.query, 'domanda');
  if (params !== undefined) return refusal(params, WHY);
  if (ANY_TEXT in request.routeOptions.config) return undefined;
  const field = placeOf(request.body, 'corpo');
  return field === undefined ? undefined : refusal(field, WHY);
}

const WHY = 'contiene il carattere U+0000 o mezzo carattere';

const refusal = (place: string, why: string): ProblemError =>
  new ProblemError(400, 'TESTO_NON_AMMESSO', 'Un testo non è ammesso', `${place} ${why}: correggerlo e ripetere.`);

function isUtf8(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Where the first text stands that cannot be held, keys among them. The tree is as deep as its reader allowed. */
function placeOf(value: unknown, place: string): string | undefined {
  if (typeof value === 'string') return isStorableText(value) ? undefined : place;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = placeOf(item, `${place}[${index}]`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isPlain(value)) return undefined;
  for (const [key, item] of Object.entries(value)) {
    if (!isStorableText(key)) return `Il nome di un campo di ${place}`;
    const found = placeOf(item, `${place}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
