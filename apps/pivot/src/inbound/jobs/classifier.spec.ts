import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { DirtyQueue, TolerantTurn } from '@mypay/pivot-core';
import { createLogger } from '@mypay/platform/log';
import { until } from '@mypay/testing';
import { Classifier } from './classifier';

const SICK = '00000000001' as CodiceFiscaleEnte;
const WELL = '00000000002' as CodiceFiscaleEnte;

describe('un ente i cui turni falliscono sempre', () => {
  it.each(['57014', '40P01', 'nessun codice'])(
    'rests alone, and the others go on: %s',
    async (code) => {
      const turns = { [SICK]: 0, [WELL]: 0 };
      const queue = {
        due: (_limit: number, resting: readonly CodiceFiscaleEnte[]) =>
          Promise.resolve([SICK, WELL].filter((ente) => !resting.includes(ente))),
        listen: () => Promise.resolve(() => Promise.resolve()),
      } as Partial<DirtyQueue> as DirtyQueue;
      const turn = {
        execute: async (ente: CodiceFiscaleEnte) => {
          turns[ente] = (turns[ente] ?? 0) + 1;
          await new Promise((resolve) => setImmediate(resolve));
          if (ente === SICK) throw Object.assign(new Error('it takes too long'), { code });
          return { chiavi: 1, changed: 1 };
        },
      } as Partial<TolerantTurn> as TolerantTurn;
      const classifier = new Classifier(queue, turn, createLogger('pivot', 'silent'));
      classifier.onApplicationBootstrap();
      try {
        await until(() => Promise.resolve((turns[WELL] ?? 0) >= 50), 20_000);
      } finally {
        await classifier.beforeApplicationShutdown();
      }
      expect(turns[SICK]).toBeGreaterThanOrEqual(3);
      expect(turns[SICK]).toBeLessThan(turns[WELL] ?? 0);
    },
    60_000,
  );
});
