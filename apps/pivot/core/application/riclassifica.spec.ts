import type { CodiceFiscaleEnte } from '@mypay/kernel';
import fc from 'fast-check';
import { classificaTutto, type FlagEnte } from '../domain';
import { applica, ArchivioInMemoria, passoACaso, type Passo, sorteDaSeme, storiaACaso } from '../testing';
import { Riclassifica } from './riclassifica';
import { Verifica } from './verifica';

const ENTE = '00000000001' as CodiceFiscaleEnte;

const unPasso: fc.Arbitrary<Passo> = fc.nat(2 ** 31).map((seme) => passoACaso(sorteDaSeme(seme)));
const iFlag: fc.Arbitrary<FlagEnte> = fc.record({ flgPagati: fc.boolean(), flgTesoreria: fc.boolean() });

describe('il worker incrementale: PV2.6.ORDINE, PV2.6.VERDETTO', () => {
  it('comes to what a computation from scratch gives, wherever it stops on the way', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(unPasso, fc.nat(3)), { maxLength: 14 }),
        iFlag,
        fc.integer({ min: 1, max: 6 }),
        async (storia, flag, chiaviPerGiro) => {
          const archivio = new ArchivioInMemoria(flag);
          const worker = new Riclassifica(archivio, chiaviPerGiro);
          for (const [i, [passo, giri]] of storia.entries()) {
            await archivio.run(ENTE, (stores) => applica(stores, passo, i + 1));
            for (let g = 0; g < giri; g++) await worker.giro(ENTE); // it may leave keys for later
          }
          await worker.finoAQuiete(ENTE);
          expect(semplice(archivio.conservata())).toEqual(semplice(classificaTutto(archivio.tutti(), archivio.flag)));
        },
      ),
      { numRuns: 1_500 },
    ));

  it('comes to the same with the keys taken in any order and more than once', () =>
    fc.assert(
      fc.asyncProperty(fc.array(unPasso, { maxLength: 10 }), iFlag, fc.nat(2 ** 31), async (storia, flag, seme) => {
        const archivio = new ArchivioInMemoria(flag);
        const worker = new Riclassifica(archivio, 3);
        const sorte = sorteDaSeme(seme);
        for (const [i, passo] of storia.entries()) await archivio.run(ENTE, (stores) => applica(stores, passo, i + 1));
        archivio.sporche = [...archivio.sporche, ...archivio.sporche]
          .map((s) => ({ ...s, posto: sorte(1_000) }))
          .sort((a, b) => a.posto - b.posto);
        await worker.finoAQuiete(ENTE);
        expect(semplice(archivio.conservata())).toEqual(semplice(classificaTutto(archivio.tutti(), flag)));
      }),
      { numRuns: 500 },
    ));

  it('changes nothing, and says so, when everything is computed again', async () => {
    const archivio = new ArchivioInMemoria({ flgPagati: true, flgTesoreria: true });
    const worker = new Riclassifica(archivio);
    const storia = storiaACaso(sorteDaSeme(7), 60);
    for (const [i, passo] of storia.entries()) await archivio.run(ENTE, (stores) => applica(stores, passo, i + 1));
    expect(await worker.finoAQuiete(ENTE)).toBeGreaterThan(0);
    await archivio.run(ENTE, async ({ chiavi, tutte }) => chiavi.aggiungi((await tutte.blocco(undefined, 1)).chiavi));
    expect(await worker.finoAQuiete(ENTE)).toBe(0);
  });
});

describe('il controllo: PV2.6.VERIFICA', () => {
  it('finds nothing on a healthy archive, each wrong result otherwise, and writes nothing', async () => {
    const archivio = new ArchivioInMemoria({ flgPagati: true, flgTesoreria: true });
    for (const [i, passo] of storiaACaso(sorteDaSeme(11), 60).entries())
      await archivio.run(ENTE, (stores) => applica(stores, passo, i + 1));
    await new Riclassifica(archivio).finoAQuiete(ENTE);
    const verifica = new Verifica(archivio);
    expect(await verifica.execute(ENTE)).toMatchObject({ diversi: 0, saltati: 0 });
    const [chiave, pagamento] = [...archivio.pagamenti][0] ?? [];
    if (!chiave || !pagamento) throw new Error('no payment');
    archivio.pagamenti.set(chiave, { ...pagamento, classi: 0 });
    expect(await verifica.execute(ENTE)).toMatchObject({ diversi: 1 });
    expect(archivio.pagamenti.get(chiave)?.classi).toBe(0);
  });

  it('leaves out what the worker has still to do', async () => {
    const archivio = new ArchivioInMemoria({ flgPagati: true, flgTesoreria: true });
    for (const [i, passo] of storiaACaso(sorteDaSeme(11), 9).entries())
      await archivio.run(ENTE, (stores) => applica(stores, passo, i + 1));
    expect(await new Verifica(archivio).execute(ENTE)).toMatchObject({ diversi: 0, saltati: 1 });
  });
});

describe('ordine di arrivo: PV2.6.ORDINE', () => {
  it('does not matter for records of different keys, or versions of different stamps', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(2 ** 31), fc.nat(2 ** 31), iFlag, async (seme, mescola, flag) => {
        const storia = senzaConflitti(storiaACaso(sorteDaSeme(seme), 12));
        const sorte = sorteDaSeme(mescola);
        const altra = storia
          .map((passo) => ({ passo, posto: sorte(1_000) }))
          .sort((a, b) => a.posto - b.posto)
          .map(({ passo }) => passo);
        const esiti = [];
        for (const ordine of [storia, altra]) {
          const archivio = new ArchivioInMemoria(flag);
          for (const passo of ordine) await archivio.run(ENTE, (stores) => applica(stores, passo, 1));
          esiti.push(semplice(classificaTutto(archivio.tutti(), flag)));
        }
        expect(esiti[1]).toEqual(esiti[0]);
      }),
      { numRuns: 500 },
    ));
});

/** Upserts only; of receipts and flows one for each key and stamp, of notifications and movements one for each key. */
function senzaConflitti(storia: readonly Passo[]): Passo[] {
  const visti = new Set<string>();
  return storia.filter(({ op, type, data: d }) => {
    const chiave = {
      rt: () => [d['iuv'], d['iur'], d['indice'], d['dataOraMessaggioRicevuta']],
      sil: () => [d['iud']],
      fdr: () => [String(d['iuf']).toUpperCase(), d['psp'], d['dataOraFlusso'], d['revisione']],
      cash: () => [d['codBolletta']],
    }[type]();
    const nome = JSON.stringify([type, ...chiave]);
    if (op === 'delete' || visti.has(nome)) return false;
    visti.add(nome);
    return true;
  });
}

/** What counts of a classification, in a form that compares. */
function semplice(c: ReturnType<typeof classificaTutto>) {
  return {
    pagamenti: ordinata(c.pagamenti),
    notifiche: ordinata(c.notifiche),
    movimenti: ordinata(c.movimenti),
    flussi: [...c.flussi]
      .map(([k, { esito, verdetto, conteggi }]) => [k, esito, verdetto, conteggi])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  };
}

const ordinata = <V>(mappa: ReadonlyMap<string, V>) => [...mappa].sort(([a], [b]) => (a < b ? -1 : 1));
