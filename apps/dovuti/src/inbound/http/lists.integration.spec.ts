import { Database, Housekeeping } from '@mypay/platform/db';
import { Client } from 'pg';
import { dovutiPage, PgLists } from '../../outbound/persistence/pg-lists';
import {
  aReceipt,
  type Answer,
  CF,
  IPA,
  OTHER_CF,
  type RunningDovuti,
  startDovuti,
} from '../../testing/dovuti.fixture';

jest.setTimeout(120_000);

let dovuti: RunningDovuti;
const body = (over: Record<string, unknown> = {}) => ({
  iud: 'A-1',
  tipoDovuto: 'TARI',
  importo: '120.50',
  causale: 'TARI 2024, prima rata',
  debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' },
  dataScadenza: '2030-06-30',
  ...over,
});
const create = async (over: Record<string, unknown> = {}): Promise<Record<string, unknown>> => {
  const answer = await dovuti.call('POST', `/enti/${CF}/dovuti`, body(over));
  expect([over, answer.status, answer.body['code']]).toEqual([over, 201, undefined]);
  return answer.body;
};
const get = (path: string, as = {}) => dovuti.call('GET', `/enti/${CF}${path}`, undefined, as);
const elements = (answer: Answer) => answer.body['elementi'] as Record<string, unknown>[];
const iuds = async (query: string, as = {}) => {
  const answer = await get(`/dovuti?${query}`, as);
  expect([query, answer.status, answer.body['errori']]).toEqual([query, 200, undefined]);
  return elements(answer).map(({ iud }) => iud);
};
const found = async (text: string, as = {}) =>
  elements(await get(`/ricerca?q=${encodeURIComponent(text)}`, as)).map(({ trovato, dovuto }) => [
    trovato,
    (dovuto as { iud: string }).iud,
  ]);

const later = (ms: number) => dovuti.clock.moveTo(new Date(dovuti.clock.now().getTime() + ms));

beforeAll(async () => {
  dovuti = await startDovuti('2024-06-01T10:00:00Z');
  await dovuti.announceEnte();
  await dovuti.announceTipo();
  await dovuti.announceTipo({ codice: 'MULTA', descrizione: 'Sanzioni', scadenzaObbligatoria: true }, 1);
  await create({ iud: 'A-1' });
  await create({
    iud: 'A-2',
    importo: '10.00',
    causale: 'Mensa: ottobre',
    debitore: { tipo: 'F', codice: 'VRDNNA75C41F839Q', anagrafica: 'Verdi Anna Màría' },
    dataScadenza: '2024-07-01',
  });
  await create({ iud: 'A-3', importo: '30.00', dataScadenza: null });
  await create({ iud: 'M-1', tipoDovuto: 'MULTA', importo: '41.00', dataScadenza: '2024-06-01' });
  const paid = await create({ iud: 'A-4', importo: '120.50' });
  await dovuti.deliver(aReceipt(String(paid['iuv']), { dataEsito: '2024-05-31' as never }));
  await create({ iud: 'A-5' });
  await dovuti.call('DELETE', `/enti/${CF}/dovuti/A-5?motivo=${encodeURIComponent('emesso due volte')}`);
});
afterAll(() => dovuti?.close());

