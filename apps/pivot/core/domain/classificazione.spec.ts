import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { Riclassifica } from '../application/riclassifica';
import { applica, ArchivioInMemoria, type Caso, inParole, isAtteso, permutazioni } from '../testing';
import file from '../testing/pivot-cases.json';
import { classificaTutto } from '.';

const ENTE = '00000000001' as CodiceFiscaleEnte;
const CASI = file.cases as unknown as Caso[];

describe('classificazione: ogni caso, da zero: PV2.2.CONTEGGI', () => {
  it.each(CASI.map((c) => [c.id, c.title, c] as const))('%s %s', async (_id, _title, caso) => {
    const ordini = caso.orderIndependent ? permutazioni(caso.steps) : [caso.steps];
    for (const passi of ordini) {
      const archivio = new ArchivioInMemoria(caso.ente);
      for (const [i, passo] of passi.entries()) {
        await archivio.run(ENTE, (stores) => applica(stores, passo, i + 1));
        for (const punto of caso.checkpoints ?? [])
          if (punto.afterStep === i + 1) expect(daZero(archivio)).toMatchObject(attesoParziale(punto));
      }
      const trovato = daZero(archivio);
      if (!isAtteso(caso.expected, trovato)) expect(trovato).toEqual(caso.expected);
    }
  });
});

describe('classificazione: ogni caso, un passo alla volta per chiavi sporche: PV2.6.ORDINE', () => {
  it.each(CASI.map((c) => [c.id, c.title, c] as const))('%s %s', async (_id, _title, caso) => {
    const ordini = caso.orderIndependent ? permutazioni(caso.steps) : [caso.steps];
    let n = 0;
    for (const passi of ordini) {
      const archivio = new ArchivioInMemoria(caso.ente);
      const worker = new Riclassifica(archivio, 1 + (n++ % 3)); // tiny batches: every interleaving of levels
      for (const [i, passo] of passi.entries()) {
        await archivio.run(ENTE, (stores) => applica(stores, passo, i + 1));
        if (n % 2 === 0) await archivio.run(ENTE, (stores) => applica(stores, passo, i + 1)); // delivered twice
        if (n % 4 !== 0 || i === passi.length - 1) await worker.finoAQuiete(ENTE);
      }
      const trovato = inParole(archivio.conservata(), archivio.movimenti.values());
      if (!isAtteso(caso.expected, trovato)) expect(trovato).toEqual(caso.expected);
    }
  });
});

function daZero(archivio: ArchivioInMemoria) {
  return inParole(classificaTutto(archivio.tutti(), archivio.flag), archivio.movimenti.values());
}

function attesoParziale({ payments, notifications, cash }: NonNullable<Caso['checkpoints']>[number]) {
  const insiemi = (o: Readonly<Record<string, readonly string[]>> = {}) =>
    Object.fromEntries(Object.entries(o).map(([k, v]) => [k, expect.arrayContaining([...v])]));
  return { payments: insiemi(payments), notifications: insiemi(notifications), cash: insiemi(cash) };
}
