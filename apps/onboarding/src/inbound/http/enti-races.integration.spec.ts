import { PERMESSI } from '@mypay/onboarding-core';
import { Database } from '@mypay/platform/db';
import { hashRiga, ORIGIN, type ChangeRow } from '../../outbound/persistence/pg-change-log';
import { type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123';
const OTHER = '80023450234';
const IBAN = 'IT22G0542811101000000123401';
const tutti = { permessi: PERMESSI };
const onEnte = (ente: string) => ({ ente, permessi: PERMESSI });
const ente = (codiceFiscale: string, codiceIpa: string) => ({
  codiceIpa,
  codiceFiscale,
  denominazione: `Ente ${codiceIpa}`,
  tipoEnte: '01',
  emailAmministratore: 'a@b.it',
  cbill: 'A4012',
});
const TIPO = {
  descrizione: 'TARI',
  attivo: true,
  tassonomia: { macroArea: '01', tipoServizio: '101', motivoRiscossione: 'IM', codice: '9/0101101IM/' },
};

let running: RunningOnboarding;
let db: Database;
const call = (...args: Parameters<RunningOnboarding['call']>) => running.call(...args);
const righe = () =>
  db.inEnte(CF as never, (tx) =>
    tx.query<ChangeRow & { hash: string; hash_prec: string }>(`select * from registro where ente = $1 order by id`, [
      CF,
    ]),
  );
const nEventi = async () =>
  Number((await db.outsideTenants((tx) => tx.query<{ n: bigint }>(`select count(*) as n from outbox`)))[0]?.n);
const stato = (to: string, more = {}) =>
  call('POST', `/enti/${CF}/stato`, onEnte(CF), { stato: to, motivo: 'prova', ...more });

beforeAll(async () => {
  running = await startOnboarding();
  db = running.app.get(Database);
  await call('PUT', '/stazioni/S1', tutti, { versione: 2, primitive: 2, broadcast: false });
  for (const [cf, ipa] of [
    [CF, 'c_roccaprova'],
    [OTHER, 'p_valprova'],
  ] as const) {
    await call('POST', '/enti', tutti, ente(cf, ipa));
    await call('PUT', `/enti/${cf}/codici`, onEnte(cf), {
      codici: [{ stazione: 'S1', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: true }],
    });
    await call('PUT', `/enti/${cf}/iban/${IBAN}`, onEnte(cf), { stato: 'ATTIVO' });
    await call('PATCH', `/enti/${cf}`, onEnte(cf), { ibanDefault: IBAN });
    await call('PUT', `/enti/${cf}/tipi-dovuto/TARI`, onEnte(cf), TIPO);
  }
});
afterAll(() => running?.close());

describe('the same content again', () => {
  it.each([
    [
      'codes',
      () =>
        call('PUT', `/enti/${CF}/codici`, onEnte(CF), {
          codici: [{ stazione: 'S1', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: true }],
        }),
    ],
    ['account', () => call('PUT', `/enti/${CF}/iban/${IBAN}`, onEnte(CF), { stato: 'ATTIVO' })],
    [
      'record',
      () => call('PATCH', `/enti/${CF}`, onEnte(CF), { ibanDefault: IBAN, denominazione: 'Ente c_roccaprova' }),
    ],
    ['tipo dovuto', () => call('PUT', `/enti/${CF}/tipi-dovuto/TARI`, onEnte(CF), TIPO)],
    ['station', () => call('PUT', '/stazioni/S1', tutti, { versione: 2, primitive: 2, broadcast: false })],
    ['flag', () => call('PUT', `/enti/${CF}/funzionalita/RICHIESTA_RT`, onEnte(CF), { attivo: true, motivo: 'prova' })],
  ])('of %s is 200 and no new version, no event, no line (A9)', async (_, again) => {
    const before = [await nEventi(), (await righe()).length];
    expect((await again()).status).toBe(200);
    expect([await nEventi(), (await righe()).length]).toEqual(before);
  });
});

describe('at the same time', () => {
  it('A10: of two T15 made on one version one wins and the other is told', async () => {
    const { body } = await stato('PRE_ESERCIZIO');
    const due = await Promise.all([1, 2].map(() => stato('ESERCIZIO', { versione: body['versione'] })));
    expect(due.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(due.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'VERSIONE_SUPERATA' });
  });

  it('twenty changes give twenty versions, twenty events in order and twenty lines', async () => {
    const { body: prima } = await call('GET', `/enti/${CF}`, onEnte(CF));
    const lines = (await righe()).length;
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        call('PATCH', `/enti/${CF}`, onEnte(CF), { denominazioneBreve: `Nome ${i}` }),
      ),
    );
    const { body: after } = await call('GET', `/enti/${CF}`, onEnte(CF));
    expect(Number(after['versione']) - Number(prima['versione'])).toBe(20);
    expect((await righe()).length - lines).toBe(20);
    const eventi = await db.outsideTenants((tx) =>
      tx.query<{ versione: number }>(
        `select (evento ->> 'versione')::int as versione from outbox where topic = 'onboarding.ente' and ente = $1 order by id`,
        [CF],
      ),
    );
    expect(eventi.map(({ versione }) => versione)).toEqual(eventi.map((_, i) => i + 1));
  });

  it('of two enti with one codice IPA one is made', async () => {
    const due = await Promise.all([
      call('POST', '/enti', tutti, ente('80034560344', 'asl_x')),
      call('POST', '/enti', tutti, ente('00743110157', 'ASL_X')),
    ]);
    expect(due.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('the register', () => {
  it('is a chain: every line hashes the one before', async () => {
    let previous = ORIGIN;
    for (const riga of await righe()) {
      expect(riga.hash_prec).toBe(previous);
      expect(hashRiga(previous, riga)).toBe(riga.hash);
      previous = riga.hash;
    }
  });

  it.each([
    'update registro set attore = $1',
    'delete from registro where attore <> $1',
    'delete from registro_intermediario where attore <> $1',
  ])('only grows: %s is refused', async (sql) => {
    await expect(db.inEnte(CF as never, (tx) => tx.execute(sql, ['x']))).rejects.toThrow('the register only grows');
  });

  it('is shown newest first, page by page, to who holds audit.read', async () => {
    const first = await call('GET', `/enti/${CF}/registro?limite=5`, onEnte(CF));
    const items = first.body['elementi'] as { ts: string; azione: string }[];
    expect(items).toHaveLength(5);
    const next = await call(
      'GET',
      `/enti/${CF}/registro?limite=5&cursore=${String(first.body['cursore'])}`,
      onEnte(CF),
    );
    expect((next.body['elementi'] as { ts: string }[])[0]!.ts <= items[4]!.ts).toBe(true);
    expect((await call('GET', `/enti/${CF}/registro`, { ente: CF, permessi: ['ente.read'] })).status).toBe(403);
  });
});

describe('a suspension', () => {
  it('T20, T21: takes its scope, keeps the state to go back to, and leads back there', async () => {
    expect((await stato('SOSPESO', { ambito: 'INCASSI', fino: '2030-01-31' })).body).toMatchObject({
      stato: 'SOSPESO',
      statiAmmessi: ['ESERCIZIO'],
      sospensione: { ambito: 'INCASSI', fino: '2030-01-31', statoPrecedente: 'ESERCIZIO' },
    });
    const [ultimo] = await db.outsideTenants((tx) =>
      tx.query<{ data: object }>(
        `select evento -> 'data' as data from outbox where topic = 'onboarding.ente' order by id desc limit 1`,
      ),
    );
    expect(ultimo?.data).toMatchObject({ stato: 'SOSPESO', ambitoSospensione: 'INCASSI' });
    expect((await stato('PRE_ESERCIZIO')).body).toMatchObject({
      code: 'TRANSIZIONE_NON_AMMESSA',
      ammessi: ['ESERCIZIO'],
    });
    const { body } = await stato('ESERCIZIO');
    expect(body).toMatchObject({ stato: 'ESERCIZIO' });
    expect(body['sospensione']).toBeUndefined();
  });
});

describe('requests that are not what they should be', () => {
  it.each<[string, object]>([
    ['an unknown field', { ...ente('80034560344', 'c_x'), stato: 'ESERCIZIO' }],
    ['a codice IPA with a dash', ente('80034560344', 'c-x')],
    ['a codice fiscale of ten figures', ente('8003456034', 'c_x')],
    ['no denominazione', { ...ente('80034560344', 'c_x'), denominazione: undefined }],
  ])('%s: 400 that names the field', async (_, body) => {
    const answer = await call('POST', '/enti', tutti, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'RICHIESTA_NON_VALIDA' } });
    expect(new Set((answer.body['errori'] as { campo: string }[]).map(({ campo }) => campo)).size).toBe(1);
  });

  it.each(['codiceIpa', 'codiceFiscale', 'intermediario', 'versioneX'])('PATCH never writes %s (S4)', async (campo) => {
    expect((await call('PATCH', `/enti/${CF}`, onEnte(CF), { [campo]: 'x' })).status).toBe(400);
  });

  it('a wrong check digit is 422 with its reason', async () => {
    expect(await call('POST', '/enti', tutti, ente('80012340124', 'c_x'))).toMatchObject({
      status: 422,
      body: { code: 'CODICE_FISCALE_ENTE_NON_VALIDO' },
    });
    expect(await call('PUT', `/enti/${CF}/iban/IT23G0542811101000000123401`, onEnte(CF), {})).toMatchObject({
      status: 422,
      body: { code: 'IBAN_NON_VALIDO' },
    });
  });
});
