import { OTHER_CF, CF, type RunningDovuti, startDovuti } from '../../testing/dovuti.fixture';

let dovuti: RunningDovuti;
beforeAll(async () => {
  dovuti = await startDovuti();
}, 60_000);
afterAll(() => dovuti?.close());

/** Every route of this service and the one permission that opens it. */
const ROUTES = [
  ['POST', '/dovuti', 'dovuto.write'],
  ['GET', '/dovuti', 'dovuto.read'],
  ['GET', '/dovuti/X', 'dovuto.read'],
  ['GET', '/dovuti/X/avviso', 'avviso.pdf'],
  ['PUT', '/dovuti/X', 'dovuto.write'],
  ['DELETE', '/dovuti/X', 'dovuto.write'],
  ['POST', '/import-dovuti', 'flusso.import'],
  ['GET', '/import-dovuti', 'flusso.read.own'],
  ['GET', '/import-dovuti/1', 'flusso.read.own'],
  ['GET', '/import-dovuti/1/scarti', 'flusso.read.own'],
  ['GET', '/import-dovuti/1/scarti/righe', 'flusso.read.own'],
  ['GET', '/import-dovuti/1/iuv', 'flusso.read.own'],
  ['GET', '/import-dovuti/1/originale', 'flusso.read.own'],
  ['DELETE', '/import-dovuti/1', 'flusso.cancel'],
  ['GET', '/dovuti/X/storia', 'dovuto.read'],
  ['GET', '/ricerca?q=rossi', 'dovuto.read'],
  ['GET', '/cruscotto', 'dovuto.read'],
] as const;
const ALL = [
  'dovuto.read',
  'dovuto.write',
  'avviso.pdf',
  'flusso.import',
  'flusso.read.own',
  'flusso.read.all',
  'flusso.cancel',
];

/** Routes of citizens, which belong to no ente. */
const CITIZEN_ROUTES = [
  ['POST', '/public/avvisi/ricerca', 'pub.avviso.read'],
  ['GET', '/public/avvisi/X/pdf', 'pub.avviso.pdf'],
  ['GET', '/public/carrello', 'pub.carrello.read'],
  ['POST', '/public/carrello', 'pub.carrello.write'],
  ['DELETE', '/public/carrello', 'pub.carrello.write'],
  ['DELETE', '/public/carrello/1', 'pub.carrello.write'],
  ['POST', '/public/spontanei/c_roccaprova/X', 'pub.spontaneo.create'],
  ['GET', '/cittadino/posizioni', 'cit.debiti.read'],
  ['GET', '/cittadino/posizioni/c_roccaprova/X', 'cit.debiti.read'],
  ['GET', '/cittadino/pagamenti', 'cit.pagati.read'],
] as const;

describe.each(CITIZEN_ROUTES)('%s %s', (method, route, permesso) => {
  it(`opens to ${permesso} alone, and to no operator`, async () => {
    const others = [...ALL, ...CITIZEN_ROUTES.map(([, , code]) => code)].filter((p) => p !== permesso);
    expect((await dovuti.call(method, route, undefined, { permessi: others })).status).toBe(403);
    const own = await dovuti.call(method, route, undefined, { permessi: [permesso] });
    expect([401, 403]).not.toContain(own.status);
    expect(own.status).toBeLessThan(500);
  });

  it('asks who is calling', async () => {
    expect((await dovuti.app.inject({ method, url: route })).statusCode).toBe(401);
  });
});

it.each(['/interno/carrelli/x', '/interno/enti/80012340123/quote'])('%s is for services alone', async (route) => {
  const method = route.endsWith('quote') ? 'POST' : 'GET';
  expect((await dovuti.call(method, route)).status).toBe(403);
});

describe.each(ROUTES)('%s %s', (method, route, permesso) => {
  it(`opens to ${permesso} alone`, async () => {
    const others = ALL.filter((p) => p !== permesso);
    expect((await dovuti.call(method, `/enti/${CF}${route}`, undefined, { permessi: others })).status).toBe(403);
    const own = await dovuti.call(method, `/enti/${CF}${route}`, undefined, { permessi: [permesso] });
    expect([401, 403]).not.toContain(own.status);
    expect(own.status).toBeLessThan(500);
  });

  it('does not show the ente of somebody else', async () => {
    expect((await dovuti.call(method, `/enti/${CF}${route}`, undefined, { ente: OTHER_CF })).status).toBe(404);
  });

  it('asks who is calling', async () => {
    const answer = await dovuti.app.inject({ method, url: `/enti/${CF}${route}` });
    expect(answer.statusCode).toBe(401);
  });
});