describe('the list of dovuti', () => {
  it.each([
    ['', ['A-5', 'A-4', 'M-1', 'A-3', 'A-2', 'A-1']],
    ['vista=online', ['M-1', 'A-3', 'A-2', 'A-1']],
    ['vista=archivio', ['A-5', 'A-4']],
    ['stato=PAGATO', ['A-4']],
    ['stato=ANNULLATO', ['A-5']],
    ['stato=DA_PAGARE', ['M-1', 'A-3', 'A-2', 'A-1']],
    ['stato=SCADUTO', []],
    ['tipoDovuto=MULTA', ['M-1']],
    ['iud=A-2', ['A-2']],
    ['codiceFiscale=vrdnna75c41f839q', ['A-2']],
    ['anagrafica=mari%20ver', ['A-2']],
    ['anagrafica=maria', ['A-2']],
    ['anagrafica=ari', []],
    ['causale=mensa%20ott', ['A-2']],
    ['causale=ottobre', []],
    ['scadenzaDa=2024-06-15&scadenzaA=2024-07-01', ['A-2']],
    ['scadenzaA=2024-06-30', ['M-1']],
    ['importoDa=30.00&importoA=41', ['M-1', 'A-3']],
    ['pagatoDa=2024-05-31&pagatoA=2024-05-31', ['A-4']],
    ['vista=archivio&stato=PAGATO&conclusoDa=2024-05-31&conclusoA=2024-05-31', ['A-4']],
    ['conclusoA=2024-05-30', []],
    ['ordine=scadenza&vista=online', ['M-1', 'A-2', 'A-1', 'A-3']],
    ['anagrafica=%25&vista=archivio', ['A-5', 'A-4']],
  ])('O-04: %s gives %j', async (query, expected) => {
    expect(await iuds(query)).toEqual(expected);
  });

  it('O-04: a debt past a binding date is in SCADUTO and no longer in DA_PAGARE', async () => {
    later(24 * 60 * 60 * 1000);
    expect(await iuds('stato=SCADUTO')).toEqual(['M-1']);
    expect(await iuds('stato=DA_PAGARE')).toEqual(['A-3', 'A-2', 'A-1']);
    expect((await get('/dovuti/M-1')).body).toMatchObject({ stato: 'SCADUTO', azioni: ['MODIFICA', 'ANNULLA'] });
  });

  it('O-04: finds a debt by its IUV and by its notice number', async () => {
    const { iuv, numeroAvviso } = (await get('/dovuti/A-2')).body;
    expect(await iuds(`iuv=${String(iuv)}`)).toEqual(['A-2']);
    expect(await iuds(`numeroAvviso=${String(numeroAvviso)}`)).toEqual(['A-2']);
    expect(await iuds('numeroAvviso=999999999999999999')).toEqual([]);
  });

  it.each(['recenti', 'scadenza'])('O-04: pages by key in the order %s, and counts when asked', async (order) => {
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body: page } = await get(
        `/dovuti?ordine=${order}&limite=2&conta=true${cursor ? `&cursore=${cursor}` : ''}`,
      );
      expect(page).toMatchObject({ totale: 6, oltre: false });
      seen.push(...(page['elementi'] as { iud: string }[]).map(({ iud }) => iud));
      cursor = page['cursore'] as string | null;
    }
    expect([...seen].sort()).toEqual(['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'M-1']);
  });

  it.each(['scadenzaDa=2024-02-30', 'importoDa=1,5', 'stato=CHISSA', 'importazione=x', 'conta=forse'])(
    'O-04: refuses %s with the name of the field',
    async (query) => {
      const answer = await get(`/dovuti?${query}`);
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body['errori'])).toContain(query.split('=')[0]);
    },
  );
});

describe('the one box', () => {
  it('finds by IUV, notice number, IUD, codice fiscale and name, or their beginning', async () => {
    const { iuv, numeroAvviso } = (await get('/dovuti/A-2')).body;
    expect(await found(String(iuv))).toEqual([['IUV', 'A-2']]);
    expect(await found(String(numeroAvviso).replace(/(\d{4})/g, '$1 '))).toEqual([['IUV', 'A-2']]);
    expect(await found('A-2')).toEqual([['IUD', 'A-2']]);
    expect(await found(' vrdnna75c41f839q ')).toEqual([['CODICE_FISCALE', 'A-2']]);
    expect(await found('anna verdi')).toEqual([['ANAGRAFICA', 'A-2']]);
    expect(await found('rossi m')).toHaveLength(5);
    expect(await found('nessuno')).toEqual([]);
  });

  it('asks for more characters, and finds nothing of another ente', async () => {
    expect(await get('/ricerca?q=ab')).toMatchObject({ status: 422, body: { code: 'RICERCA_TROPPO_BREVE' } });
    await dovuti.announceEnte({ codiceIpa: 'c_altro' }, 1, OTHER_CF);
    const other = await dovuti.call('GET', `/enti/${OTHER_CF}/ricerca?q=rossi`, undefined, { ente: OTHER_CF });
    expect(other).toMatchObject({ status: 200, body: { elementi: [], altri: false } });
  });
});

