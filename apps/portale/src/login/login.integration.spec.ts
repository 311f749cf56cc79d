import { Database } from '@mypay/platform/db';
import { type TestDatabase, until } from '@mypay/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SessionStore } from '../sessions/session-store';
import { deadAddress, FakeService, portaleDatabase, startPortale } from '../testing/portale.fixture';
import { knowsOnePerson, ON_ENTE, PERSON } from '../testing/people.fixture';
import { type Assertion, FakeProvider, OIDC_CLIENT } from '../testing/provider.fixture';

const L2 = 'https://www.spid.gov.it/SpidL2';
const GOOD: Assertion = {
  sub: 'anna',
  acr: L2,
  claims: {
    given_name: 'Anna',
    family_name: 'Verdi',
    email: 'anna@example.it',
    'https://attributes.eid.gov.it/fiscal_number': 'TINIT-VRDNNA80A41L736K',
  },
};
const provider = new FakeProvider();
const onboarding = new FakeService();
const dovuti = new FakeService();
let database: TestDatabase;
let db: Database;
let app: NestFastifyApplication;
let base: string;
let urls: Record<string, string>;
let codes = 0;

beforeAll(async () => {
  database = await portaleDatabase();
  db = await Database.connect({ url: database.url, schema: 'portale' });
  onboarding.answer = knowsOnePerson({ enti: [ON_ENTE], generali: [] });
  urls = {
    ONBOARDING_URLS: await onboarding.start(),
    DOVUTI_URLS: await dovuti.start(),
    PAGAMENTI_URLS: await deadAddress(),
    PIVOT_URLS: await deadAddress(),
  };
  const address = await deadAddress(); // of this very port the browser knows portale
  ({ app, base } = await startPortale(urls, {
    DATABASE_URL: database.url,
    PORT: new URL(address).port,
    PUBLIC_URL: address,
    OIDC_ISSUER: await provider.start(),
    OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
  }));
});
afterAll(async () => {
  await app?.close();
  await db?.close();
  await database?.close();
  provider.stop();
  await Promise.all([onboarding.stop(), dovuti.stop()]);
});
beforeEach(() => {
  provider.next = GOOD;
  for (const { received } of [onboarding, dovuti]) received.length = 0;
});

/** A browser with one cookie. */
class Browser {
  token: string | undefined;

