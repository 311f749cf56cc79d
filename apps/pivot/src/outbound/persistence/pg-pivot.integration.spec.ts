import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { Riclassifica } from '@mypay/pivot-core';
import { applica, type Caso, inParole, isAtteso } from '@mypay/pivot-core/testing';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bancoDiProva, type Banco } from '../../testing/banco-di-prova';

const FILE = path.join(__dirname, '../../../core/testing/pivot-cases.json');
const CASI = (JSON.parse(readFileSync(FILE, 'utf8')) as { cases: Caso[] }).cases;
let banco: Banco;
beforeAll(async () => {
  banco = await bancoDiProva();
}, 120_000);
afterAll(() => banco.close());

describe('il worker della base dati: ogni caso : PV2.6.ORDINE', () => {
  it.each(CASI.map((c) => [c.id, c.title, c] as const))('%s %s', async (_id, _title, caso) => {
    const ordini = caso.orderIndependent ? ordiniScelti(caso) : [caso.steps];
    for (const [n, passi] of ordini.entries()) {
      const ente = await banco.nuovoEnte(caso.ente);
      const worker = new Riclassifica(banco.classificazione, 1 + (n % 3) * 2);
      for (const [i, passo] of passi.entries()) {
        await banco.pivot.run(ente, (stores) => applica(stores, passo, i + 1));
        const punto = caso.checkpoints?.find((p) => p.afterStep === i + 1);
        if (punto || n % 2 === 0) await worker.finoAQuiete(ente);
        if (punto) {
          const { afterStep: _, ...atteso } = punto;
          confronta(atteso, await stato(ente));
        }
      }
      await worker.finoAQuiete(ente);
      confronta(caso.expected, await stato(ente));
      await banco.sporcaTutto(ente);
      expect(await worker.finoAQuiete(ente)).toBe(0); // a rebuild changes nothing
    }
  });
});

const stato = async (ente: CodiceFiscaleEnte) => {
  const { classificazione, fatti } = await banco.conservata(ente);
  return inParole(classificazione, fatti.movimenti);
};

function confronta(atteso: Caso['expected'], trovato: ReturnType<typeof inParole>): void {
  if (!isAtteso(atteso, trovato)) expect(trovato).toEqual({ ...trovato, ...atteso });
}

/** The given order, its reverse, and two rotations: the pure core tries them all. */
function ordiniScelti({ steps }: Caso): Caso['steps'][] {
  const gira = (k: number) => [...steps.slice(k), ...steps.slice(0, k)];
  return steps.length === 1 ? [steps] : [steps, [...steps].reverse(), gira(1), [...gira(1)].reverse()];
}
