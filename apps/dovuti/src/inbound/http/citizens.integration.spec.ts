import { type RunningDovuti, aReceipt, CF, OTHER_CF, startDovuti } from '../../testing/dovuti.fixture';

const DEBTOR = 'RSSMRA80A01H501U';
const CITIZEN = 'BNCLCU85T50L219G';
const PUB = ['pub.avviso.read', 'pub.carrello.read', 'pub.carrello.write', 'pub.spontaneo.create'];
const TAX = { codiceTassonomico: '9/0101105IM/', spontaneo: true };
const CANTEEN = {
  campi: [
    { nome: 'pasti', genere: 'INTERO', etichetta: { it: 'Pasti' }, obbligatorio: true, minimo: '1', massimo: '60' },
    { nome: 'totale', genere: 'ETICHETTA_VALUTA', etichetta: { it: 'Totale' }, valore: 'pasti * 4.5' },
  ],
  importo: 'totale',
  causale: 'Mensa, {pasti} pasti',
};

interface Debt {
  readonly riferimento: string;
  readonly numeroAvviso: string;
  readonly importo: string;
  readonly stato: string;
  readonly pagabile: boolean;
  readonly id: string;
  readonly intestatario: string;
}

let dovuti: RunningDovuti;
let visitor = 0;
const anonymous = (n = ++visitor) => ({ soggetto: `anonimo:${n}`, permessi: PUB });
const person = (codiceFiscale: string) => ({
  soggetto: `persona:${codiceFiscale}`,
  codiceFiscale,
  permessi: [...PUB, 'cit.debiti.read', 'cit.pagati.read'],
});
type As = ReturnType<typeof anonymous> & { codiceFiscale?: string };

const create = async (
  iud: string,
  over: object = {},
  ente: string = CF,
): Promise<{ numeroAvviso: string; iuv: string }> => {
  const body = {
    iud,
    tipoDovuto: 'TARI',
    importo: '120.50',
    causale: `TARI ${iud}`,
    dataScadenza: '2030-06-30',
    debitore: { tipo: 'F', codice: DEBTOR, anagrafica: 'Rossi Mario' },
    ...over,
  };
  const answer = await dovuti.call('POST', `/enti/${ente}/dovuti`, body, { ente });
  expect(answer.status).toBe(201);
  return answer.body as never;
};
const search = (as: As, body: object) => dovuti.call('POST', '/public/avvisi/ricerca', body, as);
const found = async (as: As, body: object): Promise<Debt[]> => (await search(as, body)).body['elementi'] as Debt[];
const cart = async (as: As) =>
  (await dovuti.call('GET', '/public/carrello', undefined, as)).body as unknown as {
    voci: (Debt & { importoPrecedente?: string })[];
    pagate: Debt[];
    totale: string;
  };
const add = (as: As, reference: string) => dovuti.call('POST', '/public/carrello', { riferimento: reference }, as);
const referenceOf = async (as: As, numeroAvviso: string): Promise<string> =>
  (await found(as, { numeroAvviso, codiceFiscale: DEBTOR }))[0]?.riferimento ?? 'none';

beforeAll(async () => {
  dovuti = await startDovuti();
  await dovuti.announceEnte();
  await dovuti.announceTipo({ cfAnonimo: true });
  await dovuti.announceTipo({ ...TAX, codice: 'MENSA', descrizione: 'Mensa', modulo: CANTEEN }, 1);
  await dovuti.announceTipo(
    { ...TAX, codice: 'TASSA', descrizione: 'Tassa fissa', importoFissoCents: 3500n, cfAnonimo: true },
    1,
  );
  await dovuti.announceTipo({ ...TAX, codice: 'LIBERO', descrizione: 'Versamento libero' }, 1);
  await dovuti.announceEnte({ codiceIpa: 'p_valprova', denominazione: 'Provincia di Valprova' }, 1, OTHER_CF);
  await dovuti.announceTipo({}, 1, OTHER_CF);
}, 60_000);
afterAll(() => dovuti?.close());

