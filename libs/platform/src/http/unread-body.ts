import type { FastifyInstance } from 'fastify';
import { Socket } from 'node:net';

/** Longest that the rest of a refused body is listened to. */
const DRAIN_MS = 30_000;

/**
 * An answer may come before its request has been read to the end: the body is over the limit, or its sender is a stranger.
 * Closing at once would reset the connection, and the sender, still writing, might never see the answer; reading no further
 * would leave a kept-alive connection hanging. So the rest is read and thrown away, and one that does not end is cut off.
 */
export function drainUnreadBodies(fastify: Pick<FastifyInstance, 'addHook'>): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const { socket } = request.raw;
    // A request that a test injects has no connection.
    if (socket instanceof Socket && !request.raw.complete && !reply.raw.headersSent && reply.statusCode >= 400) {
      reply.removeHeader('connection'); // Fastify's own "close" after a 413
      if (!reply.raw.shouldKeepAlive) {
        reply.raw.shouldKeepAlive = true; // else Node closes as soon as the answer is out
        request.raw.once('end', () => socket.end());
      }
      const cut = setTimeout(() => request.raw.destroy(), DRAIN_MS).unref();
      request.raw.once('close', () => clearTimeout(cut));
      reply.raw.once('finish', () => {
        request.raw.unpipe(); // whoever took it in is gone, and would hold it up
        request.raw.resume();
      });
    }
    done(null, payload);
  });
}
