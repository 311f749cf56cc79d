import type { FastifyInstance } from 'fastify';
import { correlationId, currentTraceparent, externalCorrelationId, withCorrelation } from '../log';

export const CORRELATION = 'x-correlation-id';
/** What somebody outside calls the request: kept beside ours, in the log and in the answer, never instead. */
export const EXTERNAL_CORRELATION = 'x-external-correlation-id';

const text = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;

/**
 * Every request has an id of ours. One that the caller brings is kept beside it; only a service of ours, once its token has been
 * checked (door `auth`), names the request for us. The headers of the request say the same to what stands behind.
 */
export function correlate(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { headers } = request;
    withCorrelation(
      undefined,
      text(headers['traceparent']),
      () => {
        const traceparent = currentTraceparent();
        if (traceparent) headers['traceparent'] = traceparent;
        headers[CORRELATION] = correlationId();
        delete headers[EXTERNAL_CORRELATION];
        void reply.header(CORRELATION, correlationId());
        const external = externalCorrelationId();
        if (external !== undefined) headers[EXTERNAL_CORRELATION] = external;
        done();
      },
      { correlation: text(headers[CORRELATION]), external: text(headers[EXTERNAL_CORRELATION]) },
    );
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (currentTraceparent() !== undefined) {
      void reply.header(CORRELATION, correlationId()); // a caller of ours may have named it since
      const external = externalCorrelationId();
      if (external !== undefined) void reply.header(EXTERNAL_CORRELATION, external);
    }
    done(null, payload);
  });
}
