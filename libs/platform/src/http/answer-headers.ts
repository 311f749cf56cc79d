import type { FastifyInstance } from 'fastify';

/** An answer of the API is nothing to be run, framed or kept. */
const ALWAYS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
const OF_API = "default-src 'none'; frame-ancestors 'none'";
/** A page of ours runs scripts and shows pictures of its own origin, and stands in no frame; a page that needs more says so itself. */
const OF_PAGES =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

/** Headers of every answer, those that the application adds among them, unless a handler or the service behind has said otherwise. */
export function guardAnswers(fastify: FastifyInstance, own: Readonly<Record<string, string>> = {}): void {
  const always = { ...ALWAYS, ...own };
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    for (const [name, value] of Object.entries(always)) if (!reply.hasHeader(name)) void reply.header(name, value);
    if (!reply.hasHeader('content-security-policy')) {
      const isPage = /^text\/html/.test(String(reply.getHeader('content-type') ?? ''));
      void reply.header('content-security-policy', isPage ? OF_PAGES : OF_API);
      if (!reply.hasHeader('x-frame-options')) void reply.header('x-frame-options', 'DENY');
    }
    done(null, payload);
  });
}