describe('a notice is found by its number and its debtor (C-04, C-05)', () => {
  it('by codice fiscale, with what it costs and a masked name', async () => {
    const { numeroAvviso } = await create('CERCA-1');
    const spaced = numeroAvviso.replace(/(.{4})/g, '$1 ');
    expect(await found(anonymous(), { numeroAvviso: spaced, codiceFiscale: DEBTOR.toLowerCase() })).toMatchObject([
      {
        numeroAvviso,
        importo: '120.50',
        stato: 'DA_PAGARE',
        pagabile: true,
        intestatario: 'R*** M***',
        scadenza: '2030-06-30',
      },
    ]);
    expect((await found(person(DEBTOR), { numeroAvviso, codiceFiscale: DEBTOR }))[0]?.intestatario).toBe('Rossi Mario');
  });

  it('the answer is the same for another number and for another debtor (S11)', async () => {
    const { numeroAvviso } = await create('CERCA-2');
    const wrong = await search(anonymous(), { numeroAvviso, codiceFiscale: CITIZEN });
    const none = await search(anonymous(), { numeroAvviso: '301000000099999999', codiceFiscale: DEBTOR });
    const name = await search(anonymous(), { numeroAvviso, nome: 'Rossi Mario' });
    const trick = await search(anonymous(), { numeroAvviso, codiceFiscale: 'ANONIMO0000' });
    const other = await search(anonymous(), { numeroAvviso, codiceFiscale: DEBTOR, ente: OTHER_CF });
    for (const answer of [wrong, none, name, trick, other])
      expect([answer.status, answer.text]).toEqual([200, '{"elementi":[]}']);
  });

  it('who has no code is found by name, however it is written', async () => {
    const debitore = { tipo: 'F', codice: 'ANONIMO', anagrafica: 'Müller Anna' };
    const { numeroAvviso } = await create('CERCA-3', { debitore });
    expect(await found(anonymous(), { numeroAvviso, nome: ' anna  muller ' })).toHaveLength(1);
    expect(await found(anonymous(), { numeroAvviso, nome: 'Anna' })).toEqual([]);
    expect((await search(anonymous(), { numeroAvviso, codiceFiscale: 'ANONIMO' })).status).toBe(400);
  });

  it('two enti that use one code are both shown, the ente narrows', async () => {
    const iuv = '01500000000123488'; // an IUV of the ente's own, which each may bring
    const one = await create('DUE-1', { iuv });
    await create('DUE-2', { iuv }, OTHER_CF);
    const both = await found(anonymous(), { numeroAvviso: one.numeroAvviso, codiceFiscale: DEBTOR });
    expect(both.length).toBe(2);
    expect(await found(anonymous(), { numeroAvviso: one.numeroAvviso, codiceFiscale: DEBTOR, ente: CF })).toHaveLength(
      1,
    );
  });

  it.each([
    {},
    { numeroAvviso: '1' },
    { numeroAvviso: '301000000000000144' },
    { numeroAvviso: '301000000000000144', codiceFiscale: DEBTOR, nome: 'x' },
  ])('%j is no question', async (body) => expect((await search(anonymous(), body)).status).toBe(400));

  it('what was paid is shown as paid', async () => {
    const { numeroAvviso, iuv } = await create('CERCA-4');
    await dovuti.deliver(aReceipt(iuv));
    expect(await found(anonymous(), { numeroAvviso, codiceFiscale: DEBTOR })).toMatchObject([
      { stato: 'PAGATO', pagabile: false, pagatoIl: '2024-06-02', importoPagato: '120.50' },
    ]);
  });
});

