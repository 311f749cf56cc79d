import type { CodiceFiscaleEnte, Iud, LocalDate, UnitOfWork } from '@mypay/kernel';
import { type PivotStores, recordNotifica } from '@mypay/pivot-core';
import { CF, type RunningPivot, startPivot } from '../../testing/pivot.fixture';
import { UNIT_OF_WORK } from '../../tokens';

const WASTE = '01000000000000144';
const MEALS = '01000000000000245';
const ALONE = '01000000000000346';
const SHORT = '01000000000000447';
const ORPHAN = '01000000000000548';
const WHOLE = '2024-03-15BCITITMM-A1';
const UNPAID = '2024-04-15BCITITMM-B2';
const DIVERGENT = '2024-05-15BCITITMM-C3';
const OTHER = '80012340207' as CodiceFiscaleEnte;

const person = (codice: string, anagrafica: string) => ({ tipo: 'F' as const, codice, anagrafica });
const DEBTOR = person('RSSMRA80A01H501U', 'Rossi Mario');
const OTHER_DEBTOR = person('VRDLGU80A01H501B', 'Verdi Luigi');
const PAYER = person('BNCNNA80A41H501X', 'Bianchi Anna');
const POST = { id: 'PPAYITR1', denominazione: 'Posta di prova', canale: 'C2' };
const debt = (iud: string, tipoDovuto: string) => ({ iud: iud as Iud, tipoDovuto });
const of = (cents: bigint, causale: string) => ({
  versamenti: [{ indice: 1, importoCents: cents as never, causale }],
});
const settled = (day: string, id: string) => ({
  dataRegolamento: day as LocalDate,
  idRegolamento: id,
});

let pivot: RunningPivot;
beforeAll(async () => {
  pivot = await startPivot();
  await pivot.ente({ flgPagati: true });
  await pivot.ente({ flgPagati: true, codiceIpa: 'c_altroprova' }, 1, OTHER);
  await pivot.rt(WASTE, 1000n, {
    dovuto: debt('D-1', 'TARI'),
    debitore: DEBTOR,
    versante: PAYER,
    ...of(1000n, 'Rifiuti'),
  });
  await pivot.rt(MEALS, 2550n, {
    dovuto: debt('D-2', 'MENSA'),
    debitore: OTHER_DEBTOR,
    ...of(2550n, 'Pasti di marzo'),
  });
  const late = { dataEsito: '2024-06-14' as LocalDate, psp: POST, ...of(700n, 'Pasti di giugno') };
  await pivot.rt(ALONE, 700n, { dovuto: debt('D-3', 'MENSA'), debitore: OTHER_DEBTOR, ...late });
  await pivot.rt(SHORT, 1200n, { dovuto: debt('D-4', 'TARI'), debitore: OTHER_DEBTOR, ...of(1200n, 'Rifiuti') });
  const cents = (importoCents: bigint) => ({ importoCents: importoCents as never });
  await pivot.flusso({ iuf: WHOLE, ...settled('2024-03-15', 'REG1') }, [
    { iuv: WASTE },
    { iuv: MEALS, riga: 2, ...cents(2550n) },
  ]);
  await pivot.flusso({ iuf: UNPAID, ...settled('2024-04-15', 'REG2') }, [{ iuv: ORPHAN, ...cents(500n) }]);
  await pivot.flusso({ iuf: DIVERGENT, ...settled('2024-05-15', 'REG3') }, [{ iuv: SHORT, ...cents(1200n) }]);
  const rows = [
    `2024;7;2024-03-18;PSP ALFA;/PUR/LGPE-RIVERSAMENTO/URI/${WHOLE};35.50;2024-03-19`,
    `2024;8;2024-06-18;POSTE;/RFB/${ALONE}/7.00;7.00;2024-06-19`,
    `2024;9;2024-05-18;PSP BETA;/PUR/LGPE-RIVERSAMENTO/URI/${DIVERGENT};10.00;2024-05-19`,
    `2023;10;2024-07-01;TESORIERE;SALDO MENSILE;3.00;2024-07-02`,
    `2024;11;2024-07-03;PSP GAMMA;/PUR/LGPE-RIVERSAMENTO/URI/2024-01-01BCITITMM-Z9;4.00;2024-07-04`,
  ];
  await pivot.load('giornale.csv', `anno;bolletta;contabile;ordinante;causale;importo;valuta\n${rows.join('\n')}\n`);
  const notices = [
    { iud: 'N-1', iuv: '01000000000000649', importo: 900n, dataEsecuzione: '2024-03-10', tipoDovuto: 'TARI' },
    { iud: 'N-2', iuv: '01000000000000750', importo: 800n, dataEsecuzione: '2024-04-10', tipoDovuto: 'MENSA' },
  ];
  for (const n of notices)
    await pivot.app.get<UnitOfWork<PivotStores>>(UNIT_OF_WORK).run(CF, (stores) => recordNotifica(stores, n as never));
  await pivot.quiet();
}, 120_000);
afterAll(() => pivot?.close());

