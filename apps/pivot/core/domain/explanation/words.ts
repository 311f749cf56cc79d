import { type Cents, formatEuro } from '@mypay/kernel';
import type { PagamentoClasse } from '../classi';
import type { Comparison, ComparisonName } from '../comparisons';
import type { RigaInFlusso, Flusso } from '../flusso';
import type { Movimento } from '../movimento';
import type { Notifica } from '../notifica';
import type { EffectiveRicevuta, PagamentoFacts } from '../pagamento';
import type { Verdetto } from '../verdetto';

/** What is told of one payment: its facts, what they amount to, and how they compare. */
export interface PagamentoStory {
  readonly f: PagamentoFacts;
  /** Movements that name the IUF of its flow. */
  readonly tf: readonly Movimento[];
  readonly E: EffectiveRicevuta | undefined;
  readonly R: RigaInFlusso | undefined;
  readonly c: Readonly<Record<ComparisonName, Comparison>>;
}

/** What is told of one flow. */
export interface FlussoStory {
  readonly f: Flusso;
  readonly tf: readonly Movimento[];
  readonly sum: Cents;
  readonly scarto: Cents;
}

/** The sentences of one language, each without its capital and its full stop. */
export interface Words {
  readonly pagamento: Readonly<Record<PagamentoClasse, (story: PagamentoStory) => string>>;
  /** `near`: what a receipt of the same IUD says otherwise. */
  readonly notifica: (n: Notifica, near: Comparison | undefined) => string;
  readonly unknownCash: (m: Movimento) => string;
  readonly cashWithoutDocument: (m: Movimento) => string;
  readonly flusso: Readonly<Record<Verdetto, (story: FlussoStory) => string>>;
  readonly revoked: (rows: readonly RigaInFlusso[]) => string;
}

/** The same in both languages of the screens. */
export interface Said {
  readonly it: string;
  readonly en: string;
}

/** Whole euro and decimals of an amount, the whole in groups of three. */
export function partsOf(importo: bigint, thousands: string): readonly [whole: string, decimals: string] {
  const [whole = '0', decimals = '00'] = formatEuro(importo).split('.');
  return [whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousands), decimals];
}

/** As many as can be read in a sentence. */
export const SHOWN = 5;
