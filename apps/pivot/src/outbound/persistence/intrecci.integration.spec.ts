import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { Riclassifica, type StoresClassificazione } from '@mypay/pivot-core';
import { applica, type Passo } from '@mypay/pivot-core/testing';
import { type Banco, bancoDiProva } from '../../testing/banco-di-prova';
import { conservataEDaZero } from '../../testing/confronto.fixture';

const FLAG = { flgPagati: true, flgTesoreria: true };
const IUV = '01000000000000144';
const IUF = '2024-03-15BCITITMM-A';
const rt = (iud: string, importo = '10.00', ora = '09'): Passo['data'] => ({
  iud,
  iuv: IUV,
  iur: 'IUR1',
  indice: 1,
  importo,
  dataOraMessaggioRicevuta: `2024-03-14T${ora}:00:00`,
});
const fdr = (importo: string, revisione: number): Passo['data'] => ({
  iuf: IUF,
  psp: 'BCITITMM',
  dataOraFlusso: '2024-03-15T08:00:00',
  revisione,
  importoTotale: importo,
  rows: [{ iuv: IUV, iur: 'IUR1', indice: 1, importo, esito: '0' }],
});
const cash = (bolletta: string, importo: string, causale = `/PUR/LGPE-RIVERSAMENTO/URI/${IUF}`): Passo['data'] => ({
  anno: '2024',
  codBolletta: bolletta,
  importo,
  causale,
});
const upsert = (type: Passo['type'], data: Passo['data']): Passo => ({ op: 'upsert', type, data });
const via = (type: Passo['type'], data: Passo['data']): Passo => ({ op: 'delete', type, data });

const BASE = [
  upsert('rt', rt('D1')),
  upsert('sil', { iud: 'D1', iuv: IUV, importo: '10.00' }),
  upsert('fdr', fdr('10.00', 0)),
  upsert('cash', cash('1', '10.00')),
  upsert('cash', cash('9', '10.00', `/RFB/${IUV}/`)),
];

/** Everything that a late writer may do to the neighbourhood. */
const SCRITTORI: readonly [string, Passo][] = [
  ['a receipt sent again with another IUD', upsert('rt', rt('D2', '10.00', '10'))],
  ['a receipt sent again with another amount', upsert('rt', rt('D1', '12.00', '10'))],
  ['a receipt removed', via('rt', rt('D1'))],
  ['a notification corrected', upsert('sil', { iud: 'D1', iuv: IUV, importo: '12.00' })],
  ['a notification withdrawn', via('sil', { iud: 'D1' })],
  ['a newer version of the flow', upsert('fdr', fdr('12.00', 1))],
  ['the flow removed', via('fdr', fdr('10.00', 0))],
  ['another movement of the IUF', upsert('cash', cash('2', '3.00'))],
  ['the movement corrected to another IUF', upsert('cash', cash('1', '10.00', `/URI/LGPE-RIVERSAMENTO/URI/${IUF}X`))],
  ['the movement reversed', via('cash', cash('1', '10.00'))],
  ['the punctual movement reversed', via('cash', cash('9', '10.00', `/RFB/${IUV}/`))],
];

/** Where in the worker's turn the late writer commits. */
const PUNTI = [
  'before it reads keys',
  'between keys and facts',
  'between facts and writes',
  'before it deletes keys',
  'after its commit',
] as const;
type Punto = (typeof PUNTI)[number];

let banco: Banco;
beforeAll(async () => {
  banco = await bancoDiProva();
}, 120_000);
afterAll(() => banco.close());

describe.each(SCRITTORI)('uno scrittore in ritardo: %s', (_, passo) => {
  it.each(PUNTI)('commits %s', async (punto) => {
    const ente = await banco.nuovoEnte(FLAG);
    for (const [i, p] of BASE.entries()) await banco.pivot.run(ente, (stores) => applica(stores, p, i + 1));
    if (punto !== 'before it reads keys') await new Riclassifica(banco.classificazione).finoAQuiete(ente);
    await banco.sporcaTutto(ente); // the turn has everything of the neighbourhood in hand

    const scritto = cancello();
    const conferma = cancello();
    const scrittore = banco.pivot.run(ente, async (stores) => {
      await applica(stores, passo, 100);
      scritto.apri();
      await conferma.passa;
    });
    await scritto.passa;
    const commit = async (): Promise<void> => {
      conferma.apri();
      await scrittore;
    };
    // A row that the writer still holds makes the worker wait for it: then the commit comes by itself.
    const prima = setTimeout(() => conferma.apri(), 250);

    await new Riclassifica(conPunti(banco.classificazione, async (p) => (p === punto ? commit() : undefined))).giro(
      ente,
    );
    await commit();
    clearTimeout(prima);

    await new Riclassifica(banco.classificazione).finoAQuiete(ente);
    const { conservata, daZero } = await conservataEDaZero(banco, ente, FLAG);
    expect(conservata).toEqual(daZero);
  });
});

