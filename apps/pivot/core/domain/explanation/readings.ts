import type { KnownCodes } from '../causale';
import { upperIuf } from '../flusso';
import { type Movimento, readingsOfMovimento } from '../movimento';
import { say } from './say';
import type { Said } from './words';

/** One code that a causale may name. */
export interface Reading {
  readonly tipo: 'IUF' | 'IUV';
  readonly codice: string;
  /** Whether something that arrived bears it. */
  readonly nota: boolean;
  /** Whether it is the one that counts. */
  readonly conta: boolean;
}

/** Every reading of a causale, best first, and which one counted and why. Source: pivot-formats.md §3.4b. */
export interface ReadingsExplanation {
  readonly letture: readonly Reading[];
  /** Nothing is said of a text that names nothing. */
  readonly testo?: Said | undefined;
}

/** What is told of the readings of one kind; at least one. */
export interface ReadingsStory {
  readonly tipo: Reading['tipo'];
  readonly m: Movimento;
  readonly letture: readonly Reading[];
  readonly conta: Reading;
}

/** Explains which reading of a movement, with the codes that count, counted. Pure. */
export function explainReadings(m: Movimento, known: KnownCodes): ReadingsExplanation {
  const { iuf, iuv } = readingsOfMovimento(m);
  const all = [
    ...iuf.map((codice): Reading => ({
      tipo: 'IUF',
      codice,
      nota: known.iuf.has(upperIuf(codice)),
      conta: codice === m.iuf,
    })),
    ...iuv.map((codice): Reading => ({ tipo: 'IUV', codice, nota: known.iuv.has(codice), conta: codice === m.iuv })),
  ];
  if (m.aggancio) return { letture: all, testo: say((words) => words.linked(m)) };
  const stories = (['IUF', 'IUV'] as const).flatMap((tipo): ReadingsStory[] => {
    const same = all.filter((l) => l.tipo === tipo);
    const counts = same.find((l) => l.conta);
    return counts ? [{ tipo, m, letture: same, conta: counts }] : [];
  });
  return {
    letture: all,
    ...(stories.length > 0 ? { testo: say((words) => stories.map(words.letture).join('; ')) } : {}),
  };
}
