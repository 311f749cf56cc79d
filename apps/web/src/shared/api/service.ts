import { segmentOf } from '../routing/address';
import { type Query, request } from './client';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** The operations of a path as openapi-typescript writes them: those that a path lacks are `undefined` or `never`. */
type PathsWith<Paths, M extends Method> = {
  [P in keyof Paths]: Paths[P] extends { [K in M]: infer Op } ? (Op extends { responses: object } ? P : never) : never;
}[keyof Paths];
type OperationOf<Paths, P extends keyof Paths, M extends Method> = Paths[P] extends { [K in M]: infer Op } ? Op : never;

type JsonOf<R> = R extends { content: { 'application/json': infer B } } ? B : undefined;
/** What a success brings. */
type Answer<Op> = Op extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 202 ? JsonOf<R[S]> : S extends 204 ? undefined : never }[keyof R]
  : never;
type BodyOf<Op> = Op extends { requestBody: { content: { 'application/json': infer B } } }
  ? { readonly body: B }
  : { readonly body?: undefined };
type PathOf<Op> = Op extends { parameters: { path: infer P } } ? { readonly path: P } : { readonly path?: undefined };
type QueryOf<Op> = Op extends { parameters: { query?: infer Q } } ? { readonly query?: Q } : { readonly query?: Query };

type Ask<Op> = PathOf<Op> &
  QueryOf<Op> &
  BodyOf<Op> & {
    readonly signal?: AbortSignal | undefined;
    readonly background?: boolean;
    readonly headers?: Readonly<Record<string, string>>;
  };

type Caller<Paths, M extends Method> = <P extends PathsWith<Paths, M>>(
  path: P,
  ask: Ask<OperationOf<Paths, P, M>>,
) => Promise<Answer<OperationOf<Paths, P, M>>>;

export type Service<Paths> = { readonly [M in Method]: Caller<Paths, M> };

/** `/enti/{ente}/dovuti` with its parameters in their places. */
export const fillPath = (path: string, values: Readonly<Record<string, unknown>> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => segmentOf(String(values[name])));

/**
 * The doors of a service as its OpenAPI document has them, under `prefix` at the edge. A path, parameter or field that the
 * document lacks does not compile. @throws ApiProblem
 */
export function service<Paths>(prefix: string): Service<Paths> {
  const caller =
    (method: Method) =>
    (path: string, ask: { path?: Readonly<Record<string, unknown>>; query?: Query; body?: unknown } = {}) => {
      const { path: values, ...options } = ask;
      return request(method.toUpperCase(), prefix + fillPath(path, values), options);
    };
  return {
    get: caller('get'),
    post: caller('post'),
    put: caller('put'),
    patch: caller('patch'),
    delete: caller('delete'),
  } as unknown as Service<Paths>;
}
