import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { apply, InMemoryArchive } from '../testing';
import type { ClassificazioneStores } from './ports';
import { Reclassify } from './reclassify';
import { TolerantTurn } from './tolerant-turn';

const ENTE = '00000000001' as CodiceFiscaleEnte;
const POISON = '01000000000000666';
const receipt = (iuv: string) =>
  ({
    op: 'upsert',
    type: 'rt',
    data: { iuv, iur: iuv, indice: 1, importo: '10.00', dataOraMessaggioRicevuta: '2024-03-14T09:00:00' },
  }) as never;

/** An archive whose facts of one IUV cannot be read. */
function poisoned(archive: InMemoryArchive): UnitOfWork<ClassificazioneStores> {
  return {
    run: (ente, work) =>
      archive.run(ente, (stores) =>
        work({
          ...stores,
          fatti: {
            ...stores.fatti,
            factsByIuv: (iuv) =>
              iuv.includes(POISON) ? Promise.reject(new Error('poison')) : stores.fatti.factsByIuv(iuv),
          },
        }),
      ),
  };
}

describe('una chiave avvelenata: PV2.6.VELENO', () => {
  it('is put off, and all the others of its ente are classified', async () => {
    const archive = new InMemoryArchive({ flgPagati: false, flgTesoreria: true });
    const iuvs = Array.from({ length: 20 }, (_, i) => `0100000000000${String(1000 + i)}`);
    for (const [i, iuv] of [...iuvs.slice(0, 7), POISON, ...iuvs.slice(7)].entries())
      await archive.run(ENTE, (stores) => apply(stores, receipt(iuv), i + 1));
    const unitOfWork = poisoned(archive);
    const turn = new TolerantTurn(new Reclassify(unitOfWork, 8), unitOfWork, () => false);
    const postponed: unknown[] = [];
    for (let i = 0; i < 60; i++) {
      const done = await turn.execute(ENTE);
      if (done.postponed) postponed.push(done.postponed.key);
      else if (done.chiavi === 0) break;
    }
    expect(postponed).toEqual([{ tipo: 'IUV', chiave: POISON }]);
    expect([...archive.kept().pagamenti.values()].map((p) => p.iuv).sort()).toEqual(iuvs);
  });

  it('an outage puts nothing off', async () => {
    const archive = new InMemoryArchive({ flgPagati: false, flgTesoreria: true });
    await archive.run(ENTE, (stores) => apply(stores, receipt(POISON), 1));
    const unitOfWork = poisoned(archive);
    const turn = new TolerantTurn(new Reclassify(unitOfWork, 8), unitOfWork, () => true);
    await expect(turn.execute(ENTE)).rejects.toThrow('poison');
    expect(await new Reclassify(archive).untilQuiet(ENTE)).toBe(1);
  });
});
