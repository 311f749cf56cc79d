import type { FastifyInstance } from 'fastify';

const WRITTEN = /^~+\.{1,2}$/;
const DOTS = /^~*\.{1,2}$/;

/**
 * A key as a segment of a path. `.` and `..` (a receiptId may be so) never reach a server as they are, percent-encoded or not:
 * every client takes them for steps of the path. They are written `~.` and `~..`; a key that looks like those gets one `~` more.
 */
export const segmentOf = (key: string): string => (DOTS.test(key) ? `~${key}` : encodeURIComponent(key));

/** Handlers get the key itself, wherever one stands in a path. */
export function readDotKeys(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request, _reply, done) => {
    const params = request.params as Record<string, unknown>;
    for (const [name, value] of Object.entries(params))
      if (name !== '*' && typeof value === 'string' && WRITTEN.test(value)) params[name] = value.slice(1);
    done();
  });
}
