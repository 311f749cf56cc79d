import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  CLIENT,
  deadAddress,
  ENTE,
  FakeService,
  knowsOneClient,
  startPortale,
  takeToken,
} from './testing/portale.fixture';

const onboarding = new FakeService();
const dovuti = [new FakeService(), new FakeService()] as const;
const pagamenti = new FakeService();
const pivot = new FakeService();
let app: NestFastifyApplication;
let base: string;
let token: string;

beforeAll(async () => {
  onboarding.answer = knowsOneClient(['dovuto.read', 'dovuto.write']);
  const urls = {
    ONBOARDING_URLS: await onboarding.start(),
    DOVUTI_URLS: [await deadAddress(), await dovuti[0].start(), await dovuti[1].start()].join(','),
    PAGAMENTI_URLS: await deadAddress(),
    PIVOT_URLS: await pivot.start(),
  };
  ({ app, base } = await startPortale(urls, { UPSTREAM_TIMEOUT_MS: '700', TOKEN_RATE: '60' }));
  token = await takeToken(base);
});
afterAll(async () => {
  await app?.close();
  await Promise.all([onboarding, ...dovuti, pagamenti, pivot].map((service) => service.stop()));
});
beforeEach(() => {
  for (const service of [...dovuti, pivot]) {
    service.received.length = 0;
    service.answer = () => ({ body: { ok: true } });
  }
});

const call = (path: string, init: RequestInit = {}, bearer: string = token) =>
  fetch(`${base}${path}`, {
    ...init,
    headers: {
      ...(bearer === '' ? {} : { authorization: `Bearer ${bearer}` }),
      ...(init.headers as Record<string, string>),
    },
  });
const problem = async (answer: Response) => ({
  status: answer.status,
  type: answer.headers.get('content-type'),
  body: (await answer.json()) as Record<string, unknown>,
});
const got = () => [...dovuti[0].received, ...dovuti[1].received];

describe('a request of a client for its ente', () => {
  it('reaches the service under the codice fiscale, with a token of at most 60 s for that service and ente', async () => {
    const answer = await call('/api/bo/enti/c_roccaprova/dovuti?stato=DA_PAGARE&limite=2');
    expect(answer.status).toBe(200);
    const [request] = got();
    expect(request).toMatchObject({
      method: 'GET',
      url: `/enti/${ENTE}/dovuti?stato=DA_PAGARE&limite=2`,
      claims: {
        iss: 'portale',
        aud: 'dovuti',
        sub: CLIENT.clientId,
        ente: ENTE,
        permessi: ['dovuto.read', 'dovuto.write'],
      },
    });
    expect(Number(request?.claims['exp']) - Number(request?.claims['iat'])).toBeLessThanOrEqual(60);
  });

  it('outside an ente’s path still speaks for its own ente alone', async () => {
    onboarding.received.length = 0;
    await call('/api/bo/enti');
    expect(onboarding.received.at(-1)).toMatchObject({ url: '/enti', claims: { aud: 'onboarding', ente: ENTE } });
  });

  it('leaves behind every header that is ours to write', async () => {
    await call('/api/bo/enti/c_roccaprova/dovuti', {
      headers: {
        cookie: 'a=b',
        'x-forwarded-for': '10.0.0.1',
        'x-mypay-ente': 'altro',
        'x-real-ip': '10.0.0.1',
        accept: 'text/csv',
      },
    });
    const headers = got()[0]?.headers ?? {};
    expect(headers).toMatchObject({ accept: 'text/csv', host: 'dovuti' });
    expect(headers['x-forwarded-for']).not.toContain('10.0.0.1');
    for (const name of ['cookie', 'x-mypay-ente', 'x-real-ip']) expect(headers[name]).toBeUndefined();
  });

  it('streams a body of 20 MB through', async () => {
    const answer = await call('/api/bo/enti/c_roccaprova/import-dovuti', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: new Blob([new Uint8Array(20 * 1024 * 1024)]),
    });
    expect(answer.status).toBe(200);
    expect(got()[0]?.bytes).toBe(20 * 1024 * 1024);
  });

  it('with an access token needs no CSRF header, whatever cookie comes along (S6)', async () => {
    const headers = { cookie: `sessione=${'x'.repeat(43)}`, origin: 'https://altrove.example' };
    expect((await call('/api/bo/enti/c_roccaprova/dovuti', { method: 'POST', headers })).status).toBe(200);
  });

  it.each(['2024%2F001', 'A%5CB', 'a%2Fb..c', '%C3%A8%25'])('hands a key on as it is written: %s', async (key) => {
    expect((await call(`/api/bo/enti/c_roccaprova/dovuti/${key}?x=a%2Fb`)).status).toBe(200);
    expect(got()[0]?.url).toBe(`/enti/${ENTE}/dovuti/${key}?x=a%2Fb`);
  });

  it.each([
    ['an answer', {}, '/api/bo/enti/c_roccaprova/dovuti'],
    [
      'one that the service would let be kept',
      { 'cache-control': 'public, max-age=60' },
      '/api/bo/enti/c_roccaprova/dovuti',
    ],
    ['a refusal', {}, '/api/bo/enti/c_nessuno/dovuti'],
  ])('%s is kept by nobody on the way', async (_, headers, path) => {
    for (const service of dovuti) service.answer = () => ({ body: {}, headers });
    expect((await call(path)).headers.get('cache-control')).toBe('no-store');
  });

  it('carries JSON and the answer as they are, with the place of what was made under the public path', async () => {
    for (const service of dovuti)
      service.answer = () => ({ status: 201, body: { iud: 'A' }, headers: { location: `/enti/${ENTE}/dovuti/A` } });
    const answer = await call('/api/bo/enti/c_roccaprova/dovuti', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ iud: 'A' }),
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe('/api/bo/enti/c_roccaprova/dovuti/A');
    expect(await answer.json()).toEqual({ iud: 'A' });
    expect(got()[0]?.body).toBe('{"iud":"A"}');
  });
});

