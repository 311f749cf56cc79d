import type { ServiceTokens } from '@mypay/platform/auth';
import { correlationId, currentTraceparent, externalCorrelationId } from '@mypay/platform/log';
import http from 'node:http';
import { upstreamProblem } from './problems';
import type { Service, TurnAgent } from './turn-agent';

export interface ServiceAnswer {
  readonly status: number;
  /** Parsed JSON; undefined when there is none. */
  readonly body: unknown;
}

export interface ServiceCall {
  readonly body?: object;
  readonly soggetto?: string;
  readonly ente?: string;
  readonly permessi?: readonly string[];
  readonly timeoutMs?: number;
  /** One address in particular, instead of the next in turn. */
  readonly address?: string;
}

const LIMIT = 1_048_576;

/** Short JSON questions of portale itself to a service, with a token of its own. */
export class ServiceClient {
  constructor(
    private readonly agent: TurnAgent,
    private readonly tokens: ServiceTokens,
    private readonly timeoutMs: number,
  ) {}

  /** @throws ProblemError 502, 503, 504 when the service does not answer */
  async ask(service: Service, method: 'GET' | 'POST', path: string, call: ServiceCall = {}): Promise<ServiceAnswer> {
    const token = await this.tokens.mint({
      audience: service,
      soggetto: call.soggetto ?? 'portale',
      ente: call.ente,
      permessi: call.permessi ?? [],
    });
    const payload = call.body === undefined ? undefined : JSON.stringify(call.body);
    const traceparent = currentTraceparent();
    const external = externalCorrelationId();
    try {
      return await new Promise<ServiceAnswer>((resolve, reject) => {
        const request = http.request(
          new URL(path, call.address ?? `http://${service}`),
          {
            method,
            ...(call.address === undefined ? { agent: this.agent } : { agent: false }),
            signal: AbortSignal.timeout(call.timeoutMs ?? this.timeoutMs),
            headers: {
              authorization: `Bearer ${token}`,
              accept: 'application/json',
              'x-correlation-id': correlationId(),
              ...(external === undefined ? {} : { 'x-external-correlation-id': external }),
              ...(traceparent === undefined ? {} : { traceparent }),
              ...(payload === undefined
                ? {}
                : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
            },
          },
          (response) => {
            readJson(response).then(
              (body) => resolve({ status: response.statusCode ?? 0, body }),
              (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
            );
          },
        );
        request.once('error', reject);
        request.end(payload);
      });
    } catch (error) {
      throw upstreamProblem(service, error);
    }
  }
}

async function readJson(response: http.IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT) throw new Error('answer too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as unknown) : undefined;
}
