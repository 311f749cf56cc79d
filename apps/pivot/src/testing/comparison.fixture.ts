import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { type Classificazione, classifyAll, classiOf, type EnteFlags } from '@mypay/pivot-core';
import type { Bench } from './bench';

/** What counts of a classification, in a form that compares and reads. */
export function plain(c: Classificazione) {
  const ordered = <V, R>(map: ReadonlyMap<string, V>, shown: (v: V) => R) =>
    Object.fromEntries([...map].map(([k, v]) => [k, shown(v)] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    pagamenti: ordered(c.pagamenti, (p) => ({ ...p, iuf: p.iuf?.toUpperCase(), classi: classiOf(p.classi) })),
    notifiche: ordered(c.notifiche, classiOf),
    movimenti: ordered(c.movimenti, classiOf),
    flussi: ordered(c.flussi, ({ esito, verdetto, conteggi }) => ({ esito, verdetto, conteggi })),
  };
}

/** The stored results, beside what the stored records give from scratch, and the counters beside what they should count. */
export async function keptAndFromScratch(bench: Bench, ente: CodiceFiscaleEnte, flag: EnteFlags) {
  const { classificazione, fatti, contatori } = await bench.kept(ente);
  const fromScratch = classifyAll(fatti, flag);
  const sets = [
    ...[...fromScratch.pagamenti.values()].map((p) => p.classi),
    ...fromScratch.notifiche.values(),
    ...fromScratch.movimenti.values(),
  ];
  const counted: Record<string, number> = {};
  for (const classe of sets.flatMap(classiOf)) counted[classe] = (counted[classe] ?? 0) + 1;
  return {
    conservata: { ...plain(classificazione), contatori },
    daZero: { ...plain(fromScratch), contatori: counted },
  };
}