describe('the cart (C-08)', () => {
  it('holds each payment once, five at most, and only its owner’s', async () => {
    const as = anonymous();
    const numbers = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => create(`CARR-${n}`)));
    for (const { numeroAvviso } of numbers.slice(0, 5)) {
      const reference = await referenceOf(as, numeroAvviso);
      const twice = await Promise.all([add(as, reference), add(as, reference)]);
      expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    }
    expect(await add(as, await referenceOf(as, numbers[5]?.numeroAvviso ?? ''))).toMatchObject({
      status: 409,
      body: { code: 'CARRELLO_PIENO' },
    });
    const mine = await cart(as);
    expect([mine.voci.length, mine.totale]).toEqual([5, '602.50']);
    expect((await cart(anonymous())).voci).toEqual([]);
    await dovuti.call('DELETE', `/public/carrello/${mine.voci[0]?.id ?? ''}`, undefined, anonymous());
    expect((await cart(as)).voci).toHaveLength(5);
    expect((await dovuti.call('DELETE', `/public/carrello/${mine.voci[0]?.id ?? ''}`, undefined, as)).status).toBe(200);
    expect((await cart(as)).voci).toHaveLength(4);
    await dovuti.call('DELETE', '/public/carrello', undefined, as);
    expect((await cart(as)).voci).toEqual([]);
  });

  it('a reference of another session, or made up, opens nothing', async () => {
    const { numeroAvviso } = await create('RIF-1');
    const reference = await referenceOf(anonymous(), numeroAvviso);
    for (const text of [reference, 'x', `${reference}A`, Buffer.alloc(300).toString('base64url')])
      expect(await add(anonymous(), text)).toMatchObject({ status: 410, body: { code: 'RIFERIMENTO_NON_VALIDO' } });
  });

  it('an amount that changed is told with the one of before; adding again accepts it', async () => {
    const as = anonymous();
    const { numeroAvviso } = await create('CAMBIA-1');
    await add(as, await referenceOf(as, numeroAvviso));
    const debitore = { tipo: 'F', codice: DEBTOR, anagrafica: 'Rossi Mario' };
    const body = {
      tipoDovuto: 'TARI',
      importo: '130.00',
      causale: 'TARI CAMBIA-1',
      dataScadenza: '2030-06-30',
      debitore,
    };
    expect((await dovuti.call('PUT', `/enti/${CF}/dovuti/CAMBIA-1`, body)).status).toBe(200);
    const changed = (await cart(as)).voci[0];
    expect(changed).toMatchObject({ importo: '130.00', importoPrecedente: '120.50' });
    await add(as, changed?.riferimento ?? '');
    expect((await cart(as)).voci[0]).not.toHaveProperty('importoPrecedente');
  });

  it('a payment that arrives leaves every cart, and is told', async () => {
    const [one, two] = [anonymous(), anonymous()];
    const { numeroAvviso, iuv } = await create('PAGA-1');
    for (const as of [one, two]) await add(as, await referenceOf(as, numeroAvviso));
    await dovuti.deliver(aReceipt(iuv));
    for (const as of [one, two])
      expect(await cart(as)).toMatchObject({ voci: [], pagate: [{ numeroAvviso, stato: 'PAGATO' }], totale: '0.00' });
    expect(await add(one, await referenceOf(one, numeroAvviso))).toMatchObject({
      status: 409,
      body: { code: 'VOCE_NON_PAGABILE' },
    });
  });

  it('pagamenti reads it quoted now; portale moves it to the person at login', async () => {
    const as = anonymous();
    const { numeroAvviso, iuv } = await create('CHECK-1');
    await add(as, await referenceOf(as, numeroAvviso));
    const url = `/interno/carrelli/${encodeURIComponent(as.soggetto)}`;
    expect(await dovuti.ofPagamenti(url)).toMatchObject({
      status: 200,
      body: {
        voci: [
          {
            numeroAvviso,
            iuv,
            importoCents: '12050',
            importoVistoCents: '12050',
            pagabile: true,
            debitore: { codice: DEBTOR },
          },
        ],
      },
    });
    expect((await dovuti.call('GET', url, undefined, as)).status).toBe(403);
    expect(
      (await dovuti.call('POST', '/interno/carrelli/unisci', { da: as.soggetto, a: person(CITIZEN).soggetto })).status,
    ).toBe(204);
    expect((await cart(as)).voci).toEqual([]);
    expect((await cart(person(CITIZEN))).voci).toHaveLength(1);
  });

  it('what is older than a day is not there', async () => {
    const as = anonymous();
    const { numeroAvviso } = await create('VECCHIO-1');
    await add(as, await referenceOf(as, numeroAvviso));
    const before = dovuti.clock.now();
    dovuti.clock.moveTo(new Date(before.getTime() + 25 * 3_600_000));
    expect((await cart(as)).voci).toEqual([]);
    dovuti.clock.moveTo(before);
  });
});

