import { PERMESSI } from '@mypay/onboarding-core';
import { type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const IBAN = 'IT22G0542811101000000123401';
const ENTI = [
  ['80012340123', 'c_roccaprova', 'Comune di Roccaprova'],
  ['80023450234', 'c_citta_alta', 'Comune di Città Alta'],
  ['80034560344', 'asl_montiprova', 'Azienda sanitaria Monti di Prova'],
] as const;
const [[OPEN], [SUSPENDED]] = ENTI;
const TASSONOMIA = { macroArea: '01', tipoServizio: '101', motivoRiscossione: 'IM', codice: '9/0101101IM/' };
const MODULO = {
  categoria: { it: 'Scuola' },
  campi: [
    { nome: 'pasti', genere: 'INTERO', etichetta: { it: 'Pasti' }, obbligatorio: true },
    { nome: 'totale', genere: 'ETICHETTA_VALUTA', etichetta: { it: 'Totale' }, valore: 'pasti * 4.5' },
  ],
  importo: 'totale',
  causale: 'Mensa {pasti}',
};

let running: RunningOnboarding;
const call = (...args: Parameters<RunningOnboarding['call']>) => running.call(...args);
const as = (ente: string) => ({ ente, permessi: PERMESSI });
const get = (path: string) => call('GET', path, { soggetto: 'anonimo:x', permessi: ['pub.enti.read'] });
const names = async (query: string) =>
  ((await get(`/public/enti?${query}`)).body['elementi'] as { codiceIpa: string }[]).map(({ codiceIpa }) => codiceIpa);

beforeAll(async () => {
  running = await startOnboarding();
  await call('PUT', '/stazioni/S1', { permessi: PERMESSI }, { versione: 2, primitive: 2, broadcast: false });
  for (const [ente, codiceIpa, name] of ENTI) {
    const path = `/enti/${ente}`;
    await call(
      'POST',
      '/enti',
      { permessi: PERMESSI },
      {
        codiceFiscale: ente,
        codiceIpa,
        denominazione: name,
        tipoEnte: '01',
        emailAmministratore: 'a@b.it',
        cbill: 'A4012',
        provincia: 'PD',
      },
    );
    await call('PUT', `${path}/codici`, as(ente), {
      codici: [{ stazione: 'S1', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: true }],
    });
    await call('PUT', `${path}/iban/${IBAN}`, as(ente), { stato: 'ATTIVO' });
    await call('PATCH', path, as(ente), { ibanDefault: IBAN });
    await call('PUT', `${path}/tipi-dovuto/TARI`, as(ente), {
      descrizione: 'TARI',
      attivo: true,
      tassonomia: TASSONOMIA,
    });
    if (ente === '80034560344') continue;
    for (const stato of ['PRE_ESERCIZIO', 'ESERCIZIO'])
      expect(await call('POST', `${path}/stato`, as(ente), { stato, motivo: 'prova' })).toMatchObject({ status: 200 });
  }
}, 60_000);
afterAll(() => running?.close());

describe('the public directory', () => {
  it('shows enti in ESERCIZIO, by name, and no other', async () => {
    expect(await names('')).toEqual(['c_citta_alta', 'c_roccaprova']);
  });

  it.each([
    ['testo=citta', ['c_citta_alta']],
    ['testo=COM%20cit', ['c_citta_alta']],
    ['testo=CITT%C3%80', ['c_citta_alta']],
    ['testo=c_rocca', ['c_roccaprova']],
    ['testo=occa', []],
    ['testo=%25', ['c_citta_alta', 'c_roccaprova']],
    ['provincia=PD', ['c_citta_alta', 'c_roccaprova']],
    ['provincia=RM', []],
    ['conSpontanei=true', []],
  ])('finds by the beginnings of words: %s', async (query, expected) => expect(await names(query)).toEqual(expected));

  it('goes on after its cursor', async () => {
    const first = await get('/public/enti?limite=1');
    const next = await get(`/public/enti?limite=1&cursore=${String(first.body['cursore'])}`);
    expect(next.body).toMatchObject({ elementi: [{ codiceIpa: 'c_roccaprova' }], cursore: null });
  });

  it('the page of an ente tells no IBAN, no administrator, no reason', async () => {
    await call('PATCH', `/enti/${OPEN}`, as(OPEN), {
      messaggio: 'Benvenuti',
      telefono: '049 123',
      sitoWeb: 'https://www.comune.example.it',
      emailPubblica: 'urp@comune.example.it',
    });
    const page = await get('/public/enti/C_ROCCAPROVA');
    expect(page).toMatchObject({
      status: 200,
      body: {
        denominazione: 'Comune di Roccaprova',
        stato: 'ESERCIZIO',
        avvisiPagabili: true,
        messaggio: { it: 'Benvenuti' },
      },
    });
    expect(JSON.stringify(page.body)).not.toMatch(/IT22G|a@b\.it|intermediario|stazione/);
  });

  it.each(['nessuno', 'asl_montiprova', 'a%00b', '1'])('%s is not there', async (ipa) => {
    expect((await get(`/public/enti/${ipa}`)).status).toBeGreaterThanOrEqual(400);
    expect((await get(`/public/enti/${ipa}`)).status).toBeLessThan(500);
  });

  it.each(['javascript:alert(1)', 'http://x.it', 'https://x.it/"onload=1'])(
    'an address %s is refused',
    async (address) => {
      expect((await call('PATCH', `/enti/${OPEN}`, as(OPEN), { sitoWeb: address })).status).toBe(400);
    },
  );
});

describe('spontaneous payments', () => {
  const put = (modulo: unknown, more: object = {}) =>
    call('PUT', `/enti/${OPEN}/tipi-dovuto/MENSA`, as(OPEN), {
      descrizione: 'Mensa scolastica',
      attivo: true,
      spontaneo: true,
      tassonomia: TASSONOMIA,
      modulo,
      ...more,
    } as object);

  it('a form is judged when it is written, with the place of each fault', async () => {
    expect(await put({ ...MODULO, importo: 'nessuno' })).toMatchObject({
      status: 422,
      body: { code: 'MODULO_NON_VALIDO' },
    });
    expect(await put({ campi: [{ nome: 'x' }], causale: 'x' })).toMatchObject({
      status: 422,
      body: {
        code: 'MODULO_NON_VALIDO',
        errori: expect.arrayContaining([expect.objectContaining({ campo: 'campi.0.genere' })]),
      },
    });
    expect(await put(MODULO, { importo: '10.00' })).toMatchObject({ status: 422, body: { code: 'MODULO_NON_VALIDO' } });
  });

  it('a good one is offered, found, and taken away', async () => {
    expect((await put(MODULO)).status).toBe(200);
    expect(await names('conSpontanei=true')).toEqual(['c_roccaprova']);
    expect((await get('/public/enti/c_roccaprova')).body['spontanei']).toMatchObject([
      { codice: 'MENSA', categoria: { it: 'Scuola' }, senzaCodiceFiscale: false },
    ]);
    expect((await get('/public/enti/c_roccaprova/spontanei/MENSA')).body).toMatchObject({
      modulo: MODULO,
      ente: { codiceFiscale: OPEN },
    });
    expect((await get('/public/enti/c_roccaprova/spontanei/TARI')).status).toBe(404);
    expect((await put(null)).status).toBe(200);
    expect((await get('/public/enti/c_roccaprova/spontanei/MENSA')).body['modulo']).toMatchObject({
      causale: '{causale}',
    });
    const off = { attivo: false, motivo: 'prova' };
    expect((await call('PUT', `/enti/${OPEN}/funzionalita/PAGAMENTO_SPONTANEO`, as(OPEN), off)).status).toBe(200);
    expect(await names('conSpontanei=true')).toEqual([]);
    expect((await get('/public/enti/c_roccaprova')).body['spontanei']).toEqual([]);
  });

  it('a suspended ente keeps its page, with how far and not why; it leaves the directory', async () => {
    const suspend = { stato: 'SOSPESO', motivo: 'motivo riservato', ambito: 'TOTALE', fino: '2030-01-31' };
    await call('POST', `/enti/${SUSPENDED}/stato`, as(SUSPENDED), suspend);
    expect(await names('')).toEqual(['c_roccaprova']);
    const page = await get('/public/enti/c_citta_alta');
    expect(page.body).toMatchObject({
      stato: 'SOSPESO',
      sospensione: { ambito: 'TOTALE', fino: '2030-01-31' },
      avvisiPagabili: false,
      spontanei: [],
    });
    expect(JSON.stringify(page.body)).not.toContain('riservato');
  });
});
