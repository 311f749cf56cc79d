import { declaredRoutes } from '@mypay/platform/http';
import { accessFaults, accessMatrix, injecting, type MatrixSubject, operationsOf, publishedApi } from '@mypay/testing';
import { CF, type RunningPivot, startPivot } from '../../testing/pivot.fixture';

const OTHER = '80023450234';
const OPERATIONS = operationsOf(publishedApi('pivot'));
const MATRIX = accessMatrix();

let pivot: RunningPivot;
let subject: MatrixSubject;

beforeAll(async () => {
  pivot = await startPivot();
  await pivot.ente();
  const known = { id: '1', indice: '1', anno: '2024' };
  subject = { ente: CF, otherEnte: OTHER, call: injecting(pivot.app, (as) => pivot.token(as)), known };
}, 60_000);
afterAll(() => pivot?.close());

describe('who may call which route of pivot, from the published matrix and the published document', () => {
  it('S1: every route is in the document with its permission; the others are for services or for all', () => {
    const routes = declaredRoutes(pivot.app);
    const guarded = routes.flatMap(({ method, path, access }) =>
      access?.tipo === 'PERMESSO' ? [`${method} ${path} ${access.permesso}`] : [],
    );
    expect(guarded.sort()).toEqual(
      OPERATIONS.map(({ method, path, permesso }) => `${method} ${path} ${permesso}`).sort(),
    );
    const open = routes.filter(({ access }) => access?.tipo === 'PUBBLICO' || access === undefined);
    expect(open.map(({ path }) => path).sort()).toEqual(['/health/live', '/health/quiet', '/health/ready', '/metrics']);
  });

  it.each(OPERATIONS)('S1, S2: $method $path, each role, own and other ente', async (operation) => {
    expect(await accessFaults(operation, MATRIX, subject)).toEqual([]);
  });
});