type Row = Readonly<Record<string, unknown>>;

/** By what a row of each list is told. */
const KEYS: Readonly<Record<string, (row: Row) => string>> = {
  pagamenti: (r) => r['iuv'] as string,
  notifiche: (r) => r['iud'] as string,
  movimenti: (r) => r['bolletta'] as string,
  flussi: (r) => r['iuf'] as string,
  riversamenti: ({ flusso, movimento }) =>
    `${(flusso as Row)['iuf'] as string} ${(movimento as Row)['bolletta'] as string}`,
};
const ALL = [WASTE, MEALS, ALONE, SHORT, ORPHAN];

/** Each filter of each list, a question, and what it finds: never all that there is, so that none may be left out. */
const FILTERS: readonly (readonly [list: string, query: string, found: readonly string[]])[] = [
  ['pagamenti', `iuv=${WASTE}`, [WASTE]],
  ['pagamenti', 'iud=D-2', [MEALS]],
  ['pagamenti', `iur=rt-${SHORT}`, [SHORT]],
  ['pagamenti', 'tipoDovuto=MENSA', [MEALS, ALONE]],
  ['pagamenti', 'classe=RT_TES', [ALONE]],
  ['pagamenti', 'soggetto=bncnna80a41h501x', [WASTE]],
  ['pagamenti', 'pagatore=rssmra80a01h501u', [WASTE]],
  ['pagamenti', `pagatore=${PAYER.codice}`, []],
  ['pagamenti', 'nomePagatore=verdi', [MEALS, ALONE, SHORT]],
  ['pagamenti', 'versante=BNCNNA80A41H501X', [WASTE]],
  ['pagamenti', 'nomeVersante=anna', [WASTE]],
  ['pagamenti', 'attestante=posta', [ALONE]],
  ['pagamenti', 'attestante=ppayitr1', [ALONE]],
  ['pagamenti', 'causale=pasti', [MEALS, ALONE]],
  ['pagamenti', `causale=${DIVERGENT.toLowerCase()}`, [SHORT]],
  ['pagamenti', 'causale=rfb', [ALONE]],
  ['pagamenti', 'causale=%25', []],
  ['pagamenti', 'esitoDa=2024-06-01', [ALONE]],
  ['pagamenti', 'esitoA=2024-06-01', [WASTE, MEALS, SHORT, ORPHAN]],
  ['pagamenti', 'aggiornatoA=2000-01-01', []],
  ['pagamenti', 'aggiornatoDa=2999-01-01', []],
  ['pagamenti', 'iuf=bcititmm-a', [WASTE, MEALS]],
  ['pagamenti', 'idRegolamento=REG2', [ORPHAN]],
  ['pagamenti', 'regolamentoDa=2024-04-01', [SHORT, ORPHAN]],
  ['pagamenti', 'regolamentoA=2024-04-15', [WASTE, MEALS, ORPHAN]],
  ['pagamenti', 'contabileDa=2024-05-01', [ALONE, SHORT]],
  ['pagamenti', 'contabileA=2024-05-18', [WASTE, MEALS, SHORT]],
  ['pagamenti', 'valutaDa=2024-06-19', [ALONE]],
  ['pagamenti', 'valutaA=2024-03-19', [WASTE, MEALS]],
  ['pagamenti', 'ordinante=poste', [ALONE]],
  ['pagamenti', 'ordinante=psp', [WASTE, MEALS, SHORT]],
  ['pagamenti', 'importoTesoreria=10.00', [SHORT]],
  ['pagamenti', 'importoTesoreria=7.00', [ALONE]],
  ['pagamenti', 'anno=2024&bolletta=0007', [WASTE, MEALS]],
  ['pagamenti', 'anno=2023', []],
  ['notifiche', 'iud=N-1', ['N-1']],
  ['notifiche', 'iuv=01000000000000750', ['N-2']],
  ['notifiche', 'tipoDovuto=TARI', ['N-1']],
  ['notifiche', 'classe=IUD_NO_RT&esecuzioneDa=2024-04-01', ['N-2']],
  ['notifiche', 'esecuzioneA=2024-04-01', ['N-1']],
  ['notifiche', 'aggiornatoA=2000-01-01', []],
  ['movimenti', 'classe=TES_NO_MATCH', ['10']],
  ['movimenti', 'classe=TES_NO_IUF_OR_IUV', ['11']],
  ['movimenti', 'iuf=bcititmm-z', ['11']],
  ['movimenti', `iuv=${ALONE}`, ['8']],
  ['movimenti', 'causale=saldo', ['10']],
  ['movimenti', 'importo=35.50', ['7']],
  ['movimenti', 'anno=2023', ['10']],
  ['movimenti', 'bolletta=007', ['7']],
  ['movimenti', 'ordinante=gamma', ['11']],
  ['movimenti', 'contabileDa=2024-07-02', ['11']],
  ['movimenti', 'contabileA=2024-03-18', ['7']],
  ['movimenti', 'valutaDa=2024-07-04', ['11']],
  ['movimenti', 'valutaA=2024-03-19', ['7']],
  ['movimenti', 'aggiornatoA=2000-01-01', []],
  ['flussi', 'verdetto=NO_TES', [UNPAID]],
  ['flussi', 'classe=IUV_NO_RT', [UNPAID]],
  ['flussi', 'classe=IUF_NO_TES', [UNPAID]],
  ['flussi', 'tipoDovuto=MENSA', [WHOLE]],
  ['flussi', 'iuf=c3', [DIVERGENT]],
  ['flussi', 'idRegolamento=REG1', [WHOLE]],
  ['flussi', 'regolamentoDa=2024-05-01', [DIVERGENT]],
  ['flussi', 'regolamentoA=2024-04-01', [WHOLE]],
  ['flussi', 'aggiornatoA=2000-01-01', []],
  ['riversamenti', 'importoTesoreria=10.00', [`${DIVERGENT} 9`]],
  ...[
    'iuf=b2',
    'idRegolamento=REG1',
    'regolamentoA=2024-05-01',
    'regolamentoDa=2024-06-01',
    'aggiornatoA=2000-01-01',
  ].map((query) => ['riversamenti', query, []] as const),
  ...[
    'contabileA=2024-05-01',
    'valutaDa=2024-06-01',
    'ordinante=alfa',
    'importoTesoreria=9.00',
    'causale=saldo',
    'anno=2023',
  ].map((query) => ['riversamenti', query, []] as const),
];