describe('an operator of one tipo', () => {
  const as = { tipi: ['MULTA'], soggetto: 'persona:uno' };

  it('R-tipo: sees and changes nothing of another tipo', async () => {
    expect(await iuds('', as)).toEqual(['M-1']);
    expect(await iuds('tipoDovuto=TARI', as)).toEqual([]);
    expect(await found('rossi', as)).toEqual([['ANAGRAFICA', 'M-1']]);
    expect((await get('/cruscotto', as)).body).toMatchObject({
      limitato: true,
      perTipo: [{ tipoDovuto: 'MULTA' }],
    });
    for (const path of ['/dovuti/A-1', '/dovuti/A-1/storia'])
      expect(await get(path, as)).toMatchObject({ status: 404, body: { code: 'DOVUTO_NON_TROVATO' } });
    expect(await dovuti.call('DELETE', `/enti/${CF}/dovuti/A-1`, undefined, as)).toMatchObject({ status: 404 });
    const { iud: _, ...content } = body();
    expect(await dovuti.call('PUT', `/enti/${CF}/dovuti/A-1`, content, as)).toMatchObject({ status: 404 });
    expect(await dovuti.call('POST', `/enti/${CF}/dovuti`, body({ iud: 'NEW' }), as)).toMatchObject({
      status: 403,
      body: { code: 'TIPO_DOVUTO_NON_PERMESSO' },
    });
  });

  it('R-tipo: one of no tipo sees nothing', async () => {
    expect(await iuds('', { tipi: [] })).toEqual([]);
    expect(await found('rossi', { tipi: [] })).toEqual([]);
  });
});

describe('the cruscotto', () => {
  it('O-03: counts what the list shows, whoever wrote it', async () => {
    const { body: figures } = await get('/cruscotto?periodo=7g');
    const open = Object.fromEntries(
      (figures['aperti'] as { stato: string; numero: number; importo: string }[]).map((one) => [
        one.stato,
        [one.numero, one.importo],
      ]),
    );
    expect(open).toEqual({
      DA_PAGARE: [3, '160.50'],
      SCADUTO: [1, '41.00'],
      PAGAMENTO_INIZIATO: [0, '0.00'],
      DISABILITATO: [0, '0.00'],
      PREDISPOSTO: [0, '0.00'],
    });
    expect(figures).toMatchObject({ da: '2024-05-27', a: '2024-06-02', limitato: false });
    expect(figures['chiusi']).toEqual(
      expect.arrayContaining([
        {
          stato: 'PAGATO',
          periodo: { numero: 1, importo: '120.50' },
          precedente: { numero: 0, importo: '0.00' },
        },
      ]),
    );
    expect(figures['perGiorno']).toEqual([{ giorno: '2024-05-31', numero: 1, importo: '120.50' }]);
  });

  it('O-03: an ended figure is as many rows as the list behind it', async () => {
    const { body: figures } = await get('/cruscotto?periodo=7g');
    for (const { stato, periodo } of figures['chiusi'] as { stato: string; periodo: { numero: number } }[]) {
      const period = `conclusoDa=${String(figures['da'])}&conclusoA=${String(figures['a'])}`;
      const { body: list } = await get(`/dovuti?vista=archivio&stato=${stato}&${period}&conta=true`);
      expect([stato, list['totale']]).toEqual([stato, periodo.numero]);
    }
  });

  it('O-03: housekeeping melts the counts, and the figures stay', async () => {
    const before = (await get('/cruscotto?periodo=anno')).body;
    const { conteggi: gone } = await dovuti.app.get(Housekeeping).run(new AbortController().signal);
    expect(gone).toBeGreaterThan(0);
    expect((await get('/cruscotto?periodo=anno')).body).toEqual(before);
  });
});

