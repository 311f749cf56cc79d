import { PERMESSI } from '@mypay/onboarding-core';
import { type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123';
const IBAN = 'IT22G0542811101000000123401';
const all = { ente: CF, permessi: PERMESSI };

let running: RunningOnboarding;
const call = (...args: Parameters<RunningOnboarding['call']>) => running.call(...args);
const NEW = { codiceFiscale: CF, codiceIpa: 'c_roccaprova', denominazione: 'Ente', tipoEnte: '01' };
const TIPO = {
  descrizione: 'TARI',
  tassonomia: { macroArea: '01', tipoServizio: '101', motivoRiscossione: 'IM', codice: '9/0101101IM/' },
};

beforeAll(async () => {
  running = await startOnboarding();
  await call('POST', '/enti', { permessi: PERMESSI }, NEW);
  await call('PUT', `/enti/${CF}/iban/${IBAN}`, all, { stato: 'ATTIVO', descrizione: 'conto' });
});
afterAll(() => running?.close());

describe('null', () => {
  it('clears what may be absent', async () => {
    const said = { pec: 'a@b.it', cbill: 'A4012', denominazioneBreve: 'Breve', ibanDefault: IBAN };
    expect((await call('PATCH', `/enti/${CF}`, all, said)).status).toBe(200);
    const cleared = await call(
      'PATCH',
      `/enti/${CF}`,
      all,
      Object.fromEntries(Object.keys(said).map((k) => [k, null])),
    );
    expect(cleared.status).toBe(200);
    expect(JSON.stringify(cleared.body)).not.toMatch(/a@b\.it|A4012|"Breve"|"ibanDefault":/);
    await call('PUT', `/enti/${CF}/tipi-dovuto/TARI`, all, { ...TIPO, ibanPsp: IBAN });
    const tipo = await call('PUT', `/enti/${CF}/tipi-dovuto/TARI`, all, {
      descrizione: 'TARI',
      ibanPsp: null,
      tassonomia: null,
    });
    expect(tipo.status).toBe(200);
    expect(tipo.body).not.toHaveProperty('ibanPsp');
    expect(tipo.body).not.toHaveProperty('tassonomia');
    const conto = await call('PUT', `/enti/${CF}/iban/${IBAN}`, all, { descrizione: null, versione: null });
    expect(conto.status).toBe(200);
    expect(JSON.stringify(conto.body)).not.toContain('"descrizione":"conto"');
  });

  it.each([
    ['PATCH', `/enti/${CF}`, { denominazione: null }],
    ['PATCH', `/enti/${CF}`, { flgPagati: null }],
    ['PATCH', `/enti/${CF}`, { auxDigit: null }],
    ['PATCH', `/enti/${CF}`, { giorniPagamentoPresunti: null }],
    ['PUT', `/enti/${CF}/iban/${IBAN}`, { stato: null }],
    ['PUT', `/enti/${CF}/tipi-dovuto/TARI`, { ...TIPO, attivo: null }],
    ['PUT', `/enti/${CF}/tipi-dovuto/TARI`, { descrizione: null }],
    ['POST', `/enti/${CF}/stato`, { stato: null, motivo: 'prova' }],
    ['POST', `/enti/${CF}/clients`, { permessi: null }],
  ] as const)('%s %s %j is refused with a code: that cannot be absent', async (method, url, body) => {
    expect(await call(method, url, all, body)).toMatchObject({ status: 400, body: { code: 'RICHIESTA_NON_VALIDA' } });
  });
});

const TEXTS: readonly [string, string][] = [
  ['NUL', 'a\0b'],
  ['a lone surrogate', 'a\ud800b'],
  ['a megabyte', 'a'.repeat(900_000)],
  ['addresses without end', 'a@b;'.repeat(200_000)],
];

describe.each(TEXTS)('%s as a text', (_, text) => {
  it.each([
    ['POST', '/enti', { ...NEW, codiceFiscale: '80023450234', codiceIpa: 'p_valprova', denominazione: text }],
    ['PATCH', `/enti/${CF}`, { denominazione: text }],
    ['PATCH', `/enti/${CF}`, { emailAmministratore: text }],
    ['PATCH', `/enti/${CF}`, { ibanDefault: text }],
    ['POST', `/enti/${CF}/stato`, { stato: 'PRE_ESERCIZIO', motivo: text }],
    ['PUT', `/enti/${CF}/funzionalita/AVVISO_DIGITALE`, { attivo: true, motivo: text }],
    ['PUT', `/enti/${CF}/iban/${IBAN}`, { intestatario: text }],
    ['PUT', `/enti/${CF}/tipi-dovuto/TARI`, { ...TIPO, descrizione: text }],
    [
      'PUT',
      `/enti/${CF}/codici`,
      { codici: [{ stazione: text, tipo: 'SEGREGAZIONE', codice: '01', generaIuv: true }] },
    ],
    ['POST', `/enti/${CF}/clients`, { descrizione: text, permessi: ['ente.read'] }],
    ['POST', '/interno/clients/verifica', { clientId: text, clientSecret: text }],
  ] as const)('%s %s is refused with a code or harmless, never a fault of ours', async (method, url, body) => {
    const answer = await call(method, url, all, body);
    expect(answer.status).toBeLessThan(500);
    if (answer.status >= 400) expect(answer.body['code']).toEqual(expect.any(String));
  });
});

describe('in an address', () => {
  it.each([
    `/enti/${CF}/tipi-dovuto/a%00b`,
    `/enti/${CF}/tipi-dovuto/a%2Fb`,
    `/enti/${CF}/funzionalita/a%00`,
    `/enti/${CF}/iban/a%00`,
    `/enti/${CF}/iban/${'1'.repeat(400)}`,
  ])('PUT %s is refused with a code', async (url) => {
    const answer = await call('PUT', url, all, {
      ...(url.includes('tipi') ? TIPO : { attivo: true, motivo: 'prova' }),
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body['code']).toEqual(expect.any(String));
  });

  it.each(['x', 'WyJhIl0', '%00', 'WyJcdTAwMDAiXQ', 'WyI5OTk5OTk5OTk5OTk5OTk5OTk5OSJd'])(
    'a forged cursor %s is refused with a code or names another place',
    async (cursor) => {
      for (const url of ['/enti', `/enti/${CF}/registro`]) {
        const answer = await call('GET', `${url}?cursore=${cursor}`, all);
        expect([200, 400]).toContain(answer.status);
        if (answer.status === 400) expect(answer.body['code']).toEqual(expect.any(String));
      }
    },
  );

  it.each(['a%00b', 'a%ED%A0%80'])('clients and accesses named %s are nobody', async (name) => {
    for (const [method, url] of [
      ['DELETE', `/clients/${name}`],
      ['POST', `/clients/${name}/segreto`],
      ['GET', `/interno/accessi/${name}`],
      ['GET', `/interno/accessi/${name}/${name}`],
    ] as const)
      expect((await call(method, url, { permessi: PERMESSI })).status).toBeGreaterThanOrEqual(400);
    expect((await call('GET', `/interno/accessi/${name}`, { permessi: PERMESSI })).status).toBeLessThan(500);
  });

  it('eleven zeros are no codice fiscale', async () => {
    expect(
      await call('POST', '/enti', { permessi: PERMESSI }, { ...NEW, codiceFiscale: '00000000000', codiceIpa: 'zero' }),
    ).toMatchObject({ status: 422, body: { code: 'CODICE_FISCALE_ENTE_NON_VALIDO' } });
  });
});