describe('the correlation id of a caller outside', () => {
  const OURS = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
  const sent = (headers: Record<string, string>) => call('/api/bo/enti/c_roccaprova/dovuti', { headers });

  it('is kept beside ours: the service gets both, the answer bears both', async () => {
    const { headers } = await sent({ 'x-correlation-id': 'pratica-7' });
    const ours = headers.get('x-correlation-id');
    expect(ours).toMatch(OURS);
    expect(headers.get('x-external-correlation-id')).toBe('pratica-7');
    expect(got()[0]?.headers).toMatchObject({ 'x-correlation-id': ours, 'x-external-correlation-id': 'pratica-7' });
  });

  it('goes with the questions of portale itself, too', async () => {
    const seen = onboarding.received.length;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: CLIENT.clientId,
      client_secret: CLIENT.clientSecret,
    });
    const headers = { 'x-correlation-id': 'pratica-8' };
    const answer = await fetch(`${base}/oauth2/token`, { method: 'POST', body, headers });
    expect(onboarding.received[seen]?.headers).toMatchObject({
      'x-correlation-id': answer.headers.get('x-correlation-id'),
      'x-external-correlation-id': 'pratica-8',
    });
  });

  it('never passes for ours, whichever header bears it', async () => {
    const { headers } = await sent({ 'x-external-correlation-id': 'a b{}', 'x-correlation-id': '"; drop' });
    expect(headers.get('x-correlation-id')).toMatch(OURS);
    expect(headers.has('x-external-correlation-id')).toBe(false);
    expect(got()[0]?.headers).not.toHaveProperty('x-external-correlation-id');
  });
});

describe('addresses of a service', () => {
  it('are taken in turn, and one that refuses the connection is left for the next', async () => {
    for (let i = 0; i < 12; i += 1) expect((await call('/api/bo/enti/c_roccaprova/dovuti')).status).toBe(200);
    expect(got()).toHaveLength(12);
    for (const service of dovuti) expect(service.received.length).toBeGreaterThanOrEqual(4);
  });

  it('all dead: 503, and it is said that nothing was done', async () => {
    const answer = await problem(await call('/api/bo/enti/c_roccaprova/ricevute'));
    expect(answer).toMatchObject({
      status: 503,
      type: 'application/problem+json; charset=utf-8',
      body: { code: 'NON_DISPONIBILE', detail: expect.stringContaining('non è stata eseguita') as string },
    });
  });

  it('one that breaks off in the middle: 502, sent once, never again', async () => {
    pivot.answer = () => 'break';
    const answer = await problem(await call('/api/bo/enti/c_roccaprova/pivot/classi'));
    expect(answer).toMatchObject({ status: 502, body: { code: 'RISPOSTA_INTERROTTA' } });
    expect(pivot.received).toHaveLength(1);
  });

  it('one that is silent: 504 after the timeout', async () => {
    pivot.answer = () => 'silence';
    const answer = await problem(await call('/api/bo/enti/c_roccaprova/pivot/classi'));
    expect(answer).toMatchObject({ status: 504, body: { code: 'RISPOSTA_IN_RITARDO' } });
  });

  it('a 503 of the service itself passes as it is, once', async () => {
    pivot.answer = () => ({ status: 503, body: { code: 'NON_DISPONIBILE' }, headers: { 'retry-after': '1' } });
    expect((await call('/api/bo/enti/c_roccaprova/pivot/classi')).status).toBe(503);
    expect(pivot.received).toHaveLength(1);
  });
});

