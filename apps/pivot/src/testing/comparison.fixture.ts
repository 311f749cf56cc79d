import type { CodiceFiscaleEnte } from '@mypay/kernel';
import {
  type ClassifiedPagamento,
  type Classificazione,
  classifyAll,
  classiOf,
  type EnteFlags,
  type Facts,
  hasClasse,
  movimentoKey,
} from '@mypay/pivot-core';
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
  const { classificazione, fatti, contatori, totali, months } = await bench.kept(ente);
  const fromScratch = classifyAll(fatti, flag);
  const sets = [
    ...[...fromScratch.pagamenti.values()].map((p) => p.classi),
    ...fromScratch.notifiche.values(),
    ...fromScratch.movimenti.values(),
  ];
  const counted: Record<string, number> = {};
  for (const classe of sets.flatMap(classiOf)) counted[classe] = (counted[classe] ?? 0) + 1;
  return {
    conservata: { ...plain(classificazione), contatori, totali, months },
    daZero: {
      ...plain(fromScratch),
      contatori: counted,
      totali: totalsOf(fromScratch, fatti),
      months: monthsOf(fromScratch),
    },
  };
}

/** How many and how much is in each class, by tipo, as the records say. */
function totalsOf(c: Classificazione, { notifiche, movimenti }: Facts): Record<string, string> {
  const totals = new Map<string, { n: number; cents: bigint }>();
  const add = (classi: number | undefined, tipo: string | undefined, cents: bigint): void => {
    for (const classe of classiOf(classi ?? 0)) {
      const key = `${classe} ${tipo ?? ''}`;
      const total = totals.get(key) ?? { n: 0, cents: 0n };
      totals.set(key, { n: total.n + 1, cents: total.cents + cents });
    }
  };
  for (const p of c.pagamenti.values()) add(p.classi, p.tipoDovuto, p.importo);
  for (const n of notifiche) add(c.notifiche.get(n.iud), n.tipoDovuto, n.importo);
  for (const m of movimenti) add(c.movimenti.get(movimentoKey(m)), undefined, m.importo);
  return Object.fromEntries([...totals].map(([key, { n, cents }]) => [key, `${n} ${cents}`]));
}

/** How far a payment has come, all the stages that it has passed. */
const stagesOf = (p: ClassifiedPagamento): readonly string[] => [
  ...(p.ricevuta === undefined ? [] : ['PAGATO']),
  ...(hasClasse(p.classi, 'RT_IUF') ? ['RENDICONTATO'] : []),
  ...(p.sintesi === 'INCASSATO' ? ['INCASSATO'] : []),
];

/** How many and how much in each month has reached each stage, by tipo. */
function monthsOf(c: Classificazione): Record<string, string> {
  const totals = new Map<string, { n: number; cents: bigint }>();
  for (const p of c.pagamenti.values())
    for (const stage of stagesOf(p)) {
      const key = `${p.dataEsito.slice(0, 7)}-01 ${stage} ${p.tipoDovuto ?? ''}`;
      const total = totals.get(key) ?? { n: 0, cents: 0n };
      totals.set(key, { n: total.n + 1, cents: total.cents + p.importo });
    }
  return Object.fromEntries([...totals].map(([key, { n, cents }]) => [key, `${n} ${cents}`]));
}
