import { ApiProblem, readProblem } from './problem';

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface RequestOptions {
  readonly query?: Query | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** A question of the page itself, not of the person: it does not prolong the session. */
  readonly background?: boolean | undefined;
}

const PROOF = 'x-prova';
const SAFE = new Set(['GET', 'HEAD']);

let csrf: string | undefined;
let onSessionEnd: () => void = () => undefined;
let makeSession: () => Promise<unknown> = () => Promise.resolve();

/** The session says here what unsafe requests must carry, and hears here of its end. */
export function connectSession(session: {
  readonly onEnd: () => void;
  /** Asks for a session, and with it the value against forged requests. */
  readonly make: () => Promise<unknown>;
}): void {
  onSessionEnd = session.onEnd;
  makeSession = session.make;
}
export const setCsrf = (value: string): void => {
  csrf = value;
};

/** `path` with its query: parameters that are absent or empty are not written. */
export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The headers of a request of ours, with the value against forgery when the method changes something. */
export async function ownHeaders(method: string, background = false): Promise<Record<string, string>> {
  if (!SAFE.has(method) && csrf === undefined) await makeSession();
  return {
    accept: 'application/json, application/problem+json',
    ...(background ? { 'x-sfondo': '1' } : {}),
    ...(SAFE.has(method) || csrf === undefined ? {} : { 'x-csrf-token': csrf }),
  };
}

/** The refusal of an answer; the end of a session is told to who guards it. */
export function refuse(status: number, body: string, header: (name: string) => string | null): ApiProblem {
  const problem = readProblem(status, body, header);
  if (problem.code === 'SESSIONE_SCADUTA') onSessionEnd();
  return problem;
}

/** A question that got no answer. */
export const unreachable = (): ApiProblem => new ApiProblem(0, 'RETE', '', undefined, undefined);

/**
 * Asks our server, and gives back the answer as it is.
 * @throws ApiProblem for every refusal, and with code `RETE` when no answer came. Nothing is sent twice.
 */
export async function send(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
  try {
    return await sendOnce(method, path, options);
  } catch (error) {
    // The door has not looked at the request yet: it wants a piece of work first.
    if (!(error instanceof ApiProblem) || error.code !== 'PROVA_RICHIESTA' || options.headers?.[PROOF]) throw error;
    const { solve } = await import('./proof');
    const proof = await solve(error.more['prova']);
    return sendOnce(method, path, { ...options, headers: { ...options.headers, [PROOF]: proof } });
  }
}

async function sendOnce(method: string, path: string, options: RequestOptions): Promise<Response> {
  const { query, body, signal, headers, background } = options;
  const own = await ownHeaders(method, background);
  const request: RequestInit = {
    method,
    credentials: 'same-origin',
    headers: { ...own, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  };
  let response: Response;
  try {
    response = await fetch(withQuery(path, query), request);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw unreachable();
  }
  if (!response.ok) throw refuse(response.status, await response.text(), (name) => response.headers.get(name));
  return response;
}

/** The JSON of an answer, as the caller says that it is; undefined for one without a body. @throws ApiProblem */
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
