import { Database } from '@mypay/platform/db';
import { type TestDatabase, until } from '@mypay/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { deadAddress, FakeService, portaleDatabase, startPortale } from '../testing/portale.fixture';
import { knowsOnePerson, ON_ENTE, PERSON } from '../testing/people.fixture';
import { deleteExpired } from './housekeeping';
import { ANONYMOUS, lifetimeOf } from './session';
import { SessionStore } from './session-store';
import type { SessionView } from './session.view';

const onboarding = new FakeService();
const dovuti = new FakeService();
let database: TestDatabase;
let db: Database;
let store: SessionStore;
const replicas: { app: NestFastifyApplication; base: string }[] = [];
const base = () => replicas[0]!.base;
const may = { enti: [ON_ENTE], generali: [] as string[] };

beforeAll(async () => {
  database = await portaleDatabase();
  const urls = {
    ONBOARDING_URLS: await onboarding.start(),
    DOVUTI_URLS: await dovuti.start(),
    PAGAMENTI_URLS: await deadAddress(),
    PIVOT_URLS: await deadAddress(),
  };
  onboarding.answer = knowsOnePerson(may);
  for (const _ of [1, 2]) replicas.push(await startPortale(urls, { DATABASE_URL: database.url }));
  db = await Database.connect({ url: database.url, schema: 'portale' });
  store = new SessionStore(db);
});
afterAll(async () => {
  for (const { app } of replicas) await app.close();
  await db?.close();
  await database?.close();
  await Promise.all([onboarding.stop(), dovuti.stop()]);
});
beforeEach(() => {
  dovuti.received.length = 0;
});

const enter = async () =>
  (await store.open(lifetimeOf({ ruoli: ['OPERATORE'], generali: [] }), 'Firefox', PERSON)).token;
const ask = (path: string, token: string | undefined, init: RequestInit = {}, at = base()) =>
  fetch(`${at}${path}`, {
    ...init,
    headers: { ...(token === undefined ? {} : { cookie: `sessione=${token}` }), ...(init.headers as object) },
  });
const whoAmI = async (token: string | undefined, at = base()) =>
  (await (await ask('/api/sessione', token, {}, at)).json()) as SessionView;
const post = async (path: string, token: string, headers: Record<string, string> = {}) => {
  const { csrf } = await whoAmI(token);
  return ask(path, token, { method: 'POST', headers: { 'x-csrf-token': csrf, ...headers } });
};
/** What onboarding was told of an access of this kind. */
const recorded = async (action: string) => {
  const told = () =>
    onboarding.received
      .filter(({ url }) => url === '/interno/registro/accessi')
      .map(({ body }) => JSON.parse(body) as { azione: string })
      .find(({ azione: what }) => what === action);
  await until(() => told() !== undefined);
  return told();
};
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
/** As if `minutes` had gone by with nothing done. */
const later = (minutes: number) =>
  db.outsideTenants((tx) =>
    tx.execute(
      `update sessioni set vista_il = vista_il - make_interval(mins => $1), scade_il = scade_il - make_interval(mins => $1), fine_il = fine_il - make_interval(mins => $1)`,
      [minutes],
    ),
  );

