import { Riclassifica, Verifica } from '@mypay/pivot-core';
import { applica, sorteDaSeme, storiaACaso } from '@mypay/pivot-core/testing';
import { type Banco, bancoDiProva } from '../../testing/banco-di-prova';
import { ricontaClassi } from './pg-classi';
import { conservataEDaZero } from '../../testing/confronto.fixture';

let banco: Banco;
beforeAll(async () => {
  banco = await bancoDiProva();
}, 120_000);
afterAll(() => banco.close());

describe('storie a caso sulla base dati : PV2.6.ORDINE', () => {
  it.each(Array.from({ length: 12 }, (_, i) => 1_000 + i))(
    'seed %i: incremental equals from scratch, counters too, and a rebuild changes nothing',
    async (seme) => {
      const sorte = sorteDaSeme(seme);
      const flag = { flgPagati: sorte(2) === 0, flgTesoreria: sorte(3) !== 0 };
      const ente = await banco.nuovoEnte(flag);
      const worker = new Riclassifica(banco.classificazione, 1 + sorte(8));
      for (const [i, passo] of storiaACaso(sorte, 30).entries()) {
        await banco.pivot.run(ente, (stores) => applica(stores, passo, i + 1));
        if (sorte(3) === 0) await worker.giro(ente);
      }
      await worker.finoAQuiete(ente);
      const { conservata, daZero } = await conservataEDaZero(banco, ente, flag);
      expect(conservata).toEqual(daZero);
      expect(await new Verifica(banco.classificazione, 3).execute(ente)).toMatchObject({ diversi: 0, saltati: 0 });
      await banco.sporcaTutto(ente);
      expect(await worker.finoAQuiete(ente)).toBe(0);
    },
  );

  it('with four writers and two workers at once', async () => {
    const flag = { flgPagati: true, flgTesoreria: true };
    const ente = await banco.nuovoEnte(flag);
    let ordine = 0;
    let finiti = 0;
    const scrittori = [1, 2, 3, 4].map(async (seme) => {
      for (const passo of storiaACaso(sorteDaSeme(seme), 40))
        await riprova(() => banco.pivot.run(ente, (stores) => applica(stores, passo, ++ordine)));
      finiti++;
    });
    const worker = new Riclassifica(banco.classificazione, 5);
    const lavoratori = [1, 2].map(async () => {
      while (finiti < scrittori.length) await riprova(() => worker.giro(ente));
    });
    await Promise.all([...scrittori, ...lavoratori]);
    await worker.finoAQuiete(ente);
    const { conservata, daZero } = await conservataEDaZero(banco, ente, flag);
    expect(conservata).toEqual(daZero);
  }, 60_000);
});

describe('i contatori', () => {
  it('are put right when they are wrong, and left alone when they are right', async () => {
    const ente = await banco.nuovoEnte({ flgPagati: true, flgTesoreria: true });
    for (const [i, passo] of storiaACaso(sorteDaSeme(5), 20).entries())
      await banco.pivot.run(ente, (stores) => applica(stores, passo, i + 1));
    await new Riclassifica(banco.classificazione).finoAQuiete(ente);
    const { contatori } = await banco.conservata(ente);
    const riconta = () => banco.db.inEnte(ente, (tx) => ricontaClassi(tx, ente));
    expect(await riconta()).toBe(0);
    await banco.db.inEnte(ente, (tx) => tx.execute(`update contatori set numero = numero + 7 where ente = $1`, [ente]));
    expect(await riconta()).toBeGreaterThan(0);
    expect((await banco.conservata(ente)).contatori).toEqual(contatori);
  });
});

/** As the platform does after a deadlock: what was rolled back is tried again. */
async function riprova<T>(lavoro: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await lavoro();
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01') throw error;
    }
}