describe('who is not let in', () => {
  it.each([
    ['no token', '/api/bo/enti/c_roccaprova/dovuti', ''],
    ['a token of somebody else', '/api/bo/enti/c_roccaprova/dovuti', 'eyJhbGciOiJFZERTQSJ9.e30.AAAA'],
  ])('%s: 401', async (_, path, bearer) => {
    const answer = await call(path, {}, bearer);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect(await problem(answer)).toMatchObject({ status: 401, body: { code: 'NON_AUTENTICATO' } });
  });

  it.each([
    ['the ente of another', '/api/bo/enti/p_valprova/dovuti'],
    ['an ente that is not', '/api/bo/enti/c_nessuno/dovuti'],
    ['a collection that is not', '/api/bo/interno/enti'],
    ['dots in disguise', '/api/bo/enti/c_roccaprova/%2e%2e/interno/enti'],
    ['a slash in disguise', '/api/bo/enti/c_roccaprova/..%2f..%2finterno'],
    ['internal paths', '/interno/enti'],
  ])('%s: 404 as problem+json', async (_, path) => {
    const answer = await problem(await call(path));
    expect([400, 404]).toContain(answer.status);
    expect(answer.type).toContain('application/problem+json');
    expect(got()).toHaveLength(0);
  });

  it('a service token is no access token', async () => {
    await call('/api/bo/enti/c_roccaprova/dovuti');
    const stolen = /^Bearer (.+)$/.exec(got()[0]?.headers.authorization ?? '')?.[1] ?? '';
    expect((await call('/api/bo/enti/c_roccaprova/dovuti', {}, stolen)).status).toBe(401);
  });
});

describe('POST /oauth2/token', () => {
  const ask = (body: string | URLSearchParams, headers: Record<string, string> = {}) =>
    fetch(`${base}/oauth2/token`, { method: 'POST', body, headers });
  const basic = `Basic ${Buffer.from(`${CLIENT.clientId}:${CLIENT.clientSecret}`).toString('base64')}`;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const json = { 'content-type': 'application/json' };
  const inBody = { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret };

  it.each([
    ['a form', () => ask(new URLSearchParams({ grant_type: 'client_credentials', ...inBody }))],
    ['Basic', () => ask('grant_type=client_credentials', { ...form, authorization: basic })],
    ['JSON', () => ask(JSON.stringify({ grant_type: 'client_credentials', ...inBody }), json)],
  ])('takes the credentials by %s', async (_, go) => {
    const answer = await go();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 900 });
  });

  it.each([
    ['no grant', 400, 'invalid_request', () => ask(new URLSearchParams(inBody))],
    [
      'another grant',
      400,
      'unsupported_grant_type',
      () => ask(new URLSearchParams({ grant_type: 'password', ...inBody })),
    ],
    [
      'a scope',
      400,
      'invalid_scope',
      () => ask(new URLSearchParams({ grant_type: 'client_credentials', scope: 'x', ...inBody })),
    ],
    ['a repeated parameter', 400, 'invalid_request', () => ask('grant_type=client_credentials&grant_type=x', form)],
    [
      'both ways at once',
      400,
      'invalid_request',
      () => ask(new URLSearchParams({ grant_type: 'client_credentials', ...inBody }), { authorization: basic }),
    ],
    ['another content type', 400, 'invalid_request', () => ask('<a/>', { 'content-type': 'text/xml' })],
    ['broken JSON', 400, 'invalid_request', () => ask('{', json)],
    ['no credentials', 401, 'invalid_client', () => ask('grant_type=client_credentials', form)],
    [
      'a wrong secret',
      401,
      'invalid_client',
      () => ask(new URLSearchParams({ grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' })),
    ],
  ])('%s: %i %s (RFC 6749 §5.2)', async (_, status, error, go) => {
    const answer = await go();
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error });
  });

  it.each<[string, FakeService['answer']]>([
    ['its database is down', () => ({ status: 503, body: { code: 'NON_DISPONIBILE' } })],
    ['it fails', () => ({ status: 500, body: { code: 'ERRORE_INTERNO' } })],
    ['it breaks off', () => 'break'],
    ['it is silent', () => 'silence'],
  ])('onboarding cannot tell because %s: 503, and it counts against nobody', async (_, answer) => {
    const before = onboarding.answer;
    const right = () =>
      ask(new URLSearchParams({ grant_type: 'client_credentials', client_id: 'in-attesa', client_secret: 'x' }));
    try {
      onboarding.answer = answer;
      const answers = await Promise.all(Array.from({ length: 8 }, right));
      for (const response of answers) {
        expect(await problem(response)).toMatchObject({ status: 503, body: { code: 'NON_DISPONIBILE' } });
        expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
      }
      onboarding.answer = () => ({ body: { valido: true } });
      expect((await right()).status).toBe(200);
    } finally {
      onboarding.answer = before;
    }
  });

  it.each(['a\0b', 'x'.repeat(300), 'a b'])('no client is called %j: onboarding is not asked', async (clientId) => {
    onboarding.received.length = 0;
    const answer = await ask(
      new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: 'x' }),
    );
    expect(answer.status).toBe(401);
    expect(onboarding.received).toHaveLength(0);
  });

  it('guesses at once are throttled as those one after the other', async () => {
    onboarding.received.length = 0;
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        ask(new URLSearchParams({ grant_type: 'client_credentials', client_id: 'parallelo', client_secret: 'x' })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 401),
      ...Array.from({ length: 7 }, () => 429),
    ]);
    expect(onboarding.received).toHaveLength(5);
  });

  it('makes a guesser wait longer and longer', async () => {
    const guess = () =>
      ask(new URLSearchParams({ grant_type: 'client_credentials', client_id: 'indovino', client_secret: 'x' }));
    for (let i = 0; i < 5; i += 1) expect((await guess()).status).toBe(401);
    const answer = await guess();
    expect(answer.headers.get('retry-after')).toMatch(/^[12]$/);
    expect(await problem(answer)).toMatchObject({ status: 429, body: { code: 'TROPPE_RICHIESTE' } });
  });

  it('lets one address ask only so often', async () => {
    let last = 0;
    for (let i = 0; i < 61 && last !== 429; i += 1) last = (await ask('grant_type=x', form)).status;
    expect(last).toBe(429);
  });
});

