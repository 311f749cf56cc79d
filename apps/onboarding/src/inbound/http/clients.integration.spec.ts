import { PERMESSI } from '@mypay/onboarding-core';
import { until } from '@mypay/testing';
import { Client } from 'pg';
import { INTERMEDIARIO, PRIMO_CLIENT, type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123';
const OTHER = '80023450234';
const tutti = { permessi: PERMESSI };
const onEnte = (ente: string, permessi: readonly string[] = PERMESSI) => ({ ente, permessi });

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
