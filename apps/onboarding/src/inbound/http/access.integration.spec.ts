import { PERMESSI_CLIENT } from '@mypay/onboarding-core';
import { declaredRoutes } from '@mypay/platform/http';
import { accessSuite, injecting, type MatrixSubject } from '@mypay/testing';
import { type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123';
const OTHER = '80023450234';

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
    call,
  };
});
afterAll(() => running?.close());

accessSuite({
  service: 'onboarding',
  routes: () => declaredRoutes(running.app),
  subject: () => subject,
  withoutPermission: [
    'GET /health/live PUBBLICO',
    'GET /health/ready PUBBLICO',
    'GET /metrics PUBBLICO',
    'GET /health/quiet PUBBLICO',
    'GET /interno/accessi/{clientId} portale',
    'GET /interno/accessi/{clientId}/{codiceIpa} portale',
    'GET /interno/enti portale',
    'GET /interno/permessi portale',
    'GET /interno/persone/{id}/accessi portale',
    'GET /interno/persone/{id}/accessi/{codiceIpa} portale',
    'POST /interno/clients/verifica portale',
    'POST /interno/persone/accesso portale',
    'POST /interno/registro/accessi portale',
  ],
});
