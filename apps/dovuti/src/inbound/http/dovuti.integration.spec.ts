import { Database } from '@mypay/platform/db';
import { OTHER_CF, aReceipt, CF, type RunningDovuti, startDovuti } from '../../testing/dovuti.fixture';

let dovuti: RunningDovuti;
const DEBITORE = { tipo: 'F', codice: 'rssmra80a01h501u', anagrafica: 'Rossi Mario' };
const body = (iud: string, over: object = {}) => ({
  iud,
  tipoDovuto: 'TARI',
  importo: '120.50',
  causale: 'TARI 2024',
  debitore: DEBITORE,
  ...over,
});
const create = (iud: string, over: object = {}) => dovuti.call('POST', `/enti/${CF}/dovuti`, body(iud, over));
const get = async (iud: string) => (await dovuti.call('GET', `/enti/${CF}/dovuti/${encodeURIComponent(iud)}`)).body;

beforeAll(async () => {
  dovuti = await startDovuti();
}, 60_000);
afterAll(() => dovuti?.close());

describe('before onboarding has announced the ente', () => {
  it('says that the ente is not known yet, and what to do', async () => {
    expect(await create('PRESTO')).toMatchObject({
      status: 404,
      body: { code: 'ENTE_SCONOSCIUTO', detail: expect.stringContaining('verificare') },
    });
  });
});

