import { Database } from '@mypay/platform/db';
import { SystemClock } from '@mypay/kernel';
import type { TestDatabase } from '@mypay/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { ProofOfWork } from '../proof/proof-of-work';
import { ANONYMOUS, lifetimeOf, type Person } from '../sessions/session';
import { SessionStore } from '../sessions/session-store';
import { deadAddress, FakeService, portaleDatabase, startPortale } from '../testing/portale.fixture';
import { knowsOnePerson, PERMISSIONS, PERSON } from '../testing/people.fixture';

const FREE = 3;
const services = { onboarding: new FakeService(), dovuti: new FakeService(), pagamenti: new FakeService() };
let database: TestDatabase;
let db: Database;
let store: SessionStore;
let urls: Record<string, string>;
let patient: { app: NestFastifyApplication; base: string };

beforeAll(async () => {
  database = await portaleDatabase();
  db = await Database.connect({ url: database.url, schema: 'portale' });
  store = new SessionStore(db);
  urls = {
    ONBOARDING_URLS: await services.onboarding.start(),
    DOVUTI_URLS: await services.dovuti.start(),
    PAGAMENTI_URLS: await services.pagamenti.start(),
    PIVOT_URLS: await deadAddress(),
  };
  services.onboarding.answer = knowsOnePerson({ enti: [], generali: [] });
  patient = await startPortale(urls, { DATABASE_URL: database.url, FREE_TRIES: '10000', NOTICE_RATE: '10000' });
});
afterAll(async () => {
  await patient?.app.close();
  await db?.close();
  await database?.close();
  await Promise.all(Object.values(services).map((service) => service.stop()));
});
beforeEach(() => {
  for (const { received } of Object.values(services)) received.length = 0;
});

