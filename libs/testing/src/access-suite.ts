import {
  accessFaults,
  accessMatrix,
  type MatrixSubject,
  type Operation,
  operationsOf,
  permessiByTipo,
  tipoFaults,
  type TipoRow,
} from './access-matrix';
import { answerFaults } from './document-truth';
import { publishedApi } from './hostile';

/** A route as its service declares it, and who may call it; `access` is absent when it says nobody. */
export interface GuardedRoute {
  readonly method: string;
  readonly path: string;
  readonly access:
    | { readonly tipo: 'PERMESSO'; readonly permesso: string }
    | { readonly tipo: 'SERVIZI'; readonly servizi: readonly string[] }
    | { readonly tipo: 'PUBBLICO' }
    | undefined;
}

/** A service before the published matrix. What is a function is asked once the service runs. */
export interface AccessSuite {
  readonly service: string;
  readonly routes: () => readonly GuardedRoute[];
  readonly subject: () => MatrixSubject;
  /** The routes that no permission opens, each with who may call it: `GET /health/live PUBBLICO`, `GET /interno/x portale`. */
  readonly withoutPermission: readonly string[];
  /** How each operation whose permission may be given by tipo knows tipi; and two tipi, of which `TIPI` shows the first. */
  readonly tipi?: {
    readonly rows: Readonly<Record<string, TipoRow>>;
    readonly codes: () => { own: string; other: string };
  };
}

const words = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`;
const whoOf = ({ access }: GuardedRoute): string =>
  access?.tipo === 'SERVIZI' ? access.servizi.join() : (access?.tipo ?? 'NESSUNO');

/**
 * Declares the tests of who may call which route, from the published matrix and the published document: role × route × own or
 * other ente × own or other tipo. Source: roles.md S1, S2, S3.
 */
export function accessSuite({ service, routes, subject, withoutPermission, tipi }: AccessSuite): void {
  const api = publishedApi(service);
  const operations = operationsOf(api);
  const matrix = accessMatrix();
  const untrue = new Set<string>();
  /** The subject, each of whose answers is held against the document too. */
  const watched = (): MatrixSubject => {
    const asked = subject();
    return {
      ...asked,
      call: async (method, url, as, body) => {
        const answer = await asked.call(method, url, as, body);
        for (const fault of answerFaults(api, method, url, answer)) untrue.add(fault);
        return answer;
      },
    };
  };

  describe(`who may call which route of ${service}, from the published matrix and the published document`, () => {
    it('S1: every route is in the document with its permission; the others are these, for services or for all', () => {
      const guarded = routes().flatMap((route) =>
        route.access?.tipo === 'PERMESSO' ? [`${words(route)} ${route.access.permesso}`] : [],
      );
      expect(guarded.sort()).toEqual(operations.map((one) => `${words(one)} ${one.permesso}`).sort());
      const others = routes().filter(({ access }) => access?.tipo !== 'PERMESSO');
      expect(others.map((route) => `${words(route)} ${whoOf(route)}`).sort()).toEqual([...withoutPermission].sort());
    });

    it('S1: a route for services refuses a person, whatever they hold', async () => {
      const permessi = Object.values(matrix.ruoli).flat();
      const refused: string[] = [];
      const forServices = routes().filter(({ access }) => access?.tipo === 'SERVIZI');
      for (const { method, path } of forServices) {
        const asked = method as Operation['method'];
        const answer = await subject().call(asked, path.replaceAll(/[{}]/g, ''), { ente: subject().ente, permessi });
        if (answer.status === 403) refused.push(`${method} ${path}`);
      }
      expect(refused).toEqual(forServices.map(words));
    });

    it.each(operations)('S1, S2: $method $path, each role, own and other ente', async (operation) => {
      expect(await accessFaults(operation, matrix, watched())).toEqual([]);
    });

    const byTipo = operations.filter(({ permesso = '' }) => permessiByTipo(matrix).has(permesso));
    if (tipi) {
      it('S3: every operation of a permission that may be given by tipo says how it knows tipi', () => {
        expect(Object.keys(tipi.rows).sort()).toEqual(byTipo.map(words).sort());
      });

      it.each(byTipo)('S3: $method $path, own and other tipo', async (operation) => {
        const row = tipi.rows[words(operation)];
        expect(row && (await tipoFaults(operation, row, tipi.codes(), watched()))).toEqual([]);
      });
    }

    it('every answer that was given meanwhile has the shape that the document says', () =>
      expect([...untrue]).toEqual([]));
  });
}
