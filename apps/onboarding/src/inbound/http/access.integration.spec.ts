import { PERMESSI } from '@mypay/onboarding-core';
import { ACCESS_METADATA, type AccessRule } from '@mypay/platform/config';
import { until } from '@mypay/testing';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { Client } from 'pg';
import { INTERMEDIARIO, PRIMO_CLIENT, type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123';
const OTHER = '80023450234';
const tutti = { permessi: PERMESSI };
const onEnte = (ente: string, permessi: readonly string[] = PERMESSI) => ({ ente, permessi });

/** Every route with who may call it: roles.md S1. A new route fails here until it has its row. */
const ROUTES: readonly [method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, access: string][] = [
  ['POST', '/enti', 'ente.create'],
  ['GET', '/enti', 'ente.read'],
  ['GET', '/enti/:ente', 'ente.read'],
  ['PATCH', '/enti/:ente', 'ente.update.all'],
  ['POST', '/enti/:ente/stato', 'ente.stato'],
  ['PUT', '/enti/:ente/codici', 'ente.update.all'],
  ['PUT', '/enti/:ente/iban/:iban', 'iban.write'],
  ['PUT', '/enti/:ente/funzionalita/:codice', 'ente.funzionalita'],
  ['GET', '/enti/:ente/registro', 'audit.read'],
  ['GET', '/enti/:ente/tipi-dovuto', 'ente.read'],
  ['PUT', '/enti/:ente/tipi-dovuto/:codice', 'tipo.update.all'],
  ['GET', '/stazioni', 'ente.update.all'],
  ['PUT', '/stazioni/:id', 'ente.update.all'],
  ['POST', '/clients', 'sh.manage'],
  ['GET', '/clients', 'sh.manage'],
  ['POST', '/clients/:clientId/segreto', 'sh.manage'],
  ['DELETE', '/clients/:clientId', 'sh.manage'],
  ['POST', '/enti/:ente/clients', 'sh.manage'],
  ['GET', '/enti/:ente/clients', 'sh.manage'],
  ['POST', '/enti/:ente/clients/:clientId/segreto', 'sh.manage'],
  ['DELETE', '/enti/:ente/clients/:clientId', 'sh.manage'],
  ['GET', '/enti/:ente/assegnazioni', 'operatore.read'],
  ['POST', '/enti/:ente/assegnazioni', 'operatore.manage'],
  ['PATCH', '/enti/:ente/assegnazioni/:utente/:ruolo', 'operatore.manage'],
  ['DELETE', '/enti/:ente/assegnazioni/:utente/:ruolo', 'operatore.manage'],
  ['GET', '/assegnazioni', 'operatore.admin'],
  ['POST', '/assegnazioni', 'operatore.admin'],
  ['DELETE', '/assegnazioni/:utente/:ruolo', 'operatore.admin'],
  ['POST', '/interno/persone/accesso', 'servizi: portale'],
  ['GET', '/interno/persone/:id/accessi', 'servizi: portale'],
  ['GET', '/interno/persone/:id/accessi/:codiceIpa', 'servizi: portale'],
  ['GET', '/interno/permessi', 'servizi: portale'],
  ['POST', '/interno/registro/accessi', 'servizi: portale'],
  ['GET', '/public/enti', 'pub.enti.read'],
  ['GET', '/public/enti/:codiceIpa', 'pub.enti.read'],
  ['GET', '/public/enti/:codiceIpa/spontanei/:codice', 'pub.enti.read'],
  ['POST', '/interno/clients/verifica', 'servizi: portale'],
  ['GET', '/interno/accessi/:clientId', 'servizi: portale'],
  ['GET', '/interno/accessi/:clientId/:codiceIpa', 'servizi: portale'],
  ['GET', '/interno/enti', 'servizi: portale'],
  ['GET', '/health/live', 'pubblico'],
  ['GET', '/health/ready', 'pubblico'],
  ['GET', '/health/quiet', 'pubblico'],
  ['GET', '/metrics', 'pubblico'],
];

let running: RunningOnboarding;
const call = (...args: Parameters<RunningOnboarding['call']>) => running.call(...args);

beforeAll(async () => {
  running = await startOnboarding();
  for (const [codiceFiscale, codiceIpa] of [
    [CF, 'c_roccaprova'],
    [OTHER, 'p_valprova'],
  ])
    await call('POST', '/enti', tutti, { codiceFiscale, codiceIpa, denominazione: 'Ente', tipoEnte: '01' });
});
afterAll(() => running?.close());

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD'];
const words = (rule: AccessRule | undefined): string =>
  rule === undefined
    ? 'NOBODY DECLARED'
    : rule.tipo === 'PERMESSO'
      ? rule.permesso
      : rule.tipo === 'SERVIZI'
        ? `servizi: ${rule.servizi.join(', ')}`
        : 'pubblico';

describe('every route declares who may call it (S1)', () => {
  it('and the table here names them all', () => {
    const reflector = running.app.get(Reflector);
    const found = [...running.app.get(ModulesContainer).values()].flatMap((module) =>
      [...module.controllers.values()].flatMap(({ instance, metatype }) => {
        const base = String(Reflect.getMetadata('path', metatype as object) ?? '');
        const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
        return Object.getOwnPropertyNames(prototype).flatMap((name) => {
          const handler = prototype[name] as object;
          const path = Reflect.getMetadata('path', handler) as string | undefined;
          if (name === 'constructor' || typeof handler !== 'function' || path === undefined) return [];
          const method = METHODS[Number(Reflect.getMetadata('method', handler))] ?? '?';
          const rule = reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_METADATA, [
            handler as never,
            metatype as never,
          ]);
          const url = `/${[base, path]
            .map((part) => part.replace(/^\/|\/$/g, ''))
            .filter((part) => part !== '')
            .join('/')}`;
          return [`${method} ${url} ← ${words(rule)}`];
        });
      }),
    );
    expect(found.sort()).toEqual(ROUTES.map(([method, path, access]) => `${method} ${path} ← ${access}`).sort());
  });

  const guarded = ROUTES.filter(([, , access]) => access !== 'pubblico');
  const url = (path: string) => path.replace(':ente', CF).replace(/:\w+/g, 'x');

  it.each(guarded)('%s %s without a token: 401', async (method, path) => {
    expect(
      await call(method, url(path), undefined, method === 'GET' || method === 'DELETE' ? undefined : {}),
    ).toMatchObject({
      status: 401,
      body: { code: 'NON_AUTENTICATO' },
    });
  });

  const permessi = guarded.filter(([, , access]) => !access.startsWith('servizi'));
  it.each(permessi)('%s %s with every permission but %s: 403', async (method, path, permesso) => {
    const others = PERMESSI.filter((p) => p !== permesso);
    const answer = await call(
      method,
      url(path),
      onEnte(CF, others),
      method === 'GET' || method === 'DELETE' ? undefined : {},
    );
    expect(answer).toMatchObject({ status: 403, body: { code: 'PERMESSO_MANCANTE' } });
  });

  it.each(permessi.filter(([, path]) => path.includes(':ente')))(
    '%s %s on the ente of another: 404 (S2)',
    async (method, path) => {
      const answer = await call(
        method,
        url(path),
        onEnte(OTHER),
        method === 'GET' || method === 'DELETE' ? undefined : {},
      );
      expect(answer).toMatchObject({ status: 404, body: { code: 'NON_TROVATO' } });
    },
  );
});

