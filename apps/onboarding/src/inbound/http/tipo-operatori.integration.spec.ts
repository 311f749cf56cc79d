import { PERMESSI_CLIENT, permessiOf } from '@mypay/onboarding-core';
import { type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123';
const onEnte = { ente: CF, permessi: PERMESSI_CLIENT };
const MARIA = { codiceFiscale: 'RSSMRA80A01H501U', nome: 'Maria', cognome: 'Rossi' };
const SECOND = { codiceFiscale: 'VRDLGI75B02F205O', nome: 'Luigi', cognome: 'Verdi' };
const THIRD = { codiceFiscale: 'BNCNNA85C43L219Z', nome: 'Anna', cognome: 'Bianchi' };

let running: RunningOnboarding;
const ids: Record<string, string> = {};
const call = (...args: Parameters<RunningOnboarding['call']>) => running.call(...args);
const switching = (codice: string, body: object, as: object = onEnte) =>
  call('POST', `/enti/${CF}/tipi-dovuto/${codice}/operatori`, as, body);
const tipiOf = async (who: string, role: string): Promise<unknown> => {
  const { body } = await call('GET', `/enti/${CF}/operatori/${ids[who]}`, onEnte);
  return (body['ruoli'] as { ruolo: string; tipi: unknown }[]).find(({ ruolo }) => ruolo === role)?.tipi;
};
const lines = async (query: string): Promise<Record<string, unknown>[]> =>
  (await call('GET', `/enti/${CF}/registro?${query}`, onEnte)).body['elementi'] as Record<string, unknown>[];

beforeAll(async () => {
  running = await startOnboarding();
  const ente = { codiceFiscale: CF, codiceIpa: 'c_roccaprova', denominazione: 'Ente', tipoEnte: '01' };
  await call('POST', '/enti', { permessi: PERMESSI_CLIENT }, ente);
  for (const codice of ['TARI', 'MENSA'])
    await call('PUT', `/enti/${CF}/tipi-dovuto/${codice}`, onEnte, { descrizione: codice, attivo: false });
  for (const [name, persona, ruolo, tipi] of [
    ['maria', MARIA, 'OPERATORE', ['TARI']],
    ['maria', MARIA, 'PIVOT_VISUALIZZA', null],
    ['second', SECOND, 'AMMINISTRATORE_ENTE', null],
    ['third', THIRD, 'OPERATORE', []],
  ] as const) {
    const answer = await call('POST', `/enti/${CF}/assegnazioni`, onEnte, { persona, ruolo, tipi });
    ids[name] = (answer.body['persona'] as { id: string }).id;
  }
});
afterAll(() => running?.close());

describe('E-04: who works on a tipo dovuto', () => {
  it('lists only who has a role that is given by tipo', async () => {
    const { body } = await call('GET', `/enti/${CF}/operatori?perTipo=true`, onEnte);
    expect((body['elementi'] as { persona: { cognome: string } }[]).map(({ persona }) => persona.cognome)).toEqual([
      'Bianchi',
      'Rossi',
    ]);
  });

  it('is given to many at once, with a line each for who had it not', async () => {
    const assegnazioni = [
      { utente: ids['maria'], ruolo: 'OPERATORE' },
      { utente: ids['third'], ruolo: 'OPERATORE' },
      { utente: ids['maria'], ruolo: 'PIVOT_VISUALIZZA' },
    ];
    expect((await switching('MENSA', { abilitato: true, assegnazioni })).status).toBe(204);
    expect(await tipiOf('maria', 'OPERATORE')).toEqual(['MENSA', 'TARI']);
    expect(await tipiOf('third', 'OPERATORE')).toEqual(['MENSA']);
    expect(await tipiOf('maria', 'PIVOT_VISUALIZZA')).toBeNull();
    expect((await lines('')).slice(0, 3).map(({ azione }) => azione)).toEqual([
      'OPER_TIPO',
      'OPER_TIPO',
      'OPER_ASSEGNATO',
    ]);
  });

  it('is taken from who had all: the others stay hers, by name', async () => {
    const assegnazioni = [{ utente: ids['maria'], ruolo: 'PIVOT_VISUALIZZA' }];
    expect((await switching('TARI', { abilitato: false, assegnazioni })).status).toBe(204);
    expect(await tipiOf('maria', 'PIVOT_VISUALIZZA')).toEqual(['MARCA_BOLLO_DIGITALE', 'MENSA']);
  });

  it('all or none: one who has no such role, and nothing changes', async () => {
    const before = await lines('');
    const assegnazioni = [
      { utente: ids['third'], ruolo: 'OPERATORE' },
      { utente: ids['second'], ruolo: 'OPERATORE' },
    ];
    expect(await switching('TARI', { abilitato: true, assegnazioni })).toMatchObject({
      status: 404,
      body: { code: 'ASSEGNAZIONE_SCONOSCIUTA' },
    });
    expect(await tipiOf('third', 'OPERATORE')).toEqual(['MENSA']);
    expect(await lines('')).toEqual(before);
  });

  it('refuses a tipo that is not the ente’s, a role that takes none, and one’s own assignments', async () => {
    const third = [{ utente: ids['third'], ruolo: 'OPERATORE' }];
    expect(await switching('NESSUNO', { abilitato: true, assegnazioni: third })).toMatchObject({
      body: { code: 'TIPO_DOVUTO_SCONOSCIUTO' },
    });
    const admin = [{ utente: ids['second'], ruolo: 'AMMINISTRATORE_ENTE' }];
    expect((await switching('TARI', { abilitato: false, assegnazioni: admin })).status).toBe(400);
    expect((await switching('TARI', { abilitato: false, assegnazioni: [] })).status).toBe(400);
    const self = { soggetto: `persona:${ids['third']}`, ente: CF, permessi: permessiOf(['AMMINISTRATORE_ENTE']) };
    expect(await switching('TARI', { abilitato: true, assegnazioni: third }, self)).toMatchObject({
      status: 403,
      body: { code: 'ASSEGNAZIONE_PROPRIA' },
    });
  });

  it('roles.md §7.2: its register holds its own changes and those of who works on it, and goes on after its cursor', async () => {
    const told = (rows: readonly Record<string, unknown>[]) =>
      rows.map(({ azione, oggettoId }) => [azione, String(oggettoId).split('|')[1]]);
    const expected = [
      ['OPER_TIPO', 'PIVOT_VISUALIZZA'],
      ['OPER_ASSEGNATO', 'PIVOT_VISUALIZZA'],
      ['OPER_ASSEGNATO', 'OPERATORE'],
      ['TIPO_CREATO', 'TARI'],
    ];
    expect(told(await lines('tipo=TARI'))).toEqual(expected);
    const first = await call('GET', `/enti/${CF}/registro?tipo=TARI&limite=3`, onEnte);
    const next = await lines(`tipo=TARI&limite=3&cursore=${String(first.body['cursore'])}`);
    expect([...told(first.body['elementi'] as Record<string, unknown>[]), ...told(next)]).toEqual(expected);
    expect(told(await lines('tipo=ALTRO'))).toEqual([
      ['OPER_TIPO', 'PIVOT_VISUALIZZA'], // from all of them to some
      ['OPER_ASSEGNATO', 'PIVOT_VISUALIZZA'],
    ]);
  });

  it('E-03: each tipo tells since when it is on or off, whether its taxonomy holds, and how many have it', async () => {
    const find = async (as: object = onEnte) =>
      ((await call('GET', `/enti/${CF}/tipi-dovuto`, as)).body['elementi'] as Record<string, unknown>[]).find(
        ({ codice }) => codice === 'MENSA',
      );
    expect(await find()).toMatchObject({
      abilitatoIl: null,
      disabilitatoIl: null,
      statoTassonomia: null,
      operatori: 2, // a person in two roles counts once
    });
    const tassonomia = { macroArea: '01', tipoServizio: '101', motivoRiscossione: 'IM', codice: '9/0101101IM/' };
    const put = (body: object) =>
      call('PUT', `/enti/${CF}/tipi-dovuto/MENSA`, onEnte, { descrizione: 'MENSA', ...body });
    await call('PUT', `/enti/${CF}/iban/IT22G0542811101000000123401`, onEnte, { stato: 'ATTIVO' });
    const switchedOn = { attivo: true, ibanPsp: 'IT22G0542811101000000123401' };
    expect(await put({ ...switchedOn, tassonomia: { ...tassonomia, fine: '2020-12-31' } })).toMatchObject({
      status: 409,
      body: { code: 'TIPO_DOVUTO_INCOMPLETO' },
    });
    const on = await put({ ...switchedOn, tassonomia });
    expect(on.body).toMatchObject({ statoTassonomia: 'VALIDA', disabilitatoIl: null });
    expect(on.body['abilitatoIl']).toMatch(/Z$/);
    // What is on stays on when its code ends, and may still be changed.
    expect(await put({ tassonomia: { ...tassonomia, fine: '2020-12-31' } })).toMatchObject({
      status: 200,
      body: { attivo: true, statoTassonomia: 'SCADUTA', cosaManca: ['la tassonomia è scaduta'] },
    });
    const off = await put({ attivo: false });
    expect(off.body).toMatchObject({ statoTassonomia: 'SCADUTA', abilitatoIl: on.body['abilitatoIl'] });
    expect(off.body['disabilitatoIl']).toMatch(/Z$/);
    const operator = { soggetto: `persona:${ids['third']}`, ente: CF, permessi: permessiOf(['OPERATORE']) };
    expect(await find(operator)).toMatchObject({ operatori: null });
  });
});