describe('the timeline of a debt', () => {
  const lifeOf = async (iud: string) => elements(await get(`/dovuti/${iud}/storia`));

  it('O-05: tells who made, changed and cancelled it, what changed and why', async () => {
    await create({ iud: 'S-1' });
    const { iud: _, ...content } = body({ importo: '99.00' });
    expect((await dovuti.call('PUT', `/enti/${CF}/dovuti/S-1`, content, { soggetto: 'persona:anna' })).status).toBe(
      200,
    );
    await dovuti.call('DELETE', `/enti/${CF}/dovuti/S-1?motivo=errore`, undefined, { soggetto: 'persona:bruno' });
    expect(await lifeOf('S-1')).toEqual([
      expect.objectContaining({ tipo: 'CREATO', autore: 'client-prova' }),
      expect.objectContaining({
        tipo: 'MODIFICATO',
        autore: 'persona:anna',
        differenze: [{ campo: 'importo', prima: '120.50', dopo: '99.00' }],
      }),
      expect.objectContaining({ tipo: 'ANNULLATO', autore: 'persona:bruno', motivo: 'errore' }),
    ]);
  });

  it('O-06: takes the bilancio in rows, and gives it back so', async () => {
    const rows = [
      { capitolo: 'E1', ufficio: 'U&1', accertamento: '', importo: '100.50' },
      { capitolo: 'E2', ufficio: '', accertamento: '2024/1', importo: '20.00' },
    ];
    expect((await create({ iud: 'B-1', righeBilancio: rows }))['righeBilancio']).toEqual(rows);
    const wrong = await dovuti.call('POST', `/enti/${CF}/dovuti`, body({ iud: 'B-2', righeBilancio: rows.slice(1) }));
    expect(wrong).toMatchObject({ status: 422, body: { code: 'DOVUTO_NON_VALIDO' } });
  });

  it('O-05: tells of the payment', async () => {
    expect((await lifeOf('A-4')).map(({ tipo }) => tipo)).toEqual(['CREATO', 'PAGATO']);
  });

  it('O-05: tells of the file that brought it and of the one that replaced it', async () => {
    const line = (importo: string, action: string, iuv = '') =>
      `F-1;${iuv};F;RSSMRA80A01H501U;Rossi Mario;;;;;;;;2030-06-30;${importo};;TARI;ALL;Mensa;9/0101101IM/TARI;;${action}`;
    const load = async (iuf: string, text: string) => {
      const { body: upload } = await dovuti.upload(`${IPA}-${iuf}-1_2.csv`, `intestazione\n${text}\n`);
      for (;;) {
        const { body: state } = await get(`/import-dovuti/${String(upload['id'])}`);
        if (String(state['stato']).startsWith('IMPORT_E')) return state;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const first = await load('STORIA1', line('10.00', 'I'));
    later(1000);
    await load('STORIA2', line('12.00', 'M', String((await get('/dovuti/F-1')).body['iuv'])));
    expect(await lifeOf('F-1')).toEqual([
      expect.objectContaining({
        tipo: 'IMPORTATO',
        importazione: { id: first['id'], nomeFile: `${IPA}-STORIA1-1_2.csv`, riga: 1 },
      }),
      expect.objectContaining({
        tipo: 'SOSTITUITO',
        differenze: [{ campo: 'importo', prima: '10.00', dopo: '12.00' }],
      }),
    ]);
    expect(await iuds('flusso=STORIA')).toEqual(['F-1', 'F-1']);
    expect(await iuds(`importazione=${String(first['id'])}`)).toEqual(['F-1']);
  });
});

describe('lists of many', () => {
  it('reads any page of 50,000 dovuti in few buffers, as the runtime role', async () => {
    const ente = '10000000001' as typeof CF;
    const db = dovuti.app.get(Database);
    await db.inEnte(ente, (tx) =>
      tx.query(
        `insert into dovuti (ente, iud, iuv_della_piattaforma, stato, tipo_dovuto, importo_cents, debitore_tipo, debitore_codice,
           debitore_anagrafica, tipo_versamento, causale, dati_specifici, creato_il, modificato_il, scadenza)
         select $1, 'D-' || n, false, case when n % 5000 = 0 then 'ANNULLATO' else 'INSERIMENTO_DOVUTO' end,
                case when n % 7 = 0 then 'RARO' else 'TARI' end, 100, 'F', 'X' || n % 3000, 'COGNOME' || n % 3000 ||
                case when n <= 30 then ' MARIO LUCIA' when n % 2 = 0 then ' MARIO' else ' LUCIA' end,
                'ALL', 'causale ' || n, 'd', now(), now(), date '2030-01-01' + n % 500 from generate_series(1, 50000) n`,
        [ente],
      ),
    );
    const owner = new Client({ connectionString: dovuti.database.ownerUrl });
    await owner.connect();
    await owner.query('analyze'); // as autovacuum does
    await owner.end();
    const base = { derived: { disabled: [], binding: [] }, ordine: 'RECENTI', limite: 50 } as const;
    const all = { tipi: 'TUTTI' } as const;
    const after = { id: 20_000n, scadenza: '2030-05-01' };
    const requests: [object, string[]][] = [
      [{ ...base, filters: all }, []],
      [{ ...base, filters: all, dopo: after }, []],
      [{ ...base, filters: { ...all, stato: 'DA_PAGARE' }, dopo: after }, []],
      [{ ...base, filters: { ...all, vista: 'ARCHIVIO' } }, []],
      [{ ...base, filters: { ...all, stato: 'PAGATO' } }, []],
      [{ ...base, filters: { tipi: ['RARO'], vista: 'ONLINE' }, dopo: after }, []],
      [{ ...base, filters: { ...all, vista: 'ONLINE' }, ordine: 'SCADENZA', dopo: after }, []],
      [{ ...base, filters: all, ordine: 'SCADENZA' }, []],
      [{ ...base, filters: all, ordine: 'SCADENZA', dopo: after }, []],
      [{ ...base, filters: { ...all, importoDa: 101n, importoA: 5_000n } }, []],
      [{ ...base, filters: { ...all, importoDa: 101n }, ordine: 'SCADENZA' }, []],
      [{ ...base, filters: { ...all, pagatoDa: '2029-01-01', pagatoA: '2029-01-31' } }, []],
      [{ ...base, filters: { ...all, conclusoDa: '2020-01-01', conclusoA: '2020-12-31' } }, []],
      [{ ...base, filters: { ...all, stato: 'NON_PAGATO' }, ordine: 'SCADENZA' }, []],
      [{ ...base, filters: { ...all, codice: 'X77' } }, []],
      [{ ...base, filters: { ...all, causale: 'causale 777' } }, []],
      [{ ...base, filters: all }, ['COGNOME777']],
    ];
    for (const [request, words] of requests) {
      const { sql, params } = dovutiPage(ente, request as Parameters<typeof dovutiPage>[1], {
        rare: words,
        common: [],
        narrow: [],
      });
      const rows = await db.inEnte(ente, (tx) =>
        tx.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
          `explain (analyze, buffers, format json) ${sql}`,
          params,
        ),
      );
      const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {};
      const touched = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
      const told = JSON.stringify(request, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
      expect([told, words, touched <= 600 ? '<= 600' : touched]).toEqual([told, words, '<= 600']);
    }
    const search = (name: string) =>
      db.inEnte(ente, (tx) => new PgLists(tx, ente).search({ tipi: 'TUTTI', anagrafica: name }, 3));
    for (const name of ['mario', 'cogn mar', 'cognome12 mario']) expect(await search(name)).toHaveLength(3);
    expect(await search('mario nessuno')).toEqual([]);
    // Half of the debtors are Mario, half Lucia; the 30 oldest debts are of those who are both.
    const idsOf = (await search('lucia mario')).map(({ dovuto }) => dovuto.dati.iud);
    expect(idsOf).toEqual(['D-30', 'D-29', 'D-28']);
    for (const order of ['RECENTI', 'SCADENZA'] as const) {
      const request = {
        ...base,
        ordine: order,
        filters: { ...all, anagrafica: 'mario luc', vista: 'ONLINE' },
      } as const;
      await db.inEnte(ente, async (tx) => {
        const lists = new PgLists(tx, ente);
        expect(await lists.page(request)).toHaveLength(30);
        expect(await lists.count(request, 1_000)).toBe(30);
        expect(await lists.count({ ...request, filters: { ...request.filters, anagrafica: 'mario' } }, 1_000)).toBe(
          1_000,
        );
      });
    }
  });
});