describe('a spontaneous payment (C-07)', () => {
  const debitore = { tipo: 'F', codice: DEBTOR, anagrafica: 'Rossi Mario' };
  const pay = (tipo: string, body: object, key = `chiave-${++visitor}-prova`, as: As = anonymous(1_000)) =>
    dovuti.call(
      'POST',
      `/public/spontanei/c_roccaprova/${tipo}`,
      { debitore, valori: {}, ...body },
      { ...as, headers: { 'idempotency-key': key } },
    );

  it('is computed by the server, whatever was sent, and goes into the cart', async () => {
    const made = await pay('MENSA', { valori: { pasti: '20', totale: '0.01' }, importo: '0.02' });
    expect(made).toMatchObject({
      status: 201,
      body: { importo: '90.00', causale: 'Mensa, 20 pasti', stato: 'DA_PAGARE', scadenza: '2024-07-01' },
    });
    const as = anonymous(1_000);
    expect((await add(as, String(made.body['riferimento']))).status).toBe(200);
  });

  it('the same key twice, at once too, is one debt; another content under it is refused', async () => {
    const body = { valori: { pasti: '3' } };
    const answers = await Promise.all([1, 2, 3].map(() => pay('MENSA', body, 'chiave-ripetuta')));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body: { numeroAvviso } }) => numeroAvviso)).size).toBe(1);
    expect(await pay('MENSA', { valori: { pasti: '4' } }, 'chiave-ripetuta')).toMatchObject({
      status: 409,
      body: { code: 'CHIAVE_RIUSATA' },
    });
    const other = await pay('MENSA', body, 'chiave-ripetuta', anonymous(2_000));
    expect(other.body['numeroAvviso']).not.toBe(answers[0]?.body['numeroAvviso']);
  });

  it('every error of the form comes with its field', async () => {
    expect(await pay('MENSA', { valori: { pasti: '0', altro: 'x' } })).toMatchObject({
      status: 422,
      body: {
        code: 'MODULO_NON_VALIDO',
        errori: [
          { campo: 'valori.altro', codice: 'SCONOSCIUTO' },
          { campo: 'valori.pasti', codice: 'TROPPO_PICCOLO' },
        ],
      },
    });
  });

  it('a fixed amount wins, a free one is held to its bounds', async () => {
    const answers = { causale: 'Iscrizione' };
    expect((await pay('TASSA', { valori: answers, importo: '1.00' })).body).toMatchObject({
      importo: '35.00',
      causale: 'Iscrizione',
    });
    expect((await pay('LIBERO', { valori: answers, importo: '12.5' })).body).toMatchObject({ importo: '12.50' });
    for (const importo of [undefined, '0', '-1', '1.234', '1e3', '9999999999.00'])
      expect(await pay('LIBERO', { valori: answers, importo })).toMatchObject({
        status: expect.any(Number),
        body: { code: expect.stringMatching(/MODULO|RICHIESTA/) },
      });
  });

  it('a foreigner without codice fiscale pays where the tipo allows it', async () => {
    const nobody = { tipo: 'F', anagrafica: 'John Smith', nazione: 'GB' };
    const made = await pay('TASSA', { valori: { causale: 'x' }, debitore: nobody });
    expect(made.status).toBe(201);
    expect(
      await found(anonymous(), { numeroAvviso: String(made.body['numeroAvviso']), nome: 'Smith John' }),
    ).toHaveLength(1);
    expect((await pay('MENSA', { valori: { pasti: '1' }, debitore: nobody })).status).toBe(422);
  });

  it.each(['TARI', 'NESSUNO', 'a%00b'])('%s is not offered', async (tipo) => {
    expect((await pay(tipo, {})).status).toBeGreaterThanOrEqual(400);
    expect((await pay(tipo, {})).status).toBeLessThan(500);
  });

  it.each([undefined, '', 'breve', 'x'.repeat(65), 'con spazi e segni!'])('the key %j is refused', async (key) => {
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    const answer = await dovuti.call(
      'POST',
      '/public/spontanei/c_roccaprova/MENSA',
      { debitore, valori: { pasti: '1' } },
      { ...anonymous(), headers },
    );
    expect(answer.status).toBe(400);
  });
});

