import type { KnownCodes } from '../causale';
import { upperIuf } from '../flusso';
import { type Movimento, readingsOfMovimento } from '../movimento';
import { say } from './say';
import type { Said } from './words';

/** One code that a causale may name. */
export interface Lettura {
  readonly tipo: 'IUF' | 'IUV';
  readonly codice: string;
  /** Whether something that arrived bears it. */
  readonly nota: boolean;
  /** Whether it is the one that counts. */
  readonly conta: boolean;
}

/** Every reading of a causale, best first, and which one counted and why. Source: pivot-formats.md §3.4b. */
export interface LettureExplanation {
  readonly letture: readonly Lettura[];
  /** Nothing is said of a text that names nothing. */
  readonly testo?: Said | undefined;
}

/** What is told of the readings of one kind; at least one. */
export interface LettureStory {
  readonly tipo: Lettura['tipo'];
  readonly m: Movimento;
  readonly letture: readonly Lettura[];
  readonly conta: Lettura;
}

/** Explains which reading of a movement, with the codes that count, counted. Pure. */
export function explainLetture(m: Movimento, known: KnownCodes): LettureExplanation {
  const { iuf, iuv } = readingsOfMovimento(m);
  const letture = [
    ...iuf.map((codice): Lettura => ({
      tipo: 'IUF',
      codice,
      nota: known.iuf.has(upperIuf(codice)),
      conta: codice === m.iuf,
    })),
    ...iuv.map((codice): Lettura => ({ tipo: 'IUV', codice, nota: known.iuv.has(codice), conta: codice === m.iuv })),
  ];
  const stories = (['IUF', 'IUV'] as const).flatMap((tipo): LettureStory[] => {
    const same = letture.filter((l) => l.tipo === tipo);
    const conta = same.find((l) => l.conta);
    return conta ? [{ tipo, m, letture: same, conta }] : [];
  });
  return {
    letture,
    ...(stories.length > 0 ? { testo: say((words) => stories.map(words.letture).join('; ')) } : {}),
  };
}
