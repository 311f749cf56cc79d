import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { type Classificazione, classificaTutto, classiDi, type FlagEnte } from '@mypay/pivot-core';
import type { Banco } from './banco-di-prova';

/** What counts of a classification, in a form that compares and reads. */
export function semplice(c: Classificazione) {
  const ordinata = <V, R>(mappa: ReadonlyMap<string, V>, vista: (v: V) => R) =>
    Object.fromEntries([...mappa].map(([k, v]) => [k, vista(v)] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    pagamenti: ordinata(c.pagamenti, (p) => ({ ...p, iuf: p.iuf?.toUpperCase(), classi: classiDi(p.classi) })),
    notifiche: ordinata(c.notifiche, classiDi),
    movimenti: ordinata(c.movimenti, classiDi),
    flussi: ordinata(c.flussi, ({ esito, verdetto, conteggi }) => ({ esito, verdetto, conteggi })),
  };
}

/** The stored results, beside what the stored records give from scratch, and the counters beside what they should count. */
export async function conservataEDaZero(banco: Banco, ente: CodiceFiscaleEnte, flag: FlagEnte) {
  const { classificazione, fatti, contatori } = await banco.conservata(ente);
  const daZero = classificaTutto(fatti, flag);
  const insiemi = [
    ...[...daZero.pagamenti.values()].map((p) => p.classi),
    ...daZero.notifiche.values(),
    ...daZero.movimenti.values(),
  ];
  const contati: Record<string, number> = {};
  for (const classe of insiemi.flatMap(classiDi)) contati[classe] = (contati[classe] ?? 0) + 1;
  return {
    conservata: { ...semplice(classificazione), contatori },
    daZero: { ...semplice(daZero), contatori: contati },
  };
}
