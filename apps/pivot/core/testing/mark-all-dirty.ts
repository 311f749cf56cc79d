import type { ClassificazioneStores } from '../application/ports';

const BLOCK = 10_000;

/** Puts every key of an ente in the worker's queue: what a rebuild computes, by way of the queue. */
export async function markAllDirty({ all, chiavi }: Pick<ClassificazioneStores, 'all' | 'chiavi'>): Promise<void> {
  for (const type of ['IUF', 'IUV', 'NOTIFICA', 'MOVIMENTO'] as const)
    for (let after: string | undefined = ''; after !== undefined;) {
      const keys = await all.block(type, after, BLOCK);
      await chiavi.add(keys);
      after = keys.length < BLOCK ? undefined : keys.at(-1)?.chiave;
    }
}