const ask = (base: string, path: string, token?: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${base}${path}`, {
    method,
    headers: { ...(token === undefined ? {} : { cookie: `sessione=${token}` }), ...headers },
  });
const asked = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code];
const enter = async (person?: Person) =>
  store.open(person ? lifetimeOf({ ruoli: [], generali: [] }) : ANONYMOUS, 'Firefox', person);
const csrfOf = async (token: string) =>
  ((await (await ask(patient.base, '/api/sessione', token)).json()) as { csrf: string }).csrf;

describe('whoever pays without having entered', () => {
  it('reads what is public as nobody, with the permissions of ANONIMO and of no ente', async () => {
    expect((await ask(patient.base, '/api/public/enti/c_x?lingua=it')).status).toBe(200);
    expect(services.onboarding.received.at(-1)).toMatchObject({
      url: '/public/enti/c_x?lingua=it',
      claims: { iss: 'portale', aud: 'onboarding', sub: 'anonimo', permessi: PERMISSIONS.ANONIMO },
    });
    for (const claim of ['ente', 'codiceFiscale', 'limiti'])
      expect(services.onboarding.received.at(-1)?.claims).not.toHaveProperty(claim);
  });

  it('gets a session with the first thing that they change, and is the same one from then on', async () => {
    const first = await ask(patient.base, '/api/public/carrello', undefined, {}, 'POST');
    expect(first.status).toBe(200);
    const [, token = ''] = /^sessione=([\w-]+);/.exec(first.headers.get('set-cookie') ?? '') ?? [];
    const session = await store.find(token);
    expect(services.dovuti.received.at(-1)?.claims['sub']).toBe(`anonimo:${session?.id}`);
    expect((await ask(patient.base, '/api/public/carrello', token)).status).toBe(200);
    expect(services.dovuti.received.at(-1)?.claims['sub']).toBe(`anonimo:${session?.id}`);
  });

  it('needs the CSRF header too, once there is a cookie', async () => {
    const { token } = await enter();
    expect(await asked(await ask(patient.base, '/api/public/carrello', token, {}, 'POST'))).toEqual([
      403,
      'CSRF_NON_VALIDO',
    ]);
    const headers = { 'x-csrf-token': await csrfOf(token) };
    expect((await ask(patient.base, '/api/public/carrello', token, headers, 'POST')).status).toBe(200);
    const stranger = { origin: 'https://altrove.example' };
    expect(await asked(await ask(patient.base, '/api/public/carrello', undefined, stranger, 'POST'))).toEqual([
      403,
      'CSRF_NON_VALIDO',
    ]);
  });

  it.each(['posizioni', 'ricevute/1'])('is asked to enter before what is personal: %s', async (path) => {
    const { token } = await enter();
    for (const cookie of [undefined, token])
      expect(await asked(await ask(patient.base, `/api/cittadino/${path}`, cookie))).toEqual([
        401,
        'ACCESSO_NECESSARIO',
      ]);
    expect(await asked(await ask(patient.base, `/api/cittadino/${path}`, 'x'.repeat(43)))).toEqual([
      401,
      'SESSIONE_SCADUTA',
    ]);
  });

  it('finds no door inside', async () => {
    for (const path of ['/api/public/interno/enti', '/api/public/posizioni', '/api/public/enti/%2e%2e/interno'])
      expect((await ask(patient.base, path)).status).toBe(404);
    for (const { received } of Object.values(services))
      expect(received.filter(({ url }) => !url.startsWith('/interno/permessi'))).toEqual([]);
  });
});

describe('a citizen', () => {
  it('sees their own, by the codice fiscale of the login and by no other', async () => {
    const { token } = await enter(PERSON);
    expect((await ask(patient.base, '/api/cittadino/posizioni?codiceFiscale=ALTRO', token)).status).toBe(200);
    expect(services.dovuti.received.at(-1)).toMatchObject({
      url: '/cittadino/posizioni?codiceFiscale=ALTRO',
      claims: { sub: PERSON.soggetto, codiceFiscale: PERSON.codiceFiscale, permessi: PERMISSIONS.CITTADINO },
    });
    await ask(patient.base, '/api/cittadino/ricevute/rt-1', token);
    expect(services.pagamenti.received.at(-1)?.claims).toMatchObject({ aud: 'pagamenti' });
  });

  it('is themselves on the public side, too', async () => {
    const { token } = await enter(PERSON);
    await ask(patient.base, '/api/public/carrello', token);
    expect(services.dovuti.received.at(-1)?.claims).toMatchObject({
      sub: PERSON.soggetto,
      permessi: PERMISSIONS.CITTADINO,
    });
  });

  it('without codice fiscale has nothing to be found by', async () => {
    const { token } = await enter({ ...PERSON, codiceFiscale: null });
    expect(await asked(await ask(patient.base, '/api/cittadino/posizioni', token))).toEqual([403, 'PERMESSO_MANCANTE']);
  });
});

describe('whoever tries notices one after the other (S11)', () => {
  const search = (base: string, headers: Record<string, string> = {}) =>
    ask(base, '/api/public/avvisi/ricerca', undefined, headers, 'POST');
  const solve = async (challenge: Challenge): Promise<Record<string, string>> => {
    const solution = await solveChallenge({ challenge, deriveKey });
    return { 'x-prova': Buffer.from(JSON.stringify({ challenge, solution })).toString('base64') };
  };
  const challengeOf = async (answer: Response) => ((await answer.json()) as { prova: Challenge }).prova;

  it('does a proof of work for each try after the first, and uses none twice', async () => {
    const { app, base } = await startPortale(urls, { DATABASE_URL: database.url, FREE_TRIES: String(FREE) });
    for (let i = 0; i < FREE; i += 1) expect((await search(base)).status).toBe(200);
    const refused = await search(base);
    expect(refused.status).toBe(428);
    const proof = await solve(await challengeOf(refused));
    expect((await search(base, proof)).status).toBe(200);
    expect(await asked(await search(base, proof))).toEqual([428, 'PROVA_RICHIESTA']);
    expect(services.dovuti.received).toHaveLength(FREE + 1);
    expect(services.dovuti.received.at(-1)?.headers).not.toHaveProperty('x-prova');
    expect((await ask(base, '/api/public/enti')).status).toBe(200);
    await app.close();
  });

  it('gets no further at another replica with a proof that was used here, nor with one of their own making', async () => {
    const [one, two] = [1, 2].map(() => new ProofOfWork(db));
    const clock = new SystemClock();
    const { 'x-prova': proof = '' } = await solve(await one!.challenge(clock.now()));
    expect([await one!.check(proof), await two!.check(proof)]).toEqual(['buona', 'usata']);
    const { 'x-prova': forged = '' } = await solve(await new ProofOfWork(db, 'x'.repeat(32)).challenge(clock.now()));
    const challenge = await one!.challenge(clock.now());
    const easier = { ...challenge, parameters: { ...challenge.parameters, cost: 1 } };
    const { 'x-prova': cheap = '' } = await solve(easier);
    const { 'x-prova': late = '' } = await solve(await one!.challenge(new Date(clock.now().getTime() - 301_000)));
    for (const bad of [forged, cheap, late, 'non-json', Buffer.from('{}').toString('base64'), ''])
      expect(await two!.check(bad)).toBe('falsa');
  });

  it('opens no more sessions than one person would', async () => {
    const { app, base } = await startPortale(urls, { DATABASE_URL: database.url, SESSION_RATE: '2' });
    for (let i = 0; i < 2; i += 1) expect((await ask(base, '/api/sessione')).status).toBe(200);
    expect(await asked(await ask(base, '/api/sessione'))).toEqual([429, 'TROPPE_RICHIESTE']);
    const { token } = await enter();
    expect((await ask(base, '/api/sessione', token)).status).toBe(200);
    await app.close();
  });

  it('waits when they are too many a minute, whatever work they do', async () => {
    const { app, base } = await startPortale(urls, { DATABASE_URL: database.url, NOTICE_RATE: '2' });
    for (let i = 0; i < 2; i += 1) expect((await search(base)).status).toBe(200);
    const refused = await search(base);
    expect(await asked(refused.clone())).toEqual([429, 'TROPPE_RICHIESTE']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await app.close();
  });
});