describe('the rest of the origin', () => {
  it.each(['/ws/pa', '/ws/fesp/x', '/mypivot/ws/pivot'])('%s says that the SOAP door is not open yet', async (path) => {
    expect(
      await problem(await call(path, { method: 'POST', body: '<a/>', headers: { 'content-type': 'text/xml' } })),
    ).toMatchObject({
      status: 404,
      body: { code: 'PORTA_NON_ATTIVA' },
    });
  });

  it('is not ready while a service is not, and names it', async () => {
    const answer = await problem(await call('/health/ready'));
    expect(answer).toMatchObject({ status: 503, body: { code: 'NON_PRONTO', detail: 'Non pronti: pagamenti.' } });
    expect((await call('/health/live')).status).toBe(200);
  });

  it('shows strangers no inner address, unless it is a demo installation', async () => {
    const urls = {
      ONBOARDING_URLS: await deadAddress(),
      DOVUTI_URLS: `${await deadAddress()},${await deadAddress()}`,
      PAGAMENTI_URLS: await deadAddress(),
      PIVOT_URLS: await deadAddress(),
      SIMULATORE_URL: 'http://127.0.0.1:1/simulatore',
      PA_FOR_NODE_URL: 'http://127.0.0.1:1/paForNode',
    };
    const prod = await startPortale(urls, { DEMO: 'false' });
    try {
      for (const path of ['/stato', '/health/ready', '/health/live', '/metrics', '/health/quiet']) {
        const text = await (await fetch(`${prod.base}${path}`)).text();
        expect(text).not.toContain('127.0.0.1');
        if (path === '/stato') expect(text).toContain('0 di 2');
        if (path === '/health/ready')
          expect(JSON.parse(text)).toMatchObject({
            code: 'NON_PRONTO',
            nonPronti: expect.arrayContaining([{ servizio: 'dovuti', pronte: 0, istanze: 2 }]) as unknown,
          });
      }
    } finally {
      await prod.app.close();
    }
    expect(await (await fetch(`${base}/stato`)).text()).toContain('127.0.0.1');
    expect(await (await call('/health/ready')).text()).toContain('127.0.0.1');
  });

  it('serves a status page that needs nothing from elsewhere', async () => {
    const answer = await fetch(`${base}/stato`);
    const html = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect(html).toContain('<html lang="it">');
    expect(html).toContain('non pronto');
    expect(html).not.toMatch(/(src|href)="https?:\/\/(?!127\.0\.0\.1)/);
  });
});