describe('chiavi sporche (architecture.md, Decisions, 8)', () => {
  it('a key of a writer that commits late is not lost because an equal one was already done', async () => {
    const ente = await banco.nuovoEnte(FLAG);
    const scritto = cancello();
    const conferma = cancello();
    const tardo = banco.pivot.run(ente, async (stores) => {
      await applica(stores, upsert('rt', rt('D1')), 1);
      scritto.apri();
      await conferma.passa;
    });
    await scritto.passa;
    await banco.pivot.run(ente, ({ chiavi }) => chiavi.aggiungi([{ tipo: 'IUV', chiave: IUV }]));
    const worker = new Riclassifica(banco.classificazione);
    expect(await worker.giro(ente)).toMatchObject({ chiavi: 1 });
    conferma.apri();
    await tardo;
    expect(await worker.giro(ente)).toMatchObject({ chiavi: 2, cambiati: 1 });
  });

  it('two workers never are on one ente together, and the second finds it done', async () => {
    const ente = await banco.nuovoEnte(FLAG);
    await banco.pivot.run(ente, (stores) => applica(stores, upsert('rt', rt('D1')), 1));
    const worker = new Riclassifica(banco.classificazione);
    const giri = await Promise.all([worker.giro(ente), worker.giro(ente)]);
    expect(giri.map((g) => g.cambiati).sort()).toEqual([0, 1]);
  });
});

describe('lo stesso fatto due volte insieme', () => {
  it.each([
    ['two versions of one flow', [upsert('fdr', fdr('10.00', 0)), upsert('fdr', fdr('12.00', 1))], { importo: 1200n }],
    [
      'two stamps of one receipt',
      [upsert('rt', rt('D1', '12.00', '10')), upsert('rt', rt('D1', '10.00', '09'))],
      { importo: 1200n },
    ],
  ])('%s: the greater stays', async (_, passi, atteso) => {
    for (const ordine of [passi, [...passi].reverse()]) {
      const ente = await banco.nuovoEnte(FLAG);
      await Promise.all(ordine.map((p) => banco.pivot.run(ente, (stores) => applica(stores, p, 1))));
      await new Riclassifica(banco.classificazione).finoAQuiete(ente);
      const { classificazione } = await banco.conservata(ente);
      expect([...classificazione.pagamenti.values()]).toEqual([expect.objectContaining(atteso)]);
    }
  });

  it('a flow loaded twice at once has its rows once', async () => {
    const ente = await banco.nuovoEnte(FLAG);
    const passo = upsert('fdr', fdr('10.00', 0));
    await Promise.all([1, 2, 3].map(() => banco.pivot.run(ente, (stores) => applica(stores, passo, 1))));
    expect((await banco.conservata(ente)).fatti.righe).toHaveLength(1);
  });
});

function cancello(): { readonly passa: Promise<void>; readonly apri: () => void } {
  let apri = (): void => undefined;
  const passa = new Promise<void>((resolve) => {
    apri = resolve;
  });
  return { passa, apri: () => apri() };
}

/** The worker's unit of work, stopped where a test wants it. */
function conPunti(
  interna: UnitOfWork<StoresClassificazione>,
  punto: (p: Punto) => Promise<void>,
): UnitOfWork<StoresClassificazione> {
  return {
    run: <T>(ente: CodiceFiscaleEnte, work: (stores: StoresClassificazione) => Promise<T>) =>
      interna.run(ente, (stores) => {
        const { chiavi, fatti } = stores;
        const leggi = chiavi.leggi.bind(chiavi);
        chiavi.leggi = async (limite) => {
          await punto('before it reads keys');
          const lette = await leggi(limite);
          await punto('between keys and facts');
          return lette;
        };
        const fattiPerIuv = fatti.fattiPerIuv.bind(fatti);
        fatti.fattiPerIuv = async (iuv) => {
          const letti = await fattiPerIuv(iuv);
          await punto('between facts and writes');
          return letti;
        };
        const elimina = chiavi.elimina.bind(chiavi);
        chiavi.elimina = async (sequenze) => {
          await punto('before it deletes keys');
          await elimina(sequenze);
        };
        return work(stores);
      }),
  };
}
