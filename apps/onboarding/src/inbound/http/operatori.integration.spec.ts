import { addDays, dateInRome, SystemClock } from '@mypay/kernel';
import { PERMESSI_CLIENT, permessiOf } from '@mypay/onboarding-core';
import { type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123';
const OTHER = '80023450234';
const onEnte = (ente: string) => ({ ente, permessi: PERMESSI_CLIENT });
const MARIA = { codiceFiscale: 'RSSMRA80A01H501U', nome: 'Maria', cognome: 'Rossi' };
const SECOND = { codiceFiscale: 'VRDLGI75B02F205O', nome: 'Luigi', cognome: 'Verdi', email: 'luigi@example.it' };

interface Row {
  readonly persona: { readonly id: string; readonly cognome: string };
  readonly ruoli: readonly Record<string, unknown>[];
  readonly attivo: boolean;
  readonly proprio: boolean;
}

let running: RunningOnboarding;
let maria: string;
let second: string;
const call = (...args: Parameters<RunningOnboarding['call']>) => running.call(...args);
const assign = async (ente: string, body: object): Promise<string> => {
  const answer = await call('POST', `/enti/${ente}/assegnazioni`, onEnte(ente), body);
  return (answer.body['persona'] as { id: string }).id;
};
const list = async (query = '', as: object = onEnte(CF)): Promise<readonly Row[]> =>
  (await call('GET', `/enti/${CF}/operatori?${query}`, as)).body['elementi'] as Row[];
const names = (rows: readonly Row[]): string[] => rows.map(({ persona }) => persona.cognome);

beforeAll(async () => {
  running = await startOnboarding();
  for (const [codiceFiscale, codiceIpa] of [
    [CF, 'c_roccaprova'],
    [OTHER, 'p_valprova'],
  ] as const) {
    const body = { codiceFiscale, codiceIpa, denominazione: `Ente ${codiceIpa}`, tipoEnte: '01' };
    await call('POST', '/enti', { permessi: PERMESSI_CLIENT }, body);
    await call('PUT', `/enti/${codiceFiscale}/tipi-dovuto/TARI`, onEnte(codiceFiscale), {
      descrizione: 'Rifiuti',
      attivo: false,
    });
  }
  maria = await assign(CF, { persona: MARIA, ruolo: 'OPERATORE', tipi: ['TARI'] });
  await assign(CF, { persona: MARIA, ruolo: 'PIVOT_VISUALIZZA' });
  second = await assign(CF, { persona: SECOND, ruolo: 'AMMINISTRATORE_ENTE' });
  await assign(OTHER, { persona: MARIA, ruolo: 'OPERATORE' });
});
afterAll(() => running?.close());

describe('E-05: the persons of an ente', () => {
  it('shows one row a person, with all that she has there and nothing of another ente', async () => {
    expect(await list()).toMatchObject([
      {
        persona: { id: maria, cognome: 'Rossi' },
        ruoli: [
          { ruolo: 'OPERATORE', tipi: ['TARI'], inVigore: true, inScadenza: false },
          { ruolo: 'PIVOT_VISUALIZZA', tipi: null },
        ],
        ultimoAccesso: null,
        attivo: true,
        proprio: false,
      },
      { persona: { id: second, cognome: 'Verdi' } },
    ]);
    const one = await call('GET', `/enti/${CF}/operatori/${maria}`, onEnte(CF));
    expect(one).toMatchObject({ status: 200, body: { persona: MARIA } });
    expect((await call('GET', `/enti/${OTHER}/operatori/${second}`, onEnte(OTHER))).status).toBe(404);
  });

  it('is searched by name in either order, by the beginning of codice fiscale or e-mail, by role and state', async () => {
    expect(names(await list('testo=maria%20ros'))).toEqual(['Rossi']);
    expect(names(await list('testo=verdi%20lu'))).toEqual(['Verdi']);
    expect(names(await list('testo=rssmra'))).toEqual(['Rossi']);
    expect(names(await list('testo=LUIGI%40'))).toEqual(['Verdi']);
    expect(names(await list('testo=%25'))).toEqual([]);
    expect(names(await list('ruolo=AMMINISTRATORE_ENTE'))).toEqual(['Verdi']);
    expect(names(await list('stato=ATTIVI'))).toEqual(['Rossi', 'Verdi']);
    expect(names(await list('stato=CESSATI'))).toEqual([]);
  });

  it('goes on after its cursor', async () => {
    const first = await call('GET', `/enti/${CF}/operatori?limite=1`, onEnte(CF));
    const next = await list(`limite=1&cursore=${String(first.body['cursore'])}`);
    expect([...names(first.body['elementi'] as Row[]), ...names(next)]).toEqual(['Rossi', 'Verdi']);
  });

  it('says who the caller is, so that a screen offers nobody her own roles', async () => {
    const self = { soggetto: `persona:${second}`, ente: CF, permessi: permessiOf(['AMMINISTRATORE_ENTE']) };
    expect((await list('', self)).map(({ proprio }) => proprio)).toEqual([false, true]);
    expect(await call('DELETE', `/enti/${CF}/operatori/${second}`, self)).toMatchObject({
      status: 403,
      body: { code: 'ASSEGNAZIONE_PROPRIA' },
    });
  });

  it('removes a person whole and keeps what she was; the last administrator stays', async () => {
    expect(await call('DELETE', `/enti/${CF}/operatori/${second}`, onEnte(CF))).toMatchObject({
      status: 409,
      body: { code: 'ULTIMO_AMMINISTRATORE' },
    });
    expect((await call('DELETE', `/enti/${CF}/operatori/${maria}`, onEnte(CF))).status).toBe(204);
    expect(await call('DELETE', `/enti/${CF}/operatori/${maria}`, onEnte(CF))).toMatchObject({
      status: 404,
      body: { code: 'ASSEGNAZIONE_SCONOSCIUTA' },
    });
    expect(await list('stato=CESSATI')).toMatchObject([
      { persona: { id: maria }, attivo: false, ruoli: [{ stato: 'REVOCATA' }, { stato: 'REVOCATA' }] },
    ]);
    const { body } = await call('GET', `/interno/persone/${maria}/accessi`, {});
    expect(body['enti']).toMatchObject([{ codiceFiscale: OTHER }]);
  });

  it('R7: the last day is today’s for the server; the day after there is nothing', async () => {
    const today = dateInRome(new SystemClock().now());
    const before = addDays(today, -1);
    await assign(CF, { persona: MARIA, ruolo: 'OPERATORE', da: '2026-01-01', a: before });
    const path = `/interno/persone/${maria}/accessi/c_roccaprova`;
    expect((await call('GET', path, {})).body).toEqual({ ente: null });
    const own = { soggetto: `persona:${maria}`, permessi: ['ente.read'] };
    const profile = async () => (await call('GET', '/profilo', own)).body['assegnazioni'] as Record<string, unknown>[];
    const here = (rows: Record<string, unknown>[]) =>
      rows.find(
        (one) => (one['ente'] as { codiceIpa: string }).codiceIpa === 'c_roccaprova' && one['ruolo'] === 'OPERATORE',
      );
    expect(here(await profile())).toMatchObject({ inVigore: false, inScadenza: false, a: before });
    await call('PATCH', `/enti/${CF}/assegnazioni/${maria}/OPERATORE`, onEnte(CF), { a: today });
    expect((await call('GET', path, {})).body).toMatchObject({ ente: { ruoli: ['OPERATORE'] } });
    expect(here(await profile())).toMatchObject({ inVigore: true, inScadenza: true });
  });

  it('O-16: a person sees her own assignments of every ente, and a program has no profile', async () => {
    const own = { soggetto: `persona:${maria}`, permessi: ['ente.read'] };
    const { body } = await call('GET', '/profilo', own);
    expect(body).toMatchObject({ persona: MARIA });
    const enti = (body['assegnazioni'] as { ente: { codiceIpa: string } }[]).map(({ ente }) => ente.codiceIpa);
    expect(new Set(enti)).toEqual(new Set(['c_roccaprova', 'p_valprova']));
    expect((await call('GET', '/profilo', { soggetto: 'client', permessi: ['ente.read'] })).status).toBe(404);
  });
});
