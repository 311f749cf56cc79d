import type { FastifyInstance } from 'fastify';
import { parse as parseForm } from 'node:querystring';
import { TextDecoder } from 'node:util';
import { ProblemError } from './problem';

/** What no document of ours comes near; readers behind the door recurse. */
const MAX_DEPTH = 32;

/** JSON bodies as this door reads them: UTF-8 alone, not compressed, not nested out of measure, no key that reaches a prototype. */
export function readJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
      return done(notAdmitted('Il corpo è compresso: mandarlo senza Content-Encoding.'));
    let text: string;
    try {
      text = decoder.decode(body);
    } catch {
      return done(
        new ProblemError(
          400,
          'CODIFICA_NON_VALIDA',
          'Il corpo non è UTF-8',
          'Il corpo non è JSON in UTF-8: riscriverlo in UTF-8.',
        ),
      );
    }
    if (depthOf(body) > MAX_DEPTH)
      return done(
        new ProblemError(
          400,
          'JSON_TROPPO_ANNIDATO',
          'Il corpo è annidato troppo',
          `Il corpo ha più di ${MAX_DEPTH} livelli di elenchi e oggetti: usare la forma del documento OpenAPI.`,
        ),
      );
    void parse(request, text, (error, value) => {
      if (!error) return done(null, value);
      done(
        new ProblemError(
          400,
          'JSON_NON_VALIDO',
          'Il corpo non è JSON',
          text.trim() === ''
            ? 'Il corpo è vuoto, e il tipo dichiarato è JSON: mandare un oggetto JSON.'
            : 'Il corpo non è JSON valido: controllarne virgole, virgolette e parentesi.',
        ),
      );
    });
  });
}

/** Forms of a page: names and values; a name given twice has a list. */
export function readForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, { ...parseForm(String(body)) }),
  );
}

const notAdmitted = (detail: string): ProblemError =>
  new ProblemError(415, 'TIPO_NON_AMMESSO', 'Tipo di contenuto non ammesso', detail);

const [QUOTE, ESCAPE, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\[]{}');

/** The deepest level of lists and objects, in one pass over the bytes; what is no JSON is measured too. */
function depthOf(bytes: Buffer): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inText) {
      if (byte === ESCAPE) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) deepest = Math.max(deepest, ++depth);
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
  }
  return deepest;
}
