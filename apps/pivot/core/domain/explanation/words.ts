import { type Cents, formatEuro } from '@mypay/kernel';
import type { PagamentoClasse } from '../classi';
import type { Comparison, ComparisonName } from '../comparisons';
import type { RigaInFlusso, Flusso } from '../flusso';
import type { Movimento } from '../movimento';
import type { Notifica } from '../notifica';
import type { EffectiveRicevuta, PagamentoFacts } from '../pagamento';
import type { Verdetto } from '../verdetto';
import type { ReadingsStory } from './readings';

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
  /** Which reading of the causale counted, and why. */
  readonly letture: (story: ReadingsStory) => string;
  /** Of a movement that a person has linked. */
  readonly linked: (m: Movimento) => string;
  readonly flusso: Readonly<Record<Verdetto, (story: FlussoStory) => string>>;
  readonly revoked: (rows: readonly RigaInFlusso[]) => string;
}

/** The same in both languages of the screens. */
export interface Said {
  readonly it: string;
  readonly en: string;
}

/** Cents as people read them, the whole in groups of three: `€ 1.234,50`, `−€ 2,00`. */
export function inEuro(importo: bigint, thousands: string, comma: string): string {
  const [whole = '0', decimals = '00'] = formatEuro(importo < 0n ? -importo : importo).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousands);
  return `${importo < 0n ? '−' : ''}€ ${grouped}${comma}${decimals}`;
}

/** A difference, which has a sign also when it is more: `+€ 2,00`. */
export const signed =
  (asEuro: (importo: bigint) => string) =>
  (scarto: bigint): string =>
    `${scarto > 0n ? '+' : ''}${asEuro(scarto)}`;

/** As many as can be read in a sentence. */
export const SHOWN = 5;
