import type { Iud } from '@mypay/kernel';
import { type RunningPivot, startPivot } from '../../testing/pivot.fixture';

const WASTE = '01000000000000144';
const MEALS = '01000000000000245';
const LONELY = '01000000000000346';
const IUF = '2024-03-15BCITITMM-A1';
const DEBTOR = { tipo: 'F' as const, codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' };

let pivot: RunningPivot;
beforeAll(async () => {
  pivot = await startPivot();
  await pivot.ente();
  await pivot.rt(WASTE, 1000n, { dovuto: { iud: 'D-1' as Iud, tipoDovuto: 'TARI' }, debitore: DEBTOR });
  const other = { ...DEBTOR, codice: 'VRDLGU80A01H501B', anagrafica: 'Verdi Luigi' };
  await pivot.rt(MEALS, 2550n, { dovuto: { iud: 'D-2' as Iud, tipoDovuto: 'MENSA' }, debitore: other });
  await pivot.flusso({ iuf: IUF, importoTotaleCents: 3550n as never, numeroTotalePagamenti: 2 }, [
    { iuv: WASTE },
    { iuv: MEALS, importoCents: 2550n as never, riga: 2 } as never,
  ]);
  await pivot.rt(LONELY, 700n, { dovuto: { iud: 'D-3' as Iud, tipoDovuto: 'MENSA' }, debitore: other });
  const csv = `anno;bolletta;contabile;ordinante;causale;importo;valuta\n2024;7;2024-03-18;PSP ALFA;/PUR/LGPE-RIVERSAMENTO/URI/${IUF};35.50;2024-03-18\n`;
  await pivot.load('giornale.csv', csv);
  await pivot.quiet();
}, 120_000);
afterAll(() => pivot?.close());

const iuvs = (body: { elementi: { iuv: string }[] }): string[] => body.elementi.map(({ iuv }) => iuv).sort();
const path = (iuv: string, rest = ''): string => `pagamenti/${iuv}/rt-${iuv}/1${rest}`;

describe('payments of a list', () => {
  it.each([
    ['iuv', WASTE, [WASTE]],
    ['iud', 'D-2', [MEALS]],
    ['iur', `rt-${WASTE}`, [WASTE]],
    ['iuf', IUF.toLowerCase(), [WASTE, MEALS]],
    ['soggetto', ' rssmra80a01h501u ', [WASTE]],
    ['tipoDovuto', 'MENSA', [MEALS, LONELY]],
    ['classe', 'RT_NO_IUF', [LONELY]],
    ['tappa', 'PAGATO', [WASTE, MEALS, LONELY]],
    ['tappa', 'INCASSATO', [WASTE, MEALS]],
    ['esitoA', '2000-01-01', []],
  ])('by %s', async (name, value, expected) => {
    const { status, body } = await pivot.get(`pagamenti?${name}=${encodeURIComponent(value)}`);
    expect(status).toBe(200);
    expect(iuvs(body)).toEqual(expected);
  });

  it('say how many they are and how much they make', async () => {
    expect((await pivot.get('pagamenti/totale?tipoDovuto=MENSA')).body).toEqual({
      numero: 2,
      importo: '32.50',
      oltre: false,
    });
    expect((await pivot.get('pagamenti/totale?classe=RT_IUF')).body).toEqual({
      numero: 2,
      importo: '35.50',
      oltre: false,
    });
  });

  it('show flow and cash beside the receipt', async () => {
    const { body } = await pivot.get(`pagamenti?iuv=${WASTE}`);
    expect(body.elementi[0]).toMatchObject({
      debitore: { codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' },
      flusso: { importoTotale: '35.50', verdetto: 'OK' },
      tesoreria: { importo: '35.50', movimenti: 1, ultimaValuta: '2024-03-18' },
    });
  });

  it.each(['esitoDa=2024-02-31', 'esitoDa=oggi', 'classe=BOH', `iuv=${'1'.repeat(36)}`])(
    'a filter that is none (%s) is refused, not ignored',
    async (query) => {
      expect((await pivot.get(`pagamenti?${query}`)).status).toBe(400);
    },
  );
});

describe('one payment', () => {
  it('comes with its cash', async () => {
    const { body } = await pivot.get(path(WASTE));
    expect(body).toMatchObject({
      pagamento: { iuv: WASTE },
      movimenti: [{ bolletta: '7', importo: '35.50' }],
      passi: [],
    });
  });

  it('that waits for its flow says what to do', async () => {
    const { body } = await pivot.get(path(LONELY));
    expect(body.passi).toMatchObject([{ classe: 'RT_NO_IUF', testo: expect.stringContaining('PSP') as string }]);
  });
});

describe('a flow and a movement', () => {
  it('the rows of a flow tell of their payments', async () => {
    const { body } = await pivot.get(`flussi/BCITITMM/${IUF}/righe`);
    expect(body.elementi).toMatchObject([
      { iuv: WASTE, conRicevuta: true, tipoDovuto: 'TARI', debitore: { anagrafica: 'Rossi Mario' } },
      { iuv: MEALS, conRicevuta: true, tipoDovuto: 'MENSA' },
    ]);
    expect((await pivot.get(`flussi/BCITITMM/${IUF}/righe?senzaRicevuta=true`)).body.elementi).toEqual([]);
  });

  it.each([
    ['', 2, '35.50'],
    [`iuv=${MEALS}`, 1, '25.50'],
    ['importo=10.00', 1, '10.00'],
    ['esito=0', 2, '35.50'],
    ['esito=9', 0, '0.00'],
    ['soloDifferenze=true', 0, '0.00'],
  ])('the rows of a flow by what they say (%s), with how many and how much', async (query, numero, importo) => {
    const rows = await pivot.get(`flussi/BCITITMM/${IUF}/righe?${query}`);
    expect(rows.body.elementi).toHaveLength(numero);
    expect((await pivot.get(`flussi/BCITITMM/${IUF}/righe/totale?${query}`)).body).toEqual({
      numero,
      importo,
      oltre: false,
    });
  });

  it('a row that differs from its receipt says by how much, one without a receipt stands beside it', async () => {
    const iuf = '2024-03-20BCITITMM-DIV';
    const [less, implied, none] = ['01000000000000447', '01000000000000548', '01000000000000649'] as const;
    await pivot.rt(less, 1000n);
    await pivot.flusso({ iuf }, [
      { iuv: less, importoCents: 950n as never },
      { iuv: implied, esito: '9' },
      { iuv: none },
    ]);
    await pivot.quiet();
    const { body } = await pivot.get(`flussi/BCITITMM/${iuf}/righe?soloDifferenze=true`);
    expect(body.elementi).toMatchObject([
      { iuv: less, importo: '9.50', importoRicevuta: '10.00', scarto: '-0.50' },
      { iuv: none, conRicevuta: false },
    ]);
    expect((await pivot.get(path(implied))).body.pagamento).toMatchObject({ ricevuta: 'RENDICONTAZIONE' });
    expect((await pivot.get(path(less))).body.pagamento).toMatchObject({ ricevuta: 'RT' });
    expect((await pivot.get(path(none))).body.pagamento.ricevuta).toBeUndefined();
    expect((await pivot.get(`flussi/BCITITMM/${iuf}/spiegazione`)).body).toMatchObject({
      sommaRighe: '29.50',
      testoEn: expect.stringMatching(/^Flow .* declares € 29\.50 and no entry names it\.$/) as string,
    });
  });

  it.each(['esito=1', 'importo=dieci', 'soloDifferenze=forse'])('rows asked for by %s are refused', async (query) =>
    expect((await pivot.get(`flussi/BCITITMM/${IUF}/righe?${query}`)).status).toBe(400),
  );

  it('a movement tells which flow it names; bolletta 007 is bolletta 7', async () => {
    const { body } = await pivot.get('movimenti/2024/7');
    expect(body).toMatchObject({ movimento: { importo: '35.50' }, flussi: [{ iuf: IUF }], pagamenti: [] });
    expect((await pivot.get('movimenti?anno=2024&bolletta=007')).body.elementi).toHaveLength(1);
  });

  it.each([
    ['ordinante=alfa', 1],
    ['ordinante=ALF%25', 0],
    ['causale=riversamento', 1],
    ['causale=saldo', 0],
    ['contabileDa=2024-03-18&contabileA=2024-03-18', 1],
    ['contabileDa=2024-03-19', 0],
  ])('movements by what the bank wrote (%s)', async (query, expected) => {
    expect((await pivot.get(`movimenti?${query}`)).body.elementi).toHaveLength(expected);
  });

  it('the day says how far it has come', async () => {
    const { body } = await pivot.get('giornata');
    expect(body).toMatchObject({
      ultimaValuta: '2024-03-18',
      giornale: expect.any(String),
      flusso: expect.any(String),
    });
  });
});

describe('an operator of one tipo', () => {
  it('sees its payments alone: in lists, totals and counts', async () => {
    expect(iuvs((await pivot.getOf(['TARI'], 'pagamenti')).body)).toEqual([WASTE]);
    expect((await pivot.getOf(['TARI'], 'pagamenti/totale')).body).toEqual({
      numero: 1,
      importo: '10.00',
      oltre: false,
    });
    const { body } = await pivot.getOf(['TARI'], 'classi');
    const of = (classe: string) => body.classi.find((c: { classe: string }) => c.classe === classe);
    expect(of('RT_IUF')).toMatchObject({ numero: 1, importo: '10.00' });
    expect(of('RT_NO_IUF')).toMatchObject({ numero: 0, importo: '0.00' });
  });

  it('finds no other one by its key: neither the payment nor its explanation', async () => {
    expect((await pivot.getOf(['TARI'], path(MEALS))).status).toBe(404);
    expect((await pivot.getOf(['TARI'], path(MEALS, '/spiegazione'))).status).toBe(404);
    expect((await pivot.getOf(['TARI'], path(WASTE, '/spiegazione'))).status).toBe(200);
  });

  it('sees a flow whole, but not the persons of other tipi', async () => {
    const { body } = await pivot.getOf(['MENSA'], `flussi/BCITITMM/${IUF}/righe`);
    expect(body.elementi.map((r: { debitore?: object }) => r.debitore !== undefined)).toEqual([false, true]);
  });

  it('of no tipo sees no payment, and no error', async () => {
    expect((await pivot.getOf([], 'pagamenti')).body).toEqual({ elementi: [], cursore: null });
  });
});

describe('the story of an IUV', () => {
  const story = (iuv: string) => `storia?iuv=${iuv}`;

  it('is its flow, then its cash, without what the bank wrote', async () => {
    const { status, body } = await pivot.get(story(WASTE));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      altri: false,
      incassi: true,
      elementi: [
        { tipo: 'RENDICONTATO', iuf: IUF, importo: '10.00', iur: `rt-${WASTE}` },
        { tipo: 'INCASSATO', iuf: IUF, importo: '35.50', anno: '2024', bolletta: '7', dataValuta: '2024-03-18' },
      ],
    });
    expect(JSON.stringify(body)).not.toMatch(/causale|ordinante|PSP ALFA/);
  });

  it('keeps the cash from who may see flows and not MyPivot, and says so', async () => {
    const { body } = await pivot.get(story(WASTE), undefined, ['spc.read']);
    expect(body).toMatchObject({ incassi: false, elementi: [{ tipo: 'RENDICONTATO' }] });
    expect(body.elementi).toHaveLength(1);
  });

  it('of a payment of another tipo is empty', async () => {
    expect((await pivot.getOf(['MENSA'], story(WASTE))).body.elementi).toEqual([]);
    expect((await pivot.getOf(['TARI'], story(WASTE))).body.elementi).toHaveLength(2);
  });

  it('that has not begun is empty; without an IUV it is refused', async () => {
    expect((await pivot.get(story(LONELY))).body.elementi).toEqual([]);
    expect((await pivot.get('storia')).status).toBe(400);
  });
});
