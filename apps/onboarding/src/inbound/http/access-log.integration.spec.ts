import { PERMESSI_CLIENT } from '@mypay/onboarding-core';
import { Database } from '@mypay/platform/db';
import { type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123';
const OTHER = '80023450234';
const all = { permessi: PERMESSI_CLIENT };
const onEnte = (ente: string) => ({ ente, permessi: PERMESSI_CLIENT });
const MARIA = { codiceFiscale: 'RSSMRA80A01H501U', nome: 'Maria', cognome: 'Rossi' };
const SECOND = { codiceFiscale: 'VRDLGI75B02F205O', nome: 'Luigi', cognome: 'Verdi' };

interface Line {
  readonly azione: string;
  readonly persona: { readonly id: string; readonly nome: string } | null;
  readonly client: string | null;
}

let running: RunningOnboarding;
let maria: string;
let second: string;
const call = (...args: Parameters<RunningOnboarding['call']>) => running.call(...args);
const tell = (body: object) => call('POST', '/interno/registro/accessi', {}, body);
const enter = async (person: object): Promise<string> =>
  String((await call('POST', '/interno/persone/accesso', {}, { ...person, sub: 's' })).body['id']);
const lines = async (door: string, as: object): Promise<readonly Line[]> =>
  (await call('GET', door, as)).body['elementi'] as Line[];
const ofEnte = (ente: string, query = '') => lines(`/enti/${ente}/registro-accessi?${query}`, onEnte(ente));
const words = (some: readonly Line[]) => some.map(({ azione, persona }) => `${azione} ${persona?.nome ?? '–'}`);

beforeAll(async () => {
  running = await startOnboarding();
  for (const [codiceFiscale, codiceIpa] of [
    [CF, 'c_roccaprova'],
    [OTHER, 'p_valprova'],
  ] as const)
    await call('POST', '/enti', all, { codiceFiscale, codiceIpa, denominazione: 'Ente', tipoEnte: '01' });
  second = await enter(SECOND); // a citizen still
  await call('POST', `/enti/${CF}/assegnazioni`, onEnte(CF), { persona: MARIA, ruolo: 'OPERATORE' });
  await call('POST', `/enti/${OTHER}/assegnazioni`, onEnte(OTHER), { persona: SECOND, ruolo: 'OPERATORE' });
  maria = await enter(MARIA);
  await enter(SECOND);
  await tell({ azione: 'ACCESSO_NEGATO', attore: `persona:${second}`, codiceIpa: 'C_ROCCAPROVA' });
  await tell({ azione: 'ACCESSO_NEGATO', attore: 'gestionale', codiceIpa: 'c_roccaprova' });
  await tell({ azione: 'LOGOUT', attore: `persona:${maria}` });
  await tell({ azione: 'LOGIN_KO', attore: 'anonimo', dettaglio: 'annullato' });
});
afterAll(() => running?.close());

describe('the register of accesses, newest first', () => {
  it('shows an ente its own persons, and who was refused on it without telling whose person that is', async () => {
    const seen = await ofEnte(CF);
    expect(words(seen)).toEqual(['LOGOUT Maria', 'ACCESSO_NEGATO –', 'ACCESSO_NEGATO –', 'LOGIN_OK Maria']);
    expect(seen.map(({ client }) => client)).toEqual([null, 'gestionale', null, null]);
  });

  it('S2: shows another ente nothing of that; and of its persons nothing from before they were', async () => {
    expect(words(await ofEnte(OTHER))).toEqual(['LOGIN_OK Luigi']);
    expect((await call('GET', `/enti/${CF}/registro-accessi`, onEnte(OTHER))).status).toBe(404);
  });

  it('shows nothing of who is its person no more, from that moment on', async () => {
    await call('DELETE', `/enti/${OTHER}/operatori/${second}`, onEnte(OTHER));
    await tell({ azione: 'LOGOUT', attore: `persona:${second}` });
    expect(words(await ofEnte(OTHER))).toEqual(['LOGIN_OK Luigi']);
  });

  it('shows the intermediary all of its enti, and the logins that failed', async () => {
    const seen = words(await lines('/registro-accessi', all));
    expect(seen).toEqual(expect.arrayContaining(['LOGIN_KO –', 'LOGOUT Maria', 'ACCESSO_NEGATO Luigi']));
    const admin = { soggetto: `persona:${maria}`, permessi: ['audit.read'] };
    expect(await call('GET', '/registro-accessi', admin)).toMatchObject({
      status: 403,
      body: { code: 'AMBITO_INSUFFICIENTE' },
    });
  });

  it('is filtered by person, action and days of Italy, and goes on after its cursor', async () => {
    expect(words(await ofEnte(CF, `persona=${maria}`))).toEqual(['LOGOUT Maria', 'LOGIN_OK Maria']);
    expect(words(await ofEnte(CF, 'azione=LOGIN_OK'))).toEqual(['LOGIN_OK Maria']);
    expect(await ofEnte(CF, `persona=${second}`)).toMatchObject([{ azione: 'ACCESSO_NEGATO', persona: null }]);
    const db = running.app.get(Database);
    await db.outsideTenants((tx) =>
      tx.execute(
        `insert into registro_accessi (ts, attore, azione, codice_ipa, correlation_id) values ('2026-03-10T23:30:00Z', 'notturno', 'ACCESSO_NEGATO', 'c_roccaprova', 'c')`,
      ),
    );
    expect(await ofEnte(CF, 'dal=2026-03-11&al=2026-03-11')).toMatchObject([{ client: 'notturno' }]);
    expect(await ofEnte(CF, 'dal=2026-03-10&al=2026-03-10')).toEqual([]);
    const first = await call('GET', `/enti/${CF}/registro-accessi?limite=2`, onEnte(CF));
    const rest = await ofEnte(CF, `limite=50&cursore=${String(first.body['cursore'])}`);
    expect(words([...(first.body['elementi'] as Line[]), ...rest])).toEqual(words(await ofEnte(CF)));
  });
});