const keysOf = (list: string, body: { elementi: readonly Row[] }): string[] =>
  body.elementi.map((r) => KEYS[list]?.(r) ?? '').sort();

describe('the filters of the lists', () => {
  it.each(FILTERS)('%s?%s', async (list, query, found) => {
    const { status, body } = await pivot.get(`${list}?${query}`);
    expect(status).toBe(200);
    expect(keysOf(list, body)).toEqual([...found].sort());
    expect((await pivot.get(`${list}/totale?${query}`)).body).toMatchObject({ numero: found.length, oltre: false });
    expect((await pivot.get(`${list}?${query}`, OTHER)).body.elementi).toEqual([]);
    expect((await pivot.get(`${list}/totale?${query}`, OTHER)).body.numero).toBe(0);
  });

  it.each(FILTERS.filter(([list]) => list === 'pagamenti' || list === 'notifiche'))(
    '%s?%s: of the tipi of its operator alone',
    async (list, query, found) => {
      expect((await pivot.getOf(['MULTE'], `${list}?${query}`)).body.elementi).toEqual([]);
      expect((await pivot.getOf(['MULTE'], `${list}/totale?${query}`)).body.numero).toBe(0);
      const meals = [MEALS, ALONE, 'N-2'].filter((key) => found.includes(key)).sort();
      expect(keysOf(list, (await pivot.getOf(['MENSA'], `${list}?${query}`)).body)).toEqual(meals);
    },
  );

  it('a tipo that is not the operator’s finds no flow, and flows are shown whole', async () => {
    expect((await pivot.getOf(['TARI'], 'flussi?tipoDovuto=MENSA')).body.elementi).toEqual([]);
    expect((await pivot.getOf(['TARI'], 'flussi?classe=IUF_NO_TES')).body.elementi).toHaveLength(1);
  });

  it('several at once are all meant', async () => {
    const query = 'classe=RT_IUF_TES&nomePagatore=rossi&regolamentoDa=2024-03-01&valutaA=2024-03-31&attestante=banca';
    expect(keysOf('pagamenti', (await pivot.get(`pagamenti?${query}`)).body)).toEqual([WASTE]);
    expect((await pivot.get(`pagamenti?${query}&causale=pasti`)).body.elementi).toEqual([]);
  });

  it('without any everything is shown', async () =>
    expect(keysOf('pagamenti', (await pivot.get('pagamenti')).body)).toEqual([...ALL].sort()));

  it.each(['importoTesoreria=7', 'aggiornatoDa=ieri', 'contabileA=2024-13-01'])('%s is refused', async (query) => {
    expect((await pivot.get(`pagamenti?${query}`)).status).toBe(400);
    expect((await pivot.get(`riversamenti?${query}`)).status).toBe(400);
  });
});

