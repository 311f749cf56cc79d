import { PERMESSI_CLIENT } from '@mypay/onboarding-core';
import { declaredRoutes } from '@mypay/platform/http';
import {
  accessFaults,
  accessMatrix,
  answerFaults,
  injecting,
  type MatrixSubject,
  operationsOf,
  publishedApi,
} from '@mypay/testing';
import { type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123';
const OTHER = '80023450234';
const API = publishedApi('onboarding');
const OPERATIONS = operationsOf(API);
const untrue = new Set<string>();

let running: RunningOnboarding;
let subject: MatrixSubject;

beforeAll(async () => {
  running = await startOnboarding();
  for (const [codiceFiscale, codiceIpa] of [
    [CF, 'c_roccaprova'],
    [OTHER, 'p_valprova'],
  ])
    await running.call(
      'POST',
      '/enti',
      { permessi: PERMESSI_CLIENT },
      { codiceFiscale, codiceIpa, denominazione: 'Ente', tipoEnte: '01' },
    );
  const known = { utente: '00000000-0000-4000-8000-000000000000', ruolo: 'REVISORE', codiceIpa: 'c_roccaprova' };
  const call = injecting(running.app, (as) => running.token(as));
  subject = {
    ente: CF,
    otherEnte: OTHER,
    known,
    call: async (method, url, as, body) => {
      const answer = await call(method, url, as, body);
      for (const fault of answerFaults(API, method, url, answer)) untrue.add(fault);
      return answer;
    },
  };
});
afterAll(() => running?.close());

describe('who may call which route of onboarding, from the published matrix and the published document', () => {
  it('S1: every route is in the document with its permission; the others are these, for services or for all', () => {
    const routes = declaredRoutes(running.app);
    const words = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
    const guarded = routes.flatMap((route) =>
      route.access?.tipo === 'PERMESSO' ? [`${words(route)} ${route.access.permesso}`] : [],
    );
    expect(guarded.sort()).toEqual(OPERATIONS.map((one) => `${words(one)} ${one.permesso}`).sort());
    expect(
      routes
        .filter(({ access }) => access?.tipo !== 'PERMESSO')
        .map(
          (route) =>
            `${words(route)} ${route.access?.tipo === 'SERVIZI' ? route.access.servizi.join() : route.access?.tipo}`,
        )
        .sort(),
    ).toEqual([
      'GET /health/live PUBBLICO',
      'GET /health/quiet PUBBLICO',
      'GET /health/ready PUBBLICO',
      'GET /interno/accessi/{clientId} portale',
      'GET /interno/accessi/{clientId}/{codiceIpa} portale',
      'GET /interno/enti portale',
      'GET /interno/permessi portale',
      'GET /interno/persone/{id}/accessi portale',
      'GET /interno/persone/{id}/accessi/{codiceIpa} portale',
      'GET /metrics PUBBLICO',
      'POST /interno/clients/verifica portale',
      'POST /interno/persone/accesso portale',
      'POST /interno/registro/accessi portale',
    ]);
  });

  it.each(OPERATIONS)('S1, S2: $method $path, each role, own and other ente', async (operation) => {
    expect(await accessFaults(operation, accessMatrix(), subject)).toEqual([]);
  });

  it('every answer that was given meanwhile has the shape that the document says', () =>
    expect([...untrue]).toEqual([]));
});
