import { setTimeout as delay } from 'node:timers/promises';
import type { HalfRequest } from './kills';

/** A refusal of a public door, with what it said. */
export class HttpRefusal extends Error {
  constructor(
    readonly method: string,
    readonly url: string,
    readonly status: number,
    readonly body: string,
  ) {
    super(`${method} ${url} → ${status}: ${body.slice(0, 600)}`);
  }
}

const TIMEOUT_MS = 60_000;
const RETRY_FOR_MS = 30_000;

/** HTTP with JSON in and out. A request that finds nobody, or a gateway without a service, is tried again for half a minute. */
export class Http {
  constructor(
    private readonly base: string,
    private readonly headers: () => Promise<Record<string, string>>,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.json<T>('GET', path);
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.json<T>('POST', path, body);
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.json<T>('PUT', path, body);
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.json<T>('PATCH', path, body);
  }

  /** A form, as OAuth2 asks. */
  async form<T>(path: string, fields: Readonly<Record<string, string>>): Promise<T> {
    return (await (await this.send('POST', path, new URLSearchParams(fields), {})).json()) as T;
  }

  async text(path: string): Promise<string> {
    return (await this.send('GET', path, undefined, {})).text();
  }

  async bytes(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.send('GET', path, undefined, {})).arrayBuffer());
  }

  /** Uploads bytes as the multipart field `file`, after the other fields. */
  async upload<T>(
    path: string,
    name: string,
    content: Buffer,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('file', new Blob([content]), name);
    return (await (await this.send('POST', path, form, {})).json()) as T;
  }

  /** The pieces of a request, for who sends it by other means. */
  async pieces(method: string, path: string, type: string, body: Buffer): Promise<HalfRequest> {
    return { method, url: `${this.base}${path}`, headers: { 'content-type': type, ...(await this.headers()) }, body };
  }

  private async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const type: Record<string, string> = sent === undefined ? {} : { 'content-type': 'application/json' };
    const text = await (await this.send(method, path, sent, type)).text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  private async send(
    method: string,
    path: string,
    body: RequestInit['body'] | undefined,
    type: Record<string, string>,
  ) {
    const url = `${this.base}${path}`;
    const deadline = performance.now() + RETRY_FOR_MS;
    for (;;) {
      let problem: unknown;
      try {
        const response = await fetch(url, {
          method,
          headers: { accept: 'application/json', ...type, ...(await this.headers()) },
          signal: AbortSignal.timeout(TIMEOUT_MS),
          ...(body !== undefined && { body }),
        });
        if (response.ok) return response;
        problem = new HttpRefusal(method, url, response.status, await response.text());
        if (![502, 503, 504].includes(response.status)) throw problem;
      } catch (error) {
        if (error instanceof HttpRefusal && ![502, 503, 504].includes(error.status)) throw error;
        problem = error;
      }
      if (performance.now() > deadline) throw problem instanceof HttpRefusal ? problem : nobody(method, url, problem);
      await delay(200);
    }
  }
}

/** What `fetch` calls "fetch failed", in words. */
function nobody(method: string, url: string, problem: unknown): Error {
  const cause = problem instanceof Error && problem.cause instanceof Error ? problem.cause.message : String(problem);
  const why = `${method} ${url}: nessuno risponde (${cause}).\nSe il sistema non è avviato: npm start, e attendere "pronto".`;
  return new Error(why, { cause: problem });
}

interface Token {
  readonly access_token: string;
  readonly expires_in: number;
}

/** The public REST of portale, as one client: takes its access token and a new one before it ends. */
export function publicRest(portale: string, client: { clientId: string; clientSecret: string }): Http {
  const anonymous = new Http(portale, () =>
    Promise.resolve({
      authorization: `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')}`,
    }),
  );
  let token: { value: string; until: number } | undefined;
  return new Http(portale, async () => {
    if (!token || performance.now() > token.until) {
      const made = await anonymous.form<Token>('/oauth2/token', { grant_type: 'client_credentials' });
      token = { value: made.access_token, until: performance.now() + (made.expires_in - 30) * 1000 };
    }
    return { authorization: `Bearer ${token.value}` };
  });
}

/** The control API of the simulator. */
export const controlApi = (simulator: string, key: string): Http =>
  new Http(`${simulator}/control`, () => Promise.resolve({ authorization: `Bearer ${key}` }));