describe('clients over HTTP', () => {
  const verifica = (clientId: unknown, clientSecret: unknown) =>
    call('POST', '/interno/clients/verifica', {}, { clientId, clientSecret } as object);

  it('the bootstrap client is there, and a second start changes nothing', async () => {
    expect((await verifica(PRIMO_CLIENT.clientId, PRIMO_CLIENT.clientSecret)).body).toEqual({ valido: true });
    expect((await verifica(PRIMO_CLIENT.clientId, 'altro')).body).toEqual({ valido: false });
    expect((await verifica('nessuno', 'altro')).body).toEqual({ valido: false });
  });

  it('CLIENT-3: a new one shows its secret once, works, is rotated and revoked', async () => {
    const made = await call('POST', '/clients', tutti, { codiceIpa: 'c_roccaprova', ruoli: ['AMMINISTRATORE_ENTE'] });
    expect(made.status).toBe(201);
    const { clientId, clientSecret } = made.body;
    expect(String(clientSecret)).toMatch(/^test_[\w-]{43}$/);
    const listed = await call('GET', '/clients', tutti);
    expect(JSON.stringify(listed.body)).not.toContain('Secret');
    expect(JSON.stringify(listed.body)).not.toContain('scrypt');

    const rotated = await call('POST', `/clients/${String(clientId)}/segreto`, tutti);
    for (const secret of [clientSecret, rotated.body['clientSecret']])
      expect((await verifica(clientId, secret)).body).toEqual({ valido: true });

    const access = await call('GET', `/interno/accessi/${String(clientId)}/C_ROCCAPROVA`, {});
    expect(access.body).toMatchObject({ ente: CF });
    expect((await call('GET', `/interno/accessi/${String(clientId)}/p_valprova`, {})).body).toMatchObject({
      ente: null,
    });

    expect((await call('GET', `/interno/accessi/${String(clientId)}`, {})).body).toMatchObject({ ambito: CF });
    expect((await call('GET', `/interno/accessi/${PRIMO_CLIENT.clientId}`, {})).body).toMatchObject({ ambito: null });

    expect((await call('DELETE', `/clients/${String(clientId)}`, tutti)).status).toBe(204);
    expect((await verifica(clientId, clientSecret)).body).toEqual({ valido: false });
    expect((await call('GET', `/interno/accessi/${String(clientId)}`, {})).status).toBe(404);
  });

  it('CLIENT-3: rotations that race with a revocation never bring the client back', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const clientId = `gara-${n}`;
        const made = await call('POST', '/clients', tutti, { clientId, permessi: ['ente.read'] });
        const rotate = () => call('POST', `/clients/${clientId}/segreto`, tutti);
        const [first, revoked, last] = await Promise.all([
          rotate(),
          call('DELETE', `/clients/${clientId}`, tutti),
          rotate(),
        ]);
        expect(revoked.status).toBe(204);
        const secrets = [made, first, last].map(({ body }) => body['clientSecret']).filter((s) => s !== undefined);
        const alive = await Promise.all(secrets.map(async (secret) => (await verifica(clientId, secret)).body));
        return alive.map(({ valido }) => valido);
      }),
    );
    expect(outcomes.flat()).toEqual(outcomes.flat().map(() => false));
    const listed = (await call('GET', '/clients', tutti)).body['elementi'] as { clientId: string; stato: string }[];
    expect(listed.filter(({ clientId }) => clientId.startsWith('gara-')).map(({ stato }) => stato)).toEqual(
      Array.from({ length: 12 }, () => 'REVOCATO'),
    );
  });

  it('CLIENT-3: a rotation that has waited for a revocation does not undo it', async () => {
    const clientId = 'in-coda';
    await call('POST', '/clients', tutti, { clientId, permessi: ['ente.read'] });
    const admin = new Client({ connectionString: running.database.adminUrl });
    await admin.connect();
    const inLine = async (): Promise<number> => {
      const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return (await admin.query(waiting)).rows.length;
    };
    try {
      await admin.query('begin');
      await admin.query(`select 1 from onboarding.clients where client_id = $1 for update`, [clientId]);
      const revoked = call('DELETE', `/clients/${clientId}`, tutti);
      await until(async () => (await inLine()) === 1);
      const rotated = call('POST', `/clients/${clientId}/segreto`, tutti);
      await until(async () => (await inLine()) === 2);
      await admin.query('commit');
      expect((await revoked).status).toBe(204);
      expect(await rotated).toMatchObject({ body: { code: 'CLIENT_REVOCATO' } });
      expect((await call('GET', `/interno/accessi/${clientId}`, {})).status).toBe(404);
    } finally {
      await admin.end();
    }
  });

  it('CLIENT-3: of rotations at once every secret shown is known or was replaced, one after the other', async () => {
    const clientId = 'doppia';
    await call('POST', '/clients', tutti, { clientId, permessi: ['ente.read'] });
    const rotated = await Promise.all([1, 2].map(() => call('POST', `/clients/${clientId}/segreto`, tutti)));
    for (const { body } of rotated)
      expect((await verifica(clientId, body['clientSecret'])).body).toEqual({ valido: true });
  });

  it('CLIENT-1: nobody rotates a client that can do more than he can', async () => {
    await call('POST', '/clients', tutti, {
      clientId: 'forte',
      codiceIpa: 'c_roccaprova',
      permessi: ['dovuto.write', 'sh.manage'],
    });
    expect(await call('POST', `/enti/${CF}/clients/forte/segreto`, onEnte(CF, ['sh.manage']))).toMatchObject({
      status: 403,
      body: { code: 'PERMESSI_NON_CONCEDIBILI', permessi: ['dovuto.write'] },
    });
  });

  it('CLIENT-1: an ente’s administrator makes clients of its ente, with no more than he holds', async () => {
    const hers = ['sh.manage', 'dovuto.read'];
    const answer = await call('POST', `/enti/${CF}/clients`, onEnte(CF, hers), { permessi: ['dovuto.read'] });
    expect(answer).toMatchObject({ status: 201, body: { ente: CF, permessi: ['dovuto.read'] } });
    expect(await call('POST', `/enti/${CF}/clients`, onEnte(CF, hers), { permessi: ['dovuto.write'] })).toMatchObject({
      status: 403,
      body: { code: 'PERMESSI_NON_CONCEDIBILI' },
    });
    expect((await call('POST', `/enti/${CF}/clients`, onEnte(CF, hers), { permessi: ['ente.nonEsiste'] })).status).toBe(
      400,
    );
    expect((await call('DELETE', `/enti/${CF}/clients/${PRIMO_CLIENT.clientId}`, onEnte(CF, hers))).status).toBe(404);
  });

  it('CLIENT-2: a client of one ente lists its ente alone and makes none', async () => {
    await call('POST', '/clients', tutti, { clientId: 'di-rocca', codiceIpa: 'c_roccaprova', permessi: ['ente.read'] });
    const own = { soggetto: 'di-rocca', permessi: PERMESSI };
    expect((await call('GET', '/enti', own)).body['elementi']).toMatchObject([{ codiceFiscale: CF }]);
    expect((await call('GET', '/enti', tutti)).body['elementi']).toHaveLength(2);
    const fresh = { codiceFiscale: '80034560344', codiceIpa: 'asl_x', denominazione: 'ASL', tipoEnte: '05' };
    expect(await call('POST', '/enti', own, fresh)).toMatchObject({
      status: 403,
      body: { code: 'AMBITO_INSUFFICIENTE' },
    });
  });

  it('pages of enti go on after the cursor', async () => {
    const first = await call('GET', '/enti?limite=1', tutti);
    const next = await call('GET', `/enti?limite=1&cursore=${String(first.body['cursore'])}`, tutti);
    expect(next.body).toMatchObject({ elementi: [{ codiceFiscale: OTHER }], cursore: null });
  });

  it('the enti belong to the intermediary of who made them', async () => {
    expect((await call('GET', `/enti/${CF}`, onEnte(CF))).body).toMatchObject({ intermediario: INTERMEDIARIO });
  });
});