describe('my positions (C-20–C-24)', () => {
  const list = async (cf: string, query = '', path = 'posizioni') =>
    (await dovuti.call('GET', `/cittadino/${path}?${query}`, undefined, person(cf))).body as unknown as {
      elementi: (Debt & { iud: string; scadenza?: string; ente: { codiceIpa: string } })[];
      cursore: string | null;
    };
  const debitore = { tipo: 'F', codice: CITIZEN, anagrafica: 'Bianchi Lucia' };

  beforeAll(async () => {
    await create('MIE-1', { debitore, dataScadenza: '2030-03-01' });
    await create('MIE-2', { debitore, dataScadenza: null }, OTHER_CF);
    await create('MIE-3', { debitore, dataScadenza: '2030-01-01', causale: 'Mensa di marzo' });
    const { iuv } = await create('MIE-4', { debitore });
    await dovuti.deliver(aReceipt(iuv));
    await create('MIE-5', { debitore });
    await dovuti.call('DELETE', `/enti/${CF}/dovuti/MIE-5`);
  });

  it('are those of all enti, the nearest due date first, and nobody else’s', async () => {
    expect((await list(CITIZEN)).elementi.map(({ iud }) => iud)).toEqual(['MIE-3', 'MIE-1', 'MIE-2']);
    expect((await list(CITIZEN)).elementi[0]?.intestatario).toBe('Bianchi Lucia');
    expect((await list('VRDGPP13A10B963V')).elementi).toEqual([]);
  });

  it.each([
    ['ente=p_valprova', ['MIE-2']],
    ['ente=nessuno_qui', []],
    ['causale=MENSA', ['MIE-3']],
    ['a=2030-02-01', ['MIE-3']],
    ['da=2030-02-01', ['MIE-1']],
    ['da=2030-02-01&a=2030-12-31', ['MIE-1']],
    ['senzaScadenza=true', ['MIE-2']],
    ['tipoDovuto=ALTRO', []],
  ])('%s filters', async (query, expected) => {
    const { elementi } = await list(CITIZEN, query);
    expect(elementi.map(({ iud }) => iud)).toEqual(expected);
  });

  it('go on after the cursor', async () => {
    const first = await list(CITIZEN, 'limite=2');
    const next = await list(CITIZEN, `limite=2&cursore=${first.cursore ?? ''}`);
    expect([...first.elementi, ...next.elementi].map(({ iud }) => iud)).toEqual(['MIE-3', 'MIE-1', 'MIE-2']);
    expect(next.cursore).toBeNull();
  });

  it('what is over stands in the history, the latest first', async () => {
    const history = await list(CITIZEN, '', 'pagamenti');
    expect(history.elementi.map(({ iud, stato }) => [iud, stato]).sort()).toEqual([
      ['MIE-4', 'PAGATO'],
      ['MIE-5', 'ANNULLATO'],
    ]);
    expect((await list(CITIZEN, 'stato=PAGATO', 'pagamenti')).elementi.map(({ iud }) => iud)).toEqual(['MIE-4']);
  });

  it('the history comes whole as CSV, without formulas, and only one’s own', async () => {
    const csv = (cf: string, query = '') =>
      dovuti.call('GET', `/cittadino/pagamenti/csv?${query}`, undefined, person(cf));
    const lines = (await csv(CITIZEN)).text.trim().split('\n');
    expect(lines[0]).toBe('data;ente;tipo;causale;importo;stato;codice avviso;scadenza;ricevuta');
    expect(lines.slice(1).map((line) => line.split(';')[3])).toEqual(
      expect.arrayContaining(['TARI MIE-4', 'TARI MIE-5']),
    );
    expect(lines).toHaveLength(3);
    expect((await csv(CITIZEN, 'stato=ANNULLATO')).text).not.toContain('MIE-4');
    expect((await csv(DEBTOR)).text).not.toContain('MIE-');
  });

  it('NON_PAGATO asks for outcomes without money, PAGATO for those with it', async () => {
    expect((await list(CITIZEN, 'stato=NON_PAGATO', 'pagamenti')).elementi).toEqual([]);
    expect((await list(CITIZEN, 'stato=PAGATO', 'pagamenti')).elementi).toHaveLength(1);
  });

  it('the filters offer the enti and tipi of one’s own debts', async () => {
    const choices = async (cf: string) =>
      (await dovuti.call('GET', '/cittadino/posizioni/scelte', undefined, person(cf))).body;
    expect(await choices(CITIZEN)).toEqual({
      enti: [
        {
          codiceIpa: 'c_roccaprova',
          denominazione: expect.any(String),
          tipi: [{ codice: 'TARI', descrizione: expect.any(String) }],
        },
        {
          codiceIpa: 'p_valprova',
          denominazione: 'Provincia di Valprova',
          tipi: [{ codice: 'TARI', descrizione: expect.any(String) }],
        },
      ],
    });
    expect(await choices('VRDGPP13A10B963V')).toEqual({ enti: [] });
  });

  it('each row of the history bears the day on which it ended, one to pay bears none', async () => {
    const ended = (await list(CITIZEN, '', 'pagamenti')).elementi as { iud: string; chiusaIl?: string }[];
    expect(ended.find(({ iud }) => iud === 'MIE-4')?.chiusaIl).toBe('2024-06-02');
    expect(ended.find(({ iud }) => iud === 'MIE-5')?.chiusaIl).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect((await list(CITIZEN)).elementi.every((one) => !('chiusaIl' in one))).toBe(true);
  });

  it('one is shown to its debtor alone', async () => {
    const one = (cf: string, ipa = 'c_roccaprova') =>
      dovuti.call('GET', `/cittadino/posizioni/${ipa}/MIE-1`, undefined, person(cf));
    expect(await one(CITIZEN)).toMatchObject({ status: 200, body: { iud: 'MIE-1' } });
    expect((await one(DEBTOR)).status).toBe(404);
    expect((await one(CITIZEN, 'p_valprova')).status).toBe(404);
  });

  it('a caller without a proved codice fiscale owns nothing', async () => {
    for (const codiceFiscale of ['', 'ANONIMO', 'X'])
      expect(
        (await dovuti.call('GET', '/cittadino/posizioni', undefined, { ...person(CITIZEN), codiceFiscale })).status,
      ).toBe(404);
  });

  it('the debts of a suspended ente show and cannot be paid', async () => {
    await dovuti.announceEnte({ codiceIpa: 'p_valprova', stato: 'SOSPESO', ambitoSospensione: 'TOTALE' }, 2, OTHER_CF);
    expect((await list(CITIZEN, 'ente=p_valprova')).elementi).toMatchObject([
      { stato: 'NON_PAGABILE', pagabile: false, causa: 'ENTE_NON_PAGABILE' },
    ]);
  });
});

