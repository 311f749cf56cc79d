import { type Cents, cents, sumCents } from '@mypay/kernel';
import type { Movimento } from './movimento';

/** Names of the derived predicates of pivot.md §2.1. */
export type ComparisonName = 'iOk' | 'erOk' | 'fOk' | 'fDiv' | 'vOk' | 'vDiv';

/** A comparison that was made, exact in cents: what was compared, whether it holds, by how much it fails. */
export interface Comparison {
  readonly nome: ComparisonName;
  readonly vale: boolean;
  /** In Italian, what is compared with what. */
  readonly cosa: string;
  /** Absent when one side does not exist: then it does not hold. */
  readonly atteso?: Cents | undefined;
  readonly trovato?: Cents | undefined;
  /** trovato − atteso. */
  readonly scarto?: Cents | undefined;
  /** For a set of movements: the sum, or one of them alone, has the amount. */
  readonly modo?: 'SOMMA' | 'SINGOLO' | undefined;
}

/** How a set of movements stands to an amount: its sum has it, or one of them alone has it. */
export interface SetComparison {
  readonly empty: boolean;
  readonly sum: Cents;
  readonly sumEquals: boolean;
  readonly oneEquals: boolean;
}

/** Compares the movements with an amount; every comparison is exact. Source: pivot.md §2.1, D1. */
export function compareSets(movimenti: readonly Pick<Movimento, 'importo'>[], importo: Cents): SetComparison {
  const sum = sumCents(movimenti.map((m) => m.importo));
  return {
    empty: movimenti.length === 0,
    sum: sum,
    sumEquals: movimenti.length > 0 && sum === importo,
    oneEquals: movimenti.some((m) => m.importo === importo),
  };
}

export const difference = (found: Cents, expected: Cents): Cents => cents(found - expected);