describe('the totals of the lists', () => {
  it.each([
    ['pagamenti', 'classe=RT_IUF_TES', 2, '35.50'],
    ['pagamenti', 'classe=RT_IUF_TES&tipoDovuto=TARI', 1, '10.00'],
    ['pagamenti', 'nomePagatore=verdi', 3, '44.50'],
    ['notifiche', 'classe=IUD_NO_RT', 2, '17.00'],
    ['notifiche', 'classe=IUD_NO_RT&esecuzioneDa=2024-04-01', 1, '8.00'],
    ['movimenti', 'classe=TES_NO_MATCH', 1, '3.00'],
    ['movimenti', 'ordinante=psp', 3, '49.50'],
    ['flussi', 'classe=IUF_NO_TES', 1, '5.00'],
    ['riversamenti', '', 1, '10.00'],
  ])('%s?%s', async (list, query, numero, importo) =>
    expect((await pivot.get(`${list}/totale?${query}`)).body).toEqual({ numero, importo, oltre: false }),
  );

  it('of an operator of some tipi are of those, by the counters too', async () =>
    expect((await pivot.getOf(['MENSA'], 'pagamenti/totale?classe=RT_IUF_TES')).body).toMatchObject({ numero: 1 }));
});

describe('a flow that was credited with a wrong amount', () => {
  it('stands beside each of its movements, with what differs', async () => {
    const { body } = await pivot.get('riversamenti');
    expect(body.elementi).toMatchObject([
      {
        flusso: { iuf: DIVERGENT, importoTotale: '12.00', verdetto: 'DIV_IMP' },
        movimento: { bolletta: '9', importo: '10.00', ordinante: 'PSP BETA', iuf: DIVERGENT },
        differenza: '-2.00',
      },
    ]);
  });

  it('by the credit of one of its payments alone, too', async () => {
    const one = '01000000000000851';
    await pivot.rt(one, 600n, { dovuto: debt('D-8', 'TARI') });
    await pivot.flusso({ iuf: '2024-08-15BCITITMM-D4', ...settled('2024-08-15', 'REG4') }, [
      { iuv: one, importoCents: 600n as never },
    ]);
    const csv = `anno;bolletta;contabile;ordinante;causale;importo;valuta\n2024;12;2024-08-18;POSTE;/RFB/${one}/6.00;6.50;2024-08-19\n`;
    await pivot.load('giornale-alone.csv', csv);
    await pivot.quiet();
    const { body } = await pivot.get('riversamenti?regolamentoDa=2024-08-01');
    expect(body.elementi).toMatchObject([
      { flusso: { iuf: '2024-08-15BCITITMM-D4' }, movimento: { bolletta: '12', iuv: one }, differenza: '0.50' },
    ]);
  });

  it('page by page, none twice and none left out', async () => {
    const first = (await pivot.get('riversamenti?limite=1')).body;
    const second = (await pivot.get(`riversamenti?limite=1&cursore=${encodeURIComponent(first.cursore)}`)).body;
    expect([...first.elementi, ...second.elementi].map((r: Row) => (r['movimento'] as Row)['bolletta'])).toEqual([
      '9',
      '12',
    ]);
    expect(second.cursore).toBeNull();
  });
});
