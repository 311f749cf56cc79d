import {
  type ClassifiedPagamento,
  classifyPagamento,
  type EnteFlags,
  flussoKey,
  pagamentoKey,
  Surroundings,
} from '../domain';
import type { FactsWithEsito } from './ports';

/** How the payments of some IUVs are other than what is kept of them. */
export interface JudgedPayments {
  readonly changed: readonly ClassifiedPagamento[];
  readonly removed: readonly ClassifiedPagamento[];
  /** IUVs with a payment that came, went, or changed what the counts of a flow see of it. */
  readonly toRecount: ReadonlySet<string>;
}

/** Judges every payment of the IUVs by the table, from all the facts of them. Pure. */
export function judgePayments(
  iuv: Iterable<string>,
  facts: FactsWithEsito,
  kept: readonly ClassifiedPagamento[],
  flag: EnteFlags,
): JudgedPayments {
  const esiti = new Map(facts.flussi.map((f) => [flussoKey(f), f.esito]));
  const v = new Surroundings(facts);
  const left = new Map(kept.map((p) => [pagamentoKey(p), p]));
  const changed: ClassifiedPagamento[] = [];
  const toRecount = new Set<string>();
  for (const code of iuv)
    for (const f of v.pagamenti(code, (flusso) => esiti.get(flussoKey(flusso)) ?? 'VUOTO')) {
      const fresh = classifyPagamento(f, flag);
      if (!fresh) continue;
      const key = pagamentoKey(fresh);
      const present = left.get(key);
      if (present) left.delete(key);
      if (!present || !isEqual(present, fresh)) changed.push(fresh);
      if (!present || tally(present) !== tally(fresh)) toRecount.add(code);
    }
  const removed = [...left.values()];
  for (const p of removed) toRecount.add(p.iuv);
  return { changed, removed, toRecount };
}

/** What the counts of a flow see of a payment: whether it has E, whether it has TV. */
const tally = (p: ClassifiedPagamento): string => `${p.ricevuta !== undefined} ${p.haTv}`;

/** Equal in every field of `b`. */
export function isEqual<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every((k) => a[k] === b[k]);
}
