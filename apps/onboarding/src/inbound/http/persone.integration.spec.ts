import { PERMESSI_CLIENT, permessiOf } from '@mypay/onboarding-core';
import { type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123';
const OTHER = '80023450234';
const tutti = { permessi: PERMESSI_CLIENT };
const onEnte = (ente: string) => ({ ente, permessi: PERMESSI_CLIENT });
const MARIA = { codiceFiscale: 'RSSMRA80A01H501U', nome: 'Maria', cognome: 'Rossi' };
const SECOND = { codiceFiscale: 'VRDLGI75B02F205O', nome: 'Luigi', cognome: 'Verdi' };

let running: RunningOnboarding;
const call = (...args: Parameters<RunningOnboarding['call']>) => running.call(...args);
const assign = (
  ente: string,
  persona: object,
  ruolo: string,
  tipi: string[] | null = null,
  as: object = onEnte(ente),
) => call('POST', `/enti/${ente}/assegnazioni`, as, { persona, ruolo, tipi });
const idOf = ({ body }: { body: Record<string, unknown> }): string => (body['persona'] as { id: string }).id;
const accesses = async (id: string) => (await call('GET', `/interno/persone/${id}/accessi`, {})).body;

beforeAll(async () => {
  running = await startOnboarding();
  for (const [codiceFiscale, codiceIpa] of [
    [CF, 'c_roccaprova'],
    [OTHER, 'p_valprova'],
  ] as const) {
    await call('POST', '/enti', tutti, { codiceFiscale, codiceIpa, denominazione: 'Ente', tipoEnte: '01' });
    await call('PUT', `/enti/${codiceFiscale}/tipi-dovuto/TARI`, onEnte(codiceFiscale), {
      descrizione: 'Rifiuti',
      attivo: false,
    });
  }
});
afterAll(() => running?.close());

describe('persons over HTTP', () => {
  it('R1: who is given roles on two enti has them when she enters, each with its own tipi', async () => {
    const given = await assign(CF, MARIA, 'OPERATORE', ['TARI']);
    expect(given).toMatchObject({
      status: 200,
      body: { ruolo: 'OPERATORE', tipi: ['TARI'], stato: 'ATTIVA', inVigore: true },
    });
    await assign(OTHER, MARIA, 'PIVOT_VISUALIZZA');
    const entered = await call(
      'POST',
      '/interno/persone/accesso',
      {},
      { ...MARIA, sub: 'spid-1', email: 'maria@example.it' },
    );
    const id = String(entered.body['id']);
    expect(entered).toMatchObject({
      status: 200,
      body: { id: idOf(given), soggetto: `persona:${id}`, email: 'maria@example.it' },
    });
    expect(await accesses(id)).toMatchObject({
      soggetto: `persona:${id}`,
      cittadino: { permessi: permessiOf(['CITTADINO']) },
      generali: { permessi: ['ente.read'] },
      enti: [
        { codiceIpa: 'c_roccaprova', codiceFiscale: CF, ruoli: ['OPERATORE'], limiti: { 'dovuto.read': ['TARI'] } },
        { codiceIpa: 'p_valprova', codiceFiscale: OTHER, ruoli: ['PIVOT_VISUALIZZA'], limiti: {} },
      ],
      altriEnti: false,
    });
    const path = `/interno/persone/${id}/accessi`;
    expect((await call('GET', `${path}/P_VALPROVA`, {})).body).toMatchObject({ ente: { codiceFiscale: OTHER } });
    expect((await call('GET', `${path}/c_nessuno`, {})).body).toEqual({ ente: null });
    expect((await call('GET', '/interno/persone/00000000-0000-4000-8000-000000000000/accessi', {})).status).toBe(404);
    const listed = await call('GET', '/enti', { soggetto: `persona:${id}`, permessi: ['ente.read'] });
    expect(listed.body['elementi']).toMatchObject([{ codiceFiscale: CF }, { codiceFiscale: OTHER }]);
  });

  it('R1: a citizen whom no ente has named enters, and is a citizen alone', async () => {
    const { body } = await call('POST', '/interno/persone/accesso', {}, { ...SECOND, sub: 'cie-2' });
    expect(await accesses(String(body['id']))).toMatchObject({
      enti: [],
      generali: { permessi: [] },
      codiceFiscale: SECOND.codiceFiscale,
    });
    const bad = { ...SECOND, codiceFiscale: 'VRDLGI75B02F205H', sub: 'cie-3' };
    expect(await call('POST', '/interno/persone/accesso', {}, bad)).toMatchObject({
      status: 422,
      body: { code: 'CODICE_FISCALE_PERSONA_NON_VALIDO' },
    });
  });

  it('A9: a role is given, narrowed and taken, and each leaves its line without the codice fiscale', async () => {
    const given = await assign(CF, SECOND, 'OPERATORE');
    const path = `/enti/${CF}/assegnazioni/${idOf(given)}/OPERATORE`;
    expect((await call('PATCH', path, onEnte(CF), { tipi: ['TARI'] })).status).toBe(204);
    expect((await call('PATCH', path, onEnte(CF), { tipi: ['TARI'] })).status).toBe(204);
    expect((await call('DELETE', path, onEnte(CF))).status).toBe(204);
    expect(await call('DELETE', path, onEnte(CF))).toMatchObject({
      status: 404,
      body: { code: 'ASSEGNAZIONE_SCONOSCIUTA' },
    });
    const { body } = await call('GET', `/enti/${CF}/registro`, onEnte(CF));
    const lines = (body['elementi'] as { azione: string; oggettoId: string }[]).filter((l) =>
      l.oggettoId.startsWith(idOf(given)),
    );
    expect(lines.map((line) => line.azione)).toEqual(['OPER_REVOCATO', 'OPER_TIPO', 'OPER_ASSEGNATO']);
    expect(JSON.stringify(lines)).not.toContain(SECOND.codiceFiscale);
    expect((await accesses(idOf(given)))['enti']).toEqual([]);
  });

  it('S2: the assignments of another ente are not there', async () => {
    const listed = await call('GET', `/enti/${OTHER}/assegnazioni`, onEnte(OTHER));
    expect(listed.body['elementi']).toMatchObject([{ persona: MARIA, ruolo: 'PIVOT_VISUALIZZA', tipi: null }]);
    const { body } = await call('GET', `/enti/${CF}/assegnazioni`, onEnte(CF));
    const maria = (body['elementi'] as { persona: { id: string; nome: string } }[]).find(
      (a) => a.persona.nome === 'Maria',
    );
    const path = `/enti/${OTHER}/assegnazioni/${maria?.persona.id}/OPERATORE`;
    expect((await call('DELETE', path, onEnte(OTHER))).status).toBe(404);
    expect((await call('DELETE', path, onEnte(CF))).status).toBe(404);
  });

  it('S13: of two that take the last two administrators away at once, one is refused', async () => {
    const ids = [];
    for (const persona of [MARIA, SECOND]) ids.push(idOf(await assign(CF, persona, 'AMMINISTRATORE_ENTE')));
    const answers = await Promise.all(
      ids.map((id) => call('DELETE', `/enti/${CF}/assegnazioni/${id}/AMMINISTRATORE_ENTE`, onEnte(CF))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(answers.find(({ status }) => status === 409)?.body['code']).toBe('ULTIMO_AMMINISTRATORE');
  });

  it('OPER-1: an ente’s administrator reaches her ente, appoints others, and cannot raise herself', async () => {
    const id = idOf(await assign(OTHER, SECOND, 'AMMINISTRATORE_ENTE'));
    const second = { soggetto: `persona:${id}`, ente: OTHER, permessi: permessiOf(['AMMINISTRATORE_ENTE']) };
    expect(await assign(OTHER, SECOND, 'OPERATORE', null, second)).toMatchObject({
      status: 403,
      body: { code: 'ASSEGNAZIONE_PROPRIA' },
    });
    expect((await assign(OTHER, MARIA, 'OPERATORE', ['TARI'], second)).status).toBe(200);
    expect((await call('POST', `/enti/${OTHER}/clients`, second, { permessi: ['dovuto.read'] })).status).toBe(201);
    const above = { persona: MARIA, ruolo: 'AMMINISTRATORE_INTERMEDIARIO' };
    const { ente: _, ...outside } = second;
    expect(await call('POST', '/assegnazioni', outside, above)).toMatchObject({
      status: 403,
      body: { code: 'AMBITO_INSUFFICIENTE' },
    });
    const few = { ...onEnte(OTHER), permessi: ['operatore.manage'] };
    expect(await assign(OTHER, MARIA, 'PIVOT_FLUSSI', null, few)).toMatchObject({
      status: 403,
      body: { code: 'PERMESSI_NON_CONCEDIBILI' },
    });
  });

  it('R4: who administers the intermediary has every ente, and is its last administrator', async () => {
    const made = await call('POST', '/assegnazioni', tutti, { persona: MARIA, ruolo: 'AMMINISTRATORE_INTERMEDIARIO' });
    const id = idOf(made);
    const found = await accesses(id);
    expect(found['enti']).toMatchObject([{ codiceFiscale: CF }, { codiceFiscale: OTHER }]);
    expect((found['generali'] as { permessi: string[] }).permessi).toEqual(expect.arrayContaining(['ente.create']));
    expect((await call('GET', '/stazioni', { soggetto: `persona:${id}`, permessi: ['ente.update.all'] })).status).toBe(
      200,
    );
    expect((await call('GET', '/assegnazioni', tutti)).body['elementi']).toMatchObject([
      { persona: { id }, inVigore: true },
    ]);
    expect(await call('DELETE', `/assegnazioni/${id}/AMMINISTRATORE_INTERMEDIARIO`, tutti)).toMatchObject({
      status: 409,
      body: { code: 'ULTIMO_AMMINISTRATORE' },
    });
  });

  it.each<[string, object, number, string]>([
    ['a tipo of nobody', { persona: SECOND, ruolo: 'OPERATORE', tipi: ['ALTRO'] }, 422, 'TIPO_DOVUTO_SCONOSCIUTO'],
    [
      'an administrator of one tipo',
      { persona: SECOND, ruolo: 'AMMINISTRATORE_ENTE', tipi: ['TARI'] },
      422,
      'ASSEGNAZIONE_NON_VALIDA',
    ],
    ['a role of the intermediary', { persona: SECOND, ruolo: 'ASSISTENZA' }, 400, 'RICHIESTA_NON_VALIDA'],
    [
      'a codice fiscale that is none',
      { persona: { ...SECOND, codiceFiscale: 'AAAAAAAAAAAAAAAA' }, ruolo: 'OPERATORE' },
      422,
      'CODICE_FISCALE_PERSONA_NON_VALIDO',
    ],
    [
      'a field of somebody else’s',
      { persona: SECOND, ruolo: 'OPERATORE', stato: 'ATTIVA' },
      400,
      'RICHIESTA_NON_VALIDA',
    ],
  ])('S4: %s is refused', async (_, body, status, code) => {
    expect(await call('POST', `/enti/${CF}/assegnazioni`, onEnte(CF), body)).toMatchObject({ status, body: { code } });
  });

  it('pages of assignments go on after the cursor', async () => {
    const first = await call('GET', `/enti/${CF}/assegnazioni?limite=1`, onEnte(CF));
    const next = await call(
      'GET',
      `/enti/${CF}/assegnazioni?limite=500&cursore=${String(first.body['cursore'])}`,
      onEnte(CF),
    );
    const all = await call('GET', `/enti/${CF}/assegnazioni`, onEnte(CF));
    const rows = (answer: { body: Record<string, unknown> }) => answer.body['elementi'] as unknown[];
    expect([...rows(first), ...rows(next)]).toEqual(rows(all));
  });

  it('keeps what portale tells of accesses, and shows what citizens may do', async () => {
    const line = {
      azione: 'ACCESSO_NEGATO',
      attore: 'persona:x',
      codiceIpa: 'p_valprova',
      dettaglio: 'GET /enti/:ente',
    };
    expect((await call('POST', '/interno/registro/accessi', {}, line)).status).toBe(204);
    expect((await call('GET', '/interno/permessi', {})).body).toEqual({
      ANONIMO: permessiOf(['ANONIMO']),
      CITTADINO: permessiOf(['CITTADINO']),
    });
  });
});
