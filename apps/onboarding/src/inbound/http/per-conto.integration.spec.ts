import { PER_CONTO_PERMESSI, PERMESSI_CLIENT, permessiOf } from '@mypay/onboarding-core';
import { Database } from '@mypay/platform/db';
import { type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123';
const OTHER = '80023450234';
const ADMIN = { codiceFiscale: 'RSSMRA80A01H501U', nome: 'Fabio', cognome: 'Campioni' };
const SECOND = { codiceFiscale: 'VRDLGI75B02F205O', nome: 'Anna', cognome: 'Verdi' };
const REASON = { motivo: 'Sportello del Comune chiuso per malattia' };

let running: RunningOnboarding;
let admin: string;
const call = (...args: Parameters<RunningOnboarding['call']>) => running.call(...args);
const as = (ente: string) => ({
  soggetto: `persona:${admin}`,
  ente,
  permessi: permessiOf(['AMMINISTRATORE_INTERMEDIARIO']),
});
const begin = (ente: string, body: object = REASON) => call('POST', `/enti/${ente}/per-conto`, as(ente), body);
const end = (ente: string) => call('DELETE', `/enti/${ente}/per-conto`, as(ente));
const access = async (ipa: string) =>
  (await call('GET', `/interno/persone/${admin}/accessi/${ipa}`, {})).body['ente'] as {
    permessi: string[];
    perConto: { motivo: string; fino: string } | null;
  };
const lines = async (ente: string): Promise<readonly Record<string, unknown>[]> => {
  const { body } = await call('GET', `/enti/${ente}/registro`, as(ente));
  return (body['elementi'] as Record<string, unknown>[]).filter(({ azione }) => String(azione).startsWith('PER_CONTO'));
};

beforeAll(async () => {
  running = await startOnboarding();
  const all = { permessi: PERMESSI_CLIENT };
  for (const [codiceFiscale, codiceIpa] of [
    [CF, 'c_roccaprova'],
    [OTHER, 'p_valprova'],
  ] as const)
    await call('POST', '/enti', all, { codiceFiscale, codiceIpa, denominazione: 'Ente', tipoEnte: '01' });
  for (const persona of [ADMIN, SECOND]) {
    const { body } = await call('POST', '/assegnazioni', all, { persona, ruolo: 'AMMINISTRATORE_INTERMEDIARIO' });
    if (persona === ADMIN) admin = (body['persona'] as { id: string }).id;
  }
});
afterAll(() => running?.close());
afterEach(async () => {
  for (const ente of [CF, OTHER]) await end(ente);
});

describe('R4: acting on an ente’s behalf', () => {
  it('gives what changes debts, on that ente alone, until it is ended; both ends stand in the ente’s register', async () => {
    expect((await access('c_roccaprova')).permessi).not.toContain('dovuto.write');
    expect(await begin(CF)).toMatchObject({ status: 200, body: REASON });
    const acting = await access('c_roccaprova');
    expect(acting.permessi).toEqual(expect.arrayContaining([...PER_CONTO_PERMESSI]));
    expect(acting.perConto).toMatchObject(REASON);
    expect((await access('p_valprova')).permessi).not.toContain('dovuto.write');
    expect((await access('p_valprova')).perConto).toBeNull();
    const everything = (await call('GET', `/interno/persone/${admin}/accessi`, {})).body['enti'];
    expect(everything).toMatchObject([{ perConto: REASON }, { perConto: null }]);

    expect((await end(CF)).status).toBe(204);
    expect((await end(CF)).status).toBe(204);
    expect((await access('c_roccaprova')).permessi).not.toContain('dovuto.write');
    expect(await lines(CF)).toMatchObject([
      { azione: 'PER_CONTO_FINE', attore: `persona:${admin}`, ...REASON },
      { azione: 'PER_CONTO_INIZIO', attore: `persona:${admin}`, oggettoId: admin, ...REASON },
    ]);
  });

  it('S15: is over at its time, by the server’s clock, and the next one may begin', async () => {
    await begin(CF, { ...REASON, minuti: 1 });
    const db = running.app.get(Database);
    await db.outsideTenants((tx) => tx.execute(`update per_conto set dal = dal - interval '1 hour', fino = now()`));
    expect((await access('c_roccaprova')).permessi).not.toContain('dovuto.write');
    expect((await begin(OTHER)).status).toBe(200);
  });

  it('asked twice it is one, and no longer than it was', async () => {
    const first = await begin(CF, { ...REASON, minuti: 10 });
    const before = (await lines(CF)).length;
    expect((await begin(CF)).body).toEqual(first.body);
    expect(await lines(CF)).toHaveLength(before);
  });

  it('is for one ente at a time, also when both are asked at once', async () => {
    const answers = await Promise.all([begin(CF), begin(OTHER)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body['code']).toBe('PER_CONTO_IN_CORSO');
  });

  it('ends with the role: who is revoked has nothing left of it', async () => {
    await begin(CF);
    const all = { permessi: PERMESSI_CLIENT };
    await call('DELETE', `/assegnazioni/${admin}/AMMINISTRATORE_INTERMEDIARIO`, all);
    expect((await call('GET', `/interno/persone/${admin}/accessi/c_roccaprova`, {})).body).toEqual({ ente: null });
    await call('POST', '/assegnazioni', all, { persona: ADMIN, ruolo: 'AMMINISTRATORE_INTERMEDIARIO' });
  });

  it.each([
    ['logout', () => call('POST', '/interno/registro/accessi', {}, { azione: 'LOGOUT', attore: `persona:${admin}` })],
    ['next login', () => call('POST', '/interno/persone/accesso', {}, { sub: 'fabio', ...ADMIN })],
  ])('ends with the session in which its reason was given: at the %s', async (_, leaves) => {
    await begin(CF);
    const before = (await lines(CF)).length;
    expect((await leaves()).status).toBeLessThan(300);
    expect(await access('c_roccaprova')).toMatchObject({ perConto: null });
    expect((await access('c_roccaprova')).permessi).not.toContain('dovuto.write');
    expect(await lines(CF)).toHaveLength(before + 1);
    expect((await lines(CF))[0]).toMatchObject({ azione: 'PER_CONTO_FINE', attore: `persona:${admin}`, ...REASON });
  });

  it('is refused without a reason, for more than an hour, and to a program', async () => {
    expect(await begin(CF, { motivo: '  ' })).toMatchObject({ status: 422, body: { code: 'PER_CONTO_NON_VALIDO' } });
    expect((await begin(CF, { ...REASON, minuti: 61 })).status).toBe(400);
    const program = { ente: CF, permessi: ['int.per-conto'] };
    expect(await call('POST', `/enti/${CF}/per-conto`, program, REASON)).toMatchObject({
      status: 403,
      body: { code: 'AMBITO_INSUFFICIENTE' },
    });
  });
});