describe('a dovuto by REST', () => {
  beforeAll(async () => {
    await dovuti.announceEnte();
    await dovuti.announceTipo();
  });

  it('D01: gets an IUV of the platform, a notice number and a QR text', async () => {
    const { status, body } = await create('MENSA-1');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      iud: 'MENSA-1',
      iuv: '01000000000000144',
      numeroAvviso: '301000000000000144',
      qr: `PAGOPA|002|301000000000000144|${CF}|12050`,
      stato: 'DA_PAGARE',
      importo: '120.50',
      debitore: { codice: 'RSSMRA80A01H501U' },
      datiSpecificiRiscossione: '9/0101101IM/TARI',
    });
  });

  it('is refused with every wrong field named, in words', async () => {
    const { status, body } = await create('000X', { importo: '0', debitore: { ...DEBITORE, codice: 'SBAGLIATO' } });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'DOVUTO_NON_VALIDO' });
    expect((body['errori'] as { campo: string }[]).map((e) => e.campo)).toEqual(['iud', 'debitore.codice', 'importo']);
  });

  it.each([
    ['IUD_DUPLICATO', 409, 'MENSA-1', {}],
    ['IUV_DUPLICATO', 409, 'ALTRO-1', { iuv: '01500000000123488' }],
    ['TIPO_DOVUTO_SCONOSCIUTO', 422, 'ALTRO-2', { tipoDovuto: 'NIENTE' }],
  ])('is refused with %s', async (code, status, iud, over) => {
    await create('CON-IUV-PROPRIO', { iuv: '01500000000123488' });
    expect(await create(iud, over)).toMatchObject({ status, body: { code } });
  });

  it('refuses a field that it does not know, and a body that is not a dovuto', async () => {
    expect(await create('STRANO', { colore: 'rosso' })).toMatchObject({ status: 400 });
    expect(await create('STRANO', { debitore: null })).toMatchObject({ status: 400 });
  });

  it('answers in words to characters and numbers that no database holds', async () => {
    expect(await create('NULLO\0')).toMatchObject({ status: 400, body: { code: 'TESTO_NON_AMMESSO' } });
    expect(await create('NULLO', { causale: 'a\0b' })).toMatchObject({ status: 400 });
    expect(await dovuti.call('GET', `/enti/${CF}/dovuti/a%00b`)).toMatchObject({ status: 400 });
    expect(await dovuti.call('GET', `/enti/${CF}/import-dovuti/${'9'.repeat(30)}`)).toMatchObject({
      status: 404,
      body: { code: 'IMPORT_NON_TROVATO' },
    });
  });

  it.each(['2024/15', 'a\\b', '/', '\\', '%2F', 'a?b=c#d', '...', 'rata 1;2', 'Nicolò €', '..a/..b'])(
    'is reached at its own address, whatever its IUD: %s',
    async (iud) => {
      expect(await create(iud)).toMatchObject({ status: 201 });
      expect(await get(iud)).toMatchObject({ iud, stato: 'DA_PAGARE' });
      const address = `/enti/${CF}/dovuti/${encodeURIComponent(iud)}`;
      const { iud: _, ...content } = body(iud, { causale: 'nuova' });
      expect(await dovuti.call('PUT', address, content)).toMatchObject({ body: { iud, causale: 'nuova' } });
      expect(await dovuti.call('DELETE', address)).toMatchObject({ status: 204 });
    },
  );

  it.each(['.', '..', '../A', 'a\\..'])('CONT-IUD: is refused when no address can hold its IUD: %s', async (iud) => {
    expect(await create(iud)).toMatchObject({
      status: 422,
      body: { code: 'DOVUTO_NON_VALIDO', errori: [{ campo: 'iud', codice: 'IUD' }] },
    });
  });

  it('has an optional field cleared by null, at creation and at modification', async () => {
    const nothing = {
      iuv: null,
      dataScadenza: null,
      bilancio: null,
      commissioneCaricoPa: null,
      tipoVersamento: null,
      datiSpecificiRiscossione: null,
      debitore: {
        ...DEBITORE,
        indirizzo: null,
        civico: null,
        cap: null,
        localita: null,
        provincia: null,
        nazione: null,
        email: null,
      },
    };
    expect(await create('NULLI', { dataScadenza: '2030-06-30', commissioneCaricoPa: '1.00' })).toMatchObject({
      status: 201,
    });
    const { iud: _, ...content } = body('NULLI', nothing);
    const changed = await dovuti.call('PUT', `/enti/${CF}/dovuti/NULLI`, content);
    expect(changed).toMatchObject({ status: 200, body: { tipoVersamento: 'ALL', iuv: expect.any(String) } });
    for (const field of ['dataScadenza', 'commissioneCaricoPa', 'bilancio'])
      expect(changed.body).not.toHaveProperty(field);
    expect(await create('NULLI-2', nothing)).toMatchObject({ status: 201 });
    for (const field of ['importo', 'causale', 'tipoDovuto', 'debitore', 'iud'])
      expect(await create('NULLI-3', { [field]: null })).toMatchObject({
        status: 400,
        body: { errori: expect.arrayContaining([expect.objectContaining({ campo: field })]) },
      });
  });

  it('has its amount as a text: a number of JSON is told so, and nothing else', async () => {
    const { status, body } = await create('NUMERO', { importo: 12.5, commissioneCaricoPa: 1 });
    expect([status, body['errori']]).toEqual([
      400,
      [
        { campo: 'importo', motivo: 'deve essere un testo' },
        { campo: 'commissioneCaricoPa', motivo: 'deve essere un testo' },
      ],
    ]);
  });

  it.each([
    ['the year 0000', { dataScadenza: '0000-01-01' }, 'dataScadenza'],
    ['a day that is not in the calendar', { dataScadenza: '2030-02-30' }, 'dataScadenza'],
    ['a debtor of eleven zeros', { debitore: { ...DEBITORE, codice: '00000000000' } }, 'debitore.codice'],
    ['a firm of eleven zeros', { debitore: { ...DEBITORE, tipo: 'G', codice: '00000000000' } }, 'debitore.codice'],
  ])('is refused with %s', async (_, over, campo) => {
    expect(await create('ZERI', over)).toMatchObject({
      status: 422,
      body: { code: 'DOVUTO_NON_VALIDO', errori: [{ campo }] },
    });
  });

  it('has a due date as far as the calendar goes, and is read again', async () => {
    await dovuti.announceTipo({ codice: 'LONTANO', scadenzaObbligatoria: true, giorniTolleranza: 30 });
    expect(await create('LONTANO', { tipoDovuto: 'LONTANO', dataScadenza: '9999-12-31' })).toMatchObject({
      status: 201,
      body: { stato: 'DA_PAGARE', dataScadenza: '9999-12-31' },
    });
  });

  it.each(['dovuti', 'import-dovuti'])('has a page of %s refused when its cursor or limit is forged', async (list) => {
    for (const query of [
      'cursore=a',
      'cursore=-1',
      'cursore=9999999999999999999',
      'cursore=1&cursore=2',
      'cursore=%00',
      'limite=0',
      'limite=1e9',
      'limite=1&limite=2',
      'limite=',
    ])
      expect([query, await dovuti.call('GET', `/enti/${CF}/${list}?${query}`)]).toMatchObject([
        query,
        {
          status: 400,
          body: { code: expect.stringMatching(/^((RICHIESTA|CURSORE)_NON_VALID[AO]|TESTO_NON_AMMESSO)$/) },
        },
      ]);
  });

  it('is seen by its ente alone', async () => {
    await dovuti.announceEnte({ codiceIpa: 'p_valprova' }, 1, OTHER_CF);
    const answer = await dovuti.call('GET', `/enti/${OTHER_CF}/dovuti/MENSA-1`, undefined, { ente: OTHER_CF });
    expect(answer).toMatchObject({ status: 404, body: { code: 'DOVUTO_NON_TROVATO' } });
    expect(await dovuti.call('GET', `/enti/${CF}/dovuti/MENSA-1`, undefined, { ente: OTHER_CF })).toMatchObject({
      status: 404,
    });
  });

  it('D06: is modified in place, keeps its IUV, and its past is kept', async () => {
    const { iud: _, ...content } = body('MENSA-1', { importo: '80', causale: 'TARI 2024, corretta' });
    const answer = await dovuti.call('PUT', `/enti/${CF}/dovuti/MENSA-1`, content);
    expect(answer).toMatchObject({ status: 200, body: { importo: '80.00', iuv: '01000000000000144', versione: 2 } });
    const history = await dovuti.app
      .get(Database)
      .inEnte(CF, (tx) =>
        tx.query(
          `select versione, dati ->> 'importo_cents' as importo from dovuti_storia where dati ->> 'iud' = 'MENSA-1'`,
        ),
      );
    expect(history).toEqual([{ versione: 1, importo: '12050' }]);
  });

  it('does not change tipo, nor take away or swap its IUV', async () => {
    await dovuti.announceTipo({ codice: 'COSAP' });
    const put = (over: object) => {
      const { iud: _, ...content } = body('MENSA-1', over);
      return dovuti.call('PUT', `/enti/${CF}/dovuti/MENSA-1`, content);
    };
    expect(await put({ tipoDovuto: 'COSAP' })).toMatchObject({ body: { code: 'TIPO_DOVUTO_NON_MODIFICABILE' } });
    expect(await put({ iuv: '01500000000999999' })).toMatchObject({ body: { code: 'IUV_DUPLICATO' } });
  });

  it('D07: is cancelled once; then IUD and IUV are free again', async () => {
    const { body: first } = await create('DA-ANNULLARE', { iuv: '01510000000000001' });
    expect((await dovuti.call('DELETE', `/enti/${CF}/dovuti/DA-ANNULLARE`)).status).toBe(204);
    expect(await get('DA-ANNULLARE')).toMatchObject({ stato: 'ANNULLATO' });
    expect(await dovuti.call('DELETE', `/enti/${CF}/dovuti/DA-ANNULLARE`)).toMatchObject({
      status: 409,
      body: { code: 'DOVUTO_NON_ANNULLABILE' },
    });
    expect(await create('DA-ANNULLARE', { iuv: first['iuv'] })).toMatchObject({ status: 201 });
  });

  it('is listed by pages, newest first, with the word of its state', async () => {
    for (let i = 0; i < 5; i++) await create(`LISTA-${i}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const answer = await dovuti.call(
        'GET',
        `/enti/${CF}/dovuti?stato=DA_PAGARE&limite=2${cursor ? `&cursore=${cursor}` : ''}`,
      );
      const page = answer.body as { elementi: { iud: string; stato: string }[]; cursore: string | null };
      expect(page.elementi.every((d) => d.stato === 'DA_PAGARE')).toBe(true);
      seen.push(...page.elementi.map((d) => d.iud));
      cursor = page.cursore ?? undefined;
    } while (cursor);
    expect(seen.slice(0, 5)).toEqual(['LISTA-4', 'LISTA-3', 'LISTA-2', 'LISTA-1', 'LISTA-0']);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('the quote for pagamenti', () => {
  it('gives amount, slice and what pivot needs of a payable notice', async () => {
    const { body: dovuto } = await create('QUOTA-1', {
      bilancio:
        '<bilancio><capitolo><codCapitolo>E1</codCapitolo><accertamento><importo>120.5</importo></accertamento></capitolo></bilancio>',
    });
    const { status, body } = await dovuti.quote({ numeroAvviso: dovuto['numeroAvviso'], scopo: 'ATTIVAZIONE' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      esito: 'PAGABILE',
      iuv: dovuto['iuv'],
      importoCents: '12050',
      dataScadenza: '2099-12-31',
      iud: 'QUOTA-1',
      tipoDovuto: 'TARI',
      bilancio:
        '<bilancio><capitolo><codCapitolo>E1</codCapitolo><accertamento><importo>120.50</importo></accertamento></capitolo></bilancio>',
      versamenti: [
        {
          indice: 1,
          importoCents: '12050',
          iban: 'IT22G0542811101000000123401',
          causale: `/RFB/${String(dovuto['iuv'])}/120.50/TXT/TARI 2024`,
          tassonomia: '0101101IM',
        },
      ],
    });
  });

  it('answers SCONOSCIUTO to the availability probe', async () => {
    const { body } = await dovuti.quote({ numeroAvviso: '000000000000000000', scopo: 'VERIFICA' });
    expect(body).toEqual({ esito: 'NON_PAGABILE', causa: 'SCONOSCIUTO' });
  });

  it('is for pagamenti alone', async () => {
    const answer = await dovuti.quote({ numeroAvviso: '000000000000000000', scopo: 'VERIFICA' }, 'portale');
    expect(answer.status).toBe(403);
  });
});

describe('a receipt', () => {
  const iuvOf = async (iud: string) => String((await create(iud)).body['iuv']);

  it('D11: makes the dovuto PAGATO; the same event twice at once, and another copy of it, change nothing more', async () => {
    const iuv = await iuvOf('RT-1');
    const event = aReceipt(iuv);
    await Promise.all([dovuti.deliver(event), dovuti.deliver(event), dovuti.deliver(aReceipt(iuv))]);
    expect(await get('RT-1')).toMatchObject({
      stato: 'PAGATO',
      versione: 2,
      pagamento: { rtId: `rt-${iuv}`, importo: '120.50', data: '2024-06-02', dopoAnnullamento: false },
    });
    const { body } = await dovuti.quote({ numeroAvviso: `3${iuv}`, scopo: 'VERIFICA' });
    expect(body).toEqual({ esito: 'NON_PAGABILE', causa: 'GIA_PAGATO' });
  });

  it.each([
    ['KO', { esito: 'KO' as const }],
    ['of another titolare', { enteTitolare: OTHER_CF }],
  ])('closes nothing when it is %s', async (name, over) => {
    const iuv = await iuvOf(`RT-NO-${name}`);
    await dovuti.deliver(aReceipt(iuv, over));
    expect(await get(`RT-NO-${name}`)).toMatchObject({ stato: 'DA_PAGARE' });
  });

  it('D22: pays a cancelled dovuto and says so, also when its IUD lives again in another', async () => {
    const iuv = await iuvOf('RT-ANN');
    await dovuti.call('DELETE', `/enti/${CF}/dovuti/RT-ANN`);
    await create('RT-ANN');
    await dovuti.deliver(aReceipt(iuv));
    const rows = await dovuti.app
      .get(Database)
      .inEnte(CF, (tx) =>
        tx.query(`select stato, pagato_dopo_annullamento from dovuti where iud = 'RT-ANN' order by id`),
      );
    expect(rows).toEqual([
      { stato: 'COMPLETATO', pagato_dopo_annullamento: true },
      { stato: 'INSERIMENTO_DOVUTO', pagato_dopo_annullamento: false },
    ]);
    expect(await get('RT-ANN')).toMatchObject({ stato: 'DA_PAGARE' });
  });

  it('of an unknown IUV is kept as unmanaged', async () => {
    await dovuti.deliver(aReceipt('01990000000000099'));
    const rows = await dovuti.app
      .get(Database)
      .inEnte(CF, (tx) => tx.query(`select esito, dovuto from ricevute_note where iuv = '01990000000000099'`));
    expect(rows).toEqual([{ esito: 'NON_GESTITA', dovuto: null }]);
  });

  it('leaves a paid dovuto as it is: not modifiable, not cancellable, its IUD taken for ever', async () => {
    expect(await dovuti.call('DELETE', `/enti/${CF}/dovuti/RT-1`)).toMatchObject({
      body: { code: 'DOVUTO_NON_ANNULLABILE' },
    });
    expect(await create('RT-1')).toMatchObject({ body: { code: 'IUD_DUPLICATO' } });
  });
});

describe('what onboarding says', () => {
  let versione = 10;

  it('applies only if newer', async () => {
    await dovuti.announceEnte({ stato: 'SOSPESO', ambitoSospensione: 'NUOVI_DEBITI' }, 5);
    await dovuti.announceEnte({}, 4);
    expect(await create('SOSPESO-1')).toMatchObject({ status: 409, body: { code: 'ENTE_SOSPESO' } });
  });

  it.each([
    ['INSERITO', undefined, 'ENTE_NON_ATTIVO'],
    ['SOSPESO', 'TOTALE', 'ENTE_SOSPESO'],
    ['SOSPESO', 'INCASSI', 'ENTE_SOSPESO'],
    ['SOSPESO', 'NUOVI_DEBITI', 'ENTE_SOSPESO'],
    ['SOSPESO', 'SOLO_SPONTANEI', undefined],
    ['PRE_ESERCIZIO', undefined, undefined],
  ])('ente %s %s: a new dovuto is answered %s', async (stato, ambitoSospensione, code) => {
    await dovuti.announceEnte({ stato, ambitoSospensione }, ++versione);
    const answer = await create(`STATO-${stato}-${ambitoSospensione}`);
    expect(answer.body['code']).toBe(code);
    expect(answer.status).toBe(code ? 409 : 201);
  });

  it('TIPO-ANNULLA: cancels the open dovuti of a tipo that is switched off so, and leaves the others', async () => {
    await dovuti.announceTipo({ codice: 'BOLLO', giorniTolleranza: 0 });
    const iuv = String((await create('BOLLO-1', { tipoDovuto: 'BOLLO' })).body['iuv']);
    await create('BOLLO-2', { tipoDovuto: 'BOLLO' });
    await dovuti.deliver(aReceipt(iuv));
    await dovuti.announceTipo({ codice: 'BOLLO', attivo: false, dovutiAperti: 'ANNULLA' }, 2);
    while ((await get('BOLLO-2'))['stato'] !== 'ANNULLATO') await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await get('BOLLO-1')).toMatchObject({ stato: 'PAGATO' });
    expect(await get('MENSA-1')).toMatchObject({ stato: 'DA_PAGARE' });
  });

  it('refuses new dovuti of a tipo that is off', async () => {
    await dovuti.announceTipo({ codice: 'COSAP', attivo: false, dovutiAperti: 'BLOCCA' }, 2);
    expect(await create('SPENTO-1', { tipoDovuto: 'COSAP' })).toMatchObject({
      status: 409,
      body: { code: 'TIPO_DOVUTO_NON_ATTIVO' },
    });
  });
});