  async open(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(`${base}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { ...(this.token ? { cookie: `sessione=${this.token}` } : {}), ...(init.headers as object) },
    });
    for (const cookie of answer.headers.getSetCookie())
      this.token = /^sessione=([\w-]*)/.exec(cookie)?.[1] || undefined;
    return answer;
  }

  async json(path: string): Promise<Record<string, unknown>> {
    return (await (await this.open(path)).json()) as Record<string, unknown>;
  }

  /** Goes to the provider. @returns where it was sent */
  async start(back = '/'): Promise<URL> {
    const answer = await this.open(`/accesso/avvio?${new URLSearchParams({ idp: 'spid', ritorno: back }).toString()}`);
    return new URL(answer.headers.get('location') ?? '', base);
  }

  /** The whole way. @returns where one arrives */
  async enter(wanted = '/'): Promise<string> {
    const back = provider.wayBack(await this.start(wanted), `codice-${(codes += 1)}`);
    return (await this.open(back)).headers.get('location') ?? '';
  }
}

it('asks the provider with code flow, PKCE, state, nonce and level 2, and for the person each time', async () => {
  const to = await new Browser().start();
  expect(to.origin + to.pathname).toBe(`${provider.issuer}/auth`);
  expect(Object.fromEntries(to.searchParams)).toMatchObject({
    response_type: 'code',
    client_id: OIDC_CLIENT.id,
    redirect_uri: `${base}/accesso/ritorno`,
    code_challenge_method: 'S256',
    prompt: 'login',
    idp: 'spid',
    acr_values: expect.stringContaining(L2) as string,
  });
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(to.searchParams.get(name)?.length).toBeGreaterThan(30);
});

it('lets a person enter, tells onboarding who they are, and leads where they wanted to go', async () => {
  const browser = new Browser();
  expect(await browser.enter('/area-personale/posizioni?pagina=2')).toBe('/area-personale/posizioni?pagina=2');
  const told = onboarding.received.find(({ url }) => url === '/interno/persone/accesso');
  expect(JSON.parse(told?.body ?? '{}')).toEqual({
    sub: 'anna',
    nome: 'Anna',
    cognome: 'Verdi',
    codiceFiscale: 'VRDNNA80A41L736K',
    email: 'anna@example.it',
  });
  expect(await browser.json('/api/sessione')).toMatchObject({ autenticato: true, persona: { id: PERSON.id } });
});

it('gives a new session at the login: the one before is worth nothing', async () => {
  const browser = new Browser();
  await browser.open('/api/sessione');
  const before = browser.token;
  await browser.enter();
  expect(browser.token).not.toBe(before);
  browser.token = before;
  expect(await browser.json('/api/sessione')).toMatchObject({ autenticato: false });
});

it('takes the cart along, and goes on without dovuti', async () => {
  const browser = new Browser();
  await browser.open('/api/sessione');
  await browser.enter();
  const merged = dovuti.received.find(({ url }) => url === '/interno/carrelli/unisci');
  expect(JSON.parse(merged?.body ?? '{}')).toEqual({
    da: expect.stringMatching(/^anonimo:/) as string,
    a: PERSON.soggetto,
  });
  dovuti.answer = () => 'break';
  try {
    expect(await new Browser().enter()).toBe('/');
  } finally {
    dovuti.answer = () => ({ body: {} });
  }
});

it('leaves a person of the back office three sessions, the newest', async () => {
  const browsers = Array.from({ length: 4 }, () => new Browser());
  for (const browser of browsers) await browser.enter();
  const inside = await Promise.all(
    browsers.map(async (browser) => (await browser.json('/api/sessione'))['autenticato']),
  );
  expect(inside).toEqual([false, true, true, true]);
});

describe('nobody enters', () => {
  const reason = (location: string) => new URL(location, base).searchParams.get('motivo');

  it('with an assertion of level 1: the page says so (S12)', async () => {
    provider.next = { ...GOOD, acr: 'https://www.spid.gov.it/SpidL1' };
    const browser = new Browser();
    const refused = await browser.enter();
    expect(refused).toMatch(/^\/accesso-negato\?motivo=livello&correlationId=[0-9a-f-]{36}$/);
    expect(await browser.json('/api/sessione')).toMatchObject({ autenticato: false });
  });

  it.each<[string, Record<string, unknown>]>([
    ['of no level', { acr: undefined }],
    ['made for another request', { nonce: 'di-un-altro' }],
    ['made for another client', { aud: 'altri' }],
    ['made by another provider', { iss: 'https://altrove.example' }],
    ['that has expired', { exp: 1_000 }],
  ])('with an assertion %s', async (_, idToken) => {
    provider.next = { ...GOOD, idToken };
    expect(['livello', 'errore']).toContain(reason(await new Browser().enter()));
  });

  it('with the way back of another browser, or one that was taken before', async () => {
    const [mine, theirs] = [new Browser(), new Browser()];
    const back = provider.wayBack(await mine.start(), 'codice-rubato');
    await theirs.open('/api/sessione');
    for (const thief of [theirs, new Browser()])
      expect(reason((await thief.open(back)).headers.get('location') ?? '')).toBe('scaduto');
    expect((await mine.open(back)).headers.get('location')).toBe('/');
    expect(reason((await mine.open(back)).headers.get('location') ?? '')).toBe('scaduto');
  });

  it('who turns back', async () => {
    const browser = new Browser();
    const to = await browser.start();
    const query = new URLSearchParams({
      error: 'access_denied',
      state: to.searchParams.get('state') ?? '',
      iss: provider.issuer,
    });
    const answer = await browser.open(`/accesso/ritorno?${query.toString()}`);
    expect(reason(answer.headers.get('location') ?? '')).toBe('annullato');
  });

  it('nor fills the register of accesses, who comes back from nowhere again and again', async () => {
    const few = await startPortale(urls, {
      DATABASE_URL: database.url,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
      SESSION_RATE: '3',
    });
    const told = () => onboarding.received.filter(({ url }) => url === '/interno/registro/accessi');
    try {
      for (let at = 0; at < 9; at += 1) {
        const door = at % 2 === 0 ? `ritorno?state=inventato-${at}` : 'avvio?idp=spid';
        const answer = await fetch(`${few.base}/accesso/${door}`, { redirect: 'manual' });
        expect(answer.status).toBe(302);
      }
      await until(() => told().length > 0);
    } finally {
      await few.app.close(); // what it told has arrived by then
    }
    expect(told().length).toBeLessThanOrEqual(3);
  });

  it('while onboarding does not know them', async () => {
    const { answer } = onboarding;
    onboarding.answer = () => ({ status: 500, body: {} });
    expect(reason(await new Browser().enter())).toBe('errore');
    onboarding.answer = answer;
  });
});

it('leaves by a plain form: the session is over, and the browser comes home', async () => {
  const browser = new Browser();
  await browser.enter();
  const { csrf } = (await browser.json('/api/sessione')) as { csrf: string };
  const leave = (body: Record<string, string>) =>
    browser.open('/accesso/uscita', { method: 'POST', body: new URLSearchParams(body) });
  expect((await leave({})).status).toBe(403);
  const { token } = browser;
  const out = await leave({ csrf });
  expect([out.status, out.headers.get('location')]).toEqual([303, '/']);
  expect(await new SessionStore(db).find(token ?? '')).toBeUndefined();
});

it('has each name of portale lead to the one that the cookie is of', async () => {
  const elsewhere = base.replace('127.0.0.1', 'localhost');
  const answer = await fetch(`${elsewhere}/accesso/avvio?idp=cie&ritorno=/x`, { redirect: 'manual' }).catch(
    () => undefined,
  );
  if (answer) expect(answer.headers.get('location')).toBe(`${base}/accesso/avvio?idp=cie&ritorno=/x`);
});