describe('a citizen cancels an own spontaneous payment (D07, C-22)', () => {
  const OWNER = 'VRDGPP13A10B963V';
  const owner = { ...person(OWNER), permessi: [...person(OWNER).permessi, 'cit.dovuto.annulla'] };
  const debitore = { tipo: 'F', codice: OWNER, anagrafica: 'Verdi Giuseppe' };
  const door = (iud: string) => `/cittadino/posizioni/c_roccaprova/${iud}`;
  const one = async (iud: string) => (await dovuti.call('GET', door(iud), undefined, owner)).body;
  const cancel = (iud: string, as: object = owner) => dovuti.call('DELETE', door(iud), undefined, as);
  const begin = async (): Promise<string> => {
    const headers = { 'idempotency-key': `annulla-${++visitor}-prova` };
    const body = { debitore, valori: { pasti: '2' } };
    const made = await dovuti.call('POST', '/public/spontanei/c_roccaprova/MENSA', body, { ...anonymous(), headers });
    const { elementi } = (await dovuti.call('GET', '/cittadino/posizioni', undefined, owner)).body as {
      elementi: { iud: string; numeroAvviso: string }[];
    };
    return elementi.find(({ numeroAvviso }) => numeroAvviso === made.body['numeroAvviso'])?.iud ?? 'none';
  };

  it('once; a second click, and two at once, change nothing more', async () => {
    const iud = await begin();
    expect(await one(iud)).toMatchObject({ stato: 'DA_PAGARE', spontanea: true, annullabile: true });
    const answers = await Promise.all([cancel(iud), cancel(iud)]);
    expect([...answers, await cancel(iud)].map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await one(iud)).toMatchObject({ stato: 'ANNULLATO', annullabile: false, pagabile: false });
    const { body } = await dovuti.call('GET', `/enti/${CF}/dovuti/${iud}/storia`);
    expect(body['elementi']).toMatchObject([
      { tipo: 'CREATO', autore: 'cittadino' },
      { tipo: 'ANNULLATO', autore: 'cittadino' },
    ]);
  });

  it('what the ente loaded in the same name is the ente’s to cancel', async () => {
    await create('DELL-ENTE', { debitore });
    expect(await one('DELL-ENTE')).toMatchObject({ spontanea: false, annullabile: false });
    expect(await cancel('DELL-ENTE')).toMatchObject({ status: 409, body: { code: 'DOVUTO_NON_ANNULLABILE' } });
  });

  it('what is paid is not cancelled', async () => {
    const iud = await begin();
    const { body } = await dovuti.call('GET', `/enti/${CF}/dovuti/${iud}`);
    await dovuti.deliver(aReceipt(String(body['iuv'])));
    expect(await cancel(iud)).toMatchObject({ status: 409, body: { code: 'DOVUTO_NON_ANNULLABILE' } });
    expect(await one(iud)).toMatchObject({ stato: 'PAGATO', annullabile: false });
  });

  it('what is somebody else’s is not there, nor is anything for an unknown ente', async () => {
    const iud = await begin();
    expect((await cancel(iud, { ...owner, ...person(CITIZEN), permessi: owner.permessi })).status).toBe(404);
    expect((await cancel('NESSUNO')).status).toBe(404);
    expect((await dovuti.call('DELETE', `/cittadino/posizioni/nessuno/${iud}`, undefined, owner)).status).toBe(404);
    expect(await one(iud)).toMatchObject({ stato: 'DA_PAGARE' });
  });

  it('who has it in the cart sees there that it cannot be paid any more', async () => {
    const iud = await begin();
    await add(owner, String((await one(iud))['riferimento']));
    await cancel(iud);
    expect(await cart(owner)).toMatchObject({ voci: [{ stato: 'ANNULLATO', pagabile: false }], totale: '0.00' });
  });
});