describe('whoever has not entered', () => {
  it('gets a session of their own, in a cookie that no script reads and no other site sends', async () => {
    const answer = await ask('/api/sessione', undefined);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^sessione=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await answer.json()).toMatchObject({
      autenticato: false,
      persona: null,
      assegnazioni: [],
      cittadino: false,
    });
    const [, token = ''] = /=([\w-]+);/.exec(cookie) ?? [];
    const again = await ask('/api/sessione', token);
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  it('in production has a cookie bound to this host and to TLS', async () => {
    const dead = await deadAddress();
    const urls = { ONBOARDING_URLS: dead, DOVUTI_URLS: dead, PAGAMENTI_URLS: dead, PIVOT_URLS: dead };
    const prod = await startPortale(urls, {
      DATABASE_URL: database.url,
      DEMO: 'false',
      PUBLIC_URL: 'https://paga.example.it',
    });
    const cookie = (await fetch(`${prod.base}/api/sessione`)).headers.get('set-cookie');
    expect(cookie).toMatch(/^__Host-sessione=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    await prod.app.close();
  });
});

describe('R4: a person who acts on an ente’s behalf', () => {
  afterEach(() => {
    may.enti = [ON_ENTE];
    onboarding.received.length = 0;
  });

  it('may do so with the next click after beginning, tells the service so, and no more once it is ended', async () => {
    const token = await enter();
    const asksFor = async () => {
      await ask('/api/bo/enti/c_roccaprova/dovuti', token);
      return dovuti.received.at(-1)?.claims;
    };
    expect((await asksFor())?.['perConto']).toBeUndefined();
    const perConto = { motivo: 'Sportello chiuso', fino: '2026-06-10T11:00:00.000Z' };
    may.enti = [{ ...ON_ENTE, permessi: ['dovuto.read', 'dovuto.write'], perConto }];
    await post('/api/bo/enti/c_roccaprova/per-conto', token);
    expect(await asksFor()).toMatchObject({ perConto: true, permessi: ['dovuto.read', 'dovuto.write'] });
    expect((await whoAmI(token)).assegnazioni).toMatchObject([{ perConto }]);
    may.enti = [ON_ENTE];
    await post('/api/bo/enti/c_roccaprova/per-conto', token);
    const claims = await asksFor();
    expect(claims?.['perConto']).toBeUndefined();
    expect(claims?.['permessi']).toEqual(['dovuto.read']);
  });
});

describe('a file that a person takes away', () => {
  const knows = knowsOnePerson(may);
  const file = { headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="dovuti.csv"' } };
  const kept = () =>
    onboarding.received
      .filter(({ url }) => url === '/interno/registro/accessi')
      .map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  beforeEach(() => {
    onboarding.received.length = 0;
    dovuti.answer = () => ({ ...file, body: 'righe' });
  });
  afterEach(() => {
    may.enti = [ON_ENTE];
    onboarding.answer = knows;
    dovuti.answer = () => ({ body: { ok: true } });
  });

  it('is in the register before it goes out: who, what, of which ente; not what was searched', async () => {
    const answer = await ask('/api/bo/enti/c_roccaprova/dovuti/export?codiceFiscale=VRDNNA80A41L736K', await enter());
    expect([answer.status, await answer.text()]).toEqual([200, '"righe"']);
    expect(kept()).toEqual([
      {
        azione: 'EXPORT_DOWNLOAD',
        attore: PERSON.soggetto,
        codiceIpa: 'c_roccaprova',
        dettaglio: 'dovuti /dovuti/export',
      },
    ]);
  });

  it('R4: says so when it was on the ente’s behalf, and why', async () => {
    may.enti = [{ ...ON_ENTE, perConto: { motivo: 'Sportello chiuso', fino: '2026-06-10T11:00:00.000Z' } }];
    const token = await enter();
    await post('/api/bo/enti/c_roccaprova/per-conto', token);
    await ask('/api/bo/enti/c_roccaprova/dovuti/export', token);
    may.enti = [ON_ENTE];
    await post('/api/bo/enti/c_roccaprova/per-conto', token);
    expect(kept()).toMatchObject([{ azione: 'EXPORT_DOWNLOAD', perConto: 'Sportello chiuso' }]);
  });

  it('does not go out when the register does not take note of it', async () => {
    const token = await enter();
    onboarding.answer = (request) =>
      request.url === '/interno/registro/accessi' ? { status: 500, body: {} } : knows(request);
    const answer = await ask('/api/bo/enti/c_roccaprova/dovuti/export', token);
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(await code(answer)).toEqual([503, 'NON_DISPONIBILE']);
  });

  it('what is no file, and what was refused, is no line', async () => {
    const token = await enter();
    dovuti.answer = () => ({ body: { elementi: [] } });
    await ask('/api/bo/enti/c_roccaprova/dovuti', token);
    dovuti.answer = () => ({ status: 404, body: { code: 'X' } });
    await ask('/api/bo/enti/c_roccaprova/dovuti/export', token);
    expect(kept()).toEqual([]);
  });
});

describe('a person who entered', () => {
  it('is told who they are, what they may do and until when', async () => {
    const view = await whoAmI(await enter());
    expect(view).toMatchObject({
      autenticato: true,
      nome: 'Anna Verdi',
      cittadino: true,
      assegnazioniNote: true,
      demo: true,
      persona: { id: PERSON.id, codiceFiscale: PERSON.codiceFiscale },
      assegnazioni: [{ codiceIpa: 'c_roccaprova', permessi: ['dovuto.read'], limiti: { 'dovuto.read': ['TARI'] } }],
    });
    const minutes = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
    expect(minutes(view.ora, view.scadeIl)).toBe(30);
    expect(minutes(view.avvisoIl, view.scadeIl)).toBe(2);
    expect(minutes(view.ora, view.fineAssoluta)).toBe(480);
  });

  it('is the same at every replica, and out of all of them at once', async () => {
    const token = await enter();
    const [one, two] = replicas;
    expect((await whoAmI(token, two!.base)).csrf).toBe((await whoAmI(token, one!.base)).csrf);
    const { csrf } = await whoAmI(token);
    const out = await ask('/api/sessione', token, { method: 'DELETE', headers: { 'x-csrf-token': csrf } });
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await code(await ask('/api/bo/enti/c_roccaprova/dovuti', token, {}, two!.base))).toEqual([
      401,
      'SESSIONE_SCADUTA',
    ]);
    expect((await whoAmI(token, two!.base)).autenticato).toBe(false);
    expect(await recorded('LOGOUT')).toEqual({ azione: 'LOGOUT', attore: PERSON.soggetto });
  });

  it('leaves nothing in the database by which another could enter', async () => {
    const token = await enter();
    const rows = await db.outsideTenants((tx) =>
      tx.query(`select gettone::text, sessioni::text as riga from sessioni`),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('works in the back office with the permissions and the tipi dovuto of the ente of the path', async () => {
    const answer = await ask('/api/bo/enti/c_roccaprova/dovuti', await enter());
    expect(answer.status).toBe(200);
    expect(dovuti.received.at(-1)?.claims).toMatchObject({
      sub: PERSON.soggetto,
      aud: 'dovuti',
      ente: ON_ENTE.codiceFiscale,
      permessi: ['dovuto.read'],
      limiti: [[['dovuto.read'], ['TARI']]], // as ServiceTokens writes it
    });
    expect(dovuti.received.at(-1)?.headers).not.toHaveProperty('cookie');
  });

  it('finds nothing on another ente, nor outside any', async () => {
    const token = await enter();
    expect((await ask('/api/bo/enti/c_altrove/dovuti', token)).status).toBe(404);
    expect(await recorded('ACCESSO_NEGATO')).toMatchObject({ attore: PERSON.soggetto, codiceIpa: 'c_altrove' });
    expect(await code(await ask('/api/bo/enti', token))).toEqual([403, 'PERMESSO_MANCANTE']);
    expect(onboarding.received.filter(({ url }) => !url.startsWith('/interno/'))).toEqual([]);
  });

  it('of the intermediary works outside the enti with a token of no ente', async () => {
    may.generali = ['ente.create'];
    try {
      const other = { ...PERSON, id: PERSON.id };
      const { token } = await store.open(lifetimeOf({ ruoli: [], generali: ['ente.create'] }), 'x', other);
      const late = await startFresh(); // what was heard a moment ago is another's to test
      expect((await ask('/api/bo/enti', token, {}, late.base)).status).toBe(200);
      expect(onboarding.received.at(-1)).toMatchObject({ url: '/enti', claims: { permessi: ['ente.create'] } });
      expect(onboarding.received.at(-1)?.claims).not.toHaveProperty('ente');
      await late.app.close();
    } finally {
      may.generali = [];
    }
  });

  it.each([
    ['assegnazioni/x/OPERATORE', 'DELETE'],
    ['operatori/x', 'DELETE'],
    ['assegnazioni', 'POST'],
  ])('is out with the next click after %s took the assignment away here (S8)', async (door, method) => {
    const [token, admin] = [await enter(), await enter()];
    expect((await ask('/api/bo/enti/c_roccaprova/dovuti', token)).status).toBe(200);
    const { csrf } = await whoAmI(admin);
    onboarding.answer = (request) => {
      if (request.method === method && request.url.includes(`/${door}`)) may.enti = [];
      return knowsOnePerson(may)(request);
    };
    try {
      await ask(`/api/bo/enti/c_roccaprova/${door}`, admin, { method, headers: { 'x-csrf-token': csrf } });
      expect((await ask('/api/bo/enti/c_roccaprova/dovuti', token)).status).toBe(404);
    } finally {
      may.enti = [ON_ENTE];
      onboarding.answer = knowsOnePerson(may);
    }
  });

  it('whose assignment was taken away works there no longer (S8)', async () => {
    const token = await enter();
    may.enti = [];
    const fresh = await startFresh();
    try {
      expect((await ask('/api/bo/enti/c_roccaprova/dovuti', token, {}, fresh.base)).status).toBe(404);
      expect((await whoAmI(token, fresh.base)).assegnazioni).toEqual([]);
    } finally {
      may.enti = [ON_ENTE];
      await fresh.app.close();
    }
  });

  it('stays in while onboarding is down, and is told that what they may do is not known', async () => {
    const token = await enter();
    const dead = await deadAddress();
    const urls = { ONBOARDING_URLS: dead, DOVUTI_URLS: dead, PAGAMENTI_URLS: dead, PIVOT_URLS: dead };
    const alone = await startPortale(urls, { DATABASE_URL: database.url });
    expect(await whoAmI(token, alone.base)).toMatchObject({
      autenticato: true,
      assegnazioniNote: false,
      assegnazioni: [],
    });
    await alone.app.close();
  });
});

async function startFresh() {
  return startPortale(
    {
      ONBOARDING_URLS: onboarding.address,
      DOVUTI_URLS: dovuti.address,
      PAGAMENTI_URLS: await deadAddress(),
      PIVOT_URLS: await deadAddress(),
    },
    { DATABASE_URL: database.url },
  );
}

describe('a request that changes something', () => {
  const door = '/api/bo/enti/c_roccaprova/dovuti';

  it('needs the session’s CSRF header (S6)', async () => {
    const token = await enter();
    const other = await whoAmI(await enter());
    for (const headers of [{}, { 'x-csrf-token': '' }, { 'x-csrf-token': other.csrf }] as Record<string, string>[])
      expect(await code(await ask(door, token, { method: 'POST', headers }))).toEqual([403, 'CSRF_NON_VALIDO']);
    expect(dovuti.received).toEqual([]);
    expect((await post(door, token)).status).toBe(200);
  });

  it.each([
    { origin: 'https://altrove.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[])('is refused from another origin, even with the header: %j (S6)', async (headers) => {
    expect(await code(await post(door, await enter(), headers))).toEqual([403, 'CSRF_NON_VALIDO']);
    expect(dovuti.received).toEqual([]);
  });

  it('is taken from a page of ours', async () => {
    const headers = { origin: base(), 'sec-fetch-site': 'same-origin' };
    expect((await post(door, await enter(), headers)).status).toBe(200);
  });
});

describe('an act that is not undone with a click (roles.md §5)', () => {
  const act = async (token: string, path: string, method: string) => {
    const { csrf } = await whoAmI(token);
    return ask(path, token, { method, headers: { 'x-csrf-token': csrf } });
  };
  const older = (minutes: number) =>
    db.outsideTenants((tx) =>
      tx.execute(`update sessioni set creata_il = creata_il - make_interval(mins => $1)`, [minutes]),
    );

  it('is done within ten minutes of the login; then the person enters again, and reads on meanwhile', async () => {
    const token = await enter();
    const iban = '/api/bo/enti/c_roccaprova/iban/IT22G0542811101000000123401';
    expect((await act(token, iban, 'PUT')).status).toBe(200);
    await older(11);
    onboarding.received.length = 0;
    expect(await code(await act(token, iban, 'PUT'))).toEqual([403, 'RIACCESSO_NECESSARIO']);
    expect(await code(await act(token, '/api/bo/enti/c_roccaprova/assegnazioni', 'POST'))).toEqual([
      403,
      'RIACCESSO_NECESSARIO',
    ]);
    expect(onboarding.received.filter(({ url }) => /iban|assegnazioni/.test(url))).toEqual([]);
    expect((await act(token, '/api/bo/enti/c_roccaprova/tipi-dovuto/TARI', 'PATCH')).status).toBe(200);
    expect((await ask('/api/bo/enti/c_roccaprova/assegnazioni', token)).status).toBe(200);
    expect((await act(await enter(), iban, 'PUT')).status).toBe(200);
  });
});

describe('a session ends', () => {
  it('after 30 minutes with nothing done, unless something is done', async () => {
    const token = await enter();
    await later(29);
    expect((await ask('/api/bo/enti/c_roccaprova/dovuti', token)).status).toBe(200);
    await later(29);
    expect((await post('/api/sessione/estendi', token)).status).toBe(200);
    await later(31);
    expect(await code(await ask('/api/bo/enti/c_roccaprova/dovuti', token))).toEqual([401, 'SESSIONE_SCADUTA']);
  });

  it('also when a page goes on asking by itself', async () => {
    const token = await enter();
    await later(29);
    await ask('/api/bo/enti/c_roccaprova/dovuti', token, { headers: { 'x-sfondo': '1' } });
    await whoAmI(token);
    await later(2);
    expect((await ask('/api/bo/enti/c_roccaprova/dovuti', token)).status).toBe(401);
  });

  it('after eight hours whatever is done', async () => {
    const token = await enter();
    for (let i = 0; i < 19; i += 1) {
      await later(25);
      expect((await post('/api/sessione/estendi', token)).status).toBe(200);
    }
    await later(6);
    expect((await ask('/api/sessione/estendi', token, { method: 'POST' })).status).toBe(401);
  });

  it('and its row is thrown away, with no other', async () => {
    const dead = await enter();
    await later(31);
    const { token: alive } = await store.open(ANONYMOUS, 'x');
    await deleteExpired(db, new AbortController().signal);
    expect(await store.find(dead)).toBeUndefined();
    expect(await store.find(alive)).toBeDefined();
    const [row] = await db.outsideTenants((tx) =>
      tx.query('select count(*)::int as n from sessioni where scade_il < now()'),
    );
    expect(row).toEqual({ n: 0 });
  });
});

describe('one’s own sessions', () => {
  it('are listed, and closed one by one', async () => {
    await db.outsideTenants((tx) => tx.execute('delete from sessioni'));
    const [here, there] = [await enter(), await enter()];
    const { elementi } = (await (await ask('/api/sessioni', here)).json()) as {
      elementi: { id: string; corrente: boolean; userAgent: string }[];
    };
    expect(elementi.map(({ corrente, userAgent }) => ({ corrente, userAgent }))).toEqual([
      { corrente: false, userAgent: 'Firefox' },
      { corrente: true, userAgent: 'Firefox' },
    ]);
    const { csrf } = await whoAmI(here);
    const close = (id: string) =>
      ask(`/api/sessioni/${id}`, here, { method: 'DELETE', headers: { 'x-csrf-token': csrf } });
    expect((await close(elementi.find(({ corrente }) => !corrente)!.id)).status).toBe(204);
    expect((await ask('/api/sessioni', there)).status).toBe(401);
  });

  it('of another person look as if they were not there', async () => {
    const here = await enter();
    const { session } = await store.open(ANONYMOUS, 'x', { ...PERSON, id: 'altra', soggetto: 'persona:altra' });
    const { csrf } = await whoAmI(here);
    for (const id of [session.id, 'x', '00000000-0000-4000-8000-000000000000']) {
      const answer = await ask(`/api/sessioni/${id}`, here, { method: 'DELETE', headers: { 'x-csrf-token': csrf } });
      expect(answer.status).toBe(404);
    }
  });

  it('are for who has entered', async () => {
    const { token } = await store.open(ANONYMOUS, 'x');
    expect(await code(await ask('/api/sessioni', token))).toEqual([401, 'ACCESSO_NECESSARIO']);
  });
});
