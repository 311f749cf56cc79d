import { codesOfMovimento, type KnownCodes, type Movimento, readingsOfMovimento, upperIuf } from '../domain';
import type { FactReads, WithClassi } from './ports';

/** Some movements with the codes that count beside what is known now. */
export interface CountedMovimenti {
  readonly movimenti: readonly WithClassi<Movimento>[];
  /** Those that were kept with other codes, or with none of their readings. */
  readonly reread: readonly { readonly prima: Movimento; readonly dopo: Movimento }[];
  readonly known: KnownCodes;
}

/** Reads which of their readings exist, and chooses. Source: pivot-formats.md §3.4b. */
export async function countMovimenti(
  facts: Pick<FactReads, 'knownIufs' | 'knownIuvs'>,
  stored: readonly WithClassi<Movimento>[],
): Promise<CountedMovimenti> {
  const read = stored.map((m) => ({ ...m, letture: readingsOfMovimento(m) }));
  const known = {
    iuf: await facts.knownIufs([...new Set(read.flatMap((m) => codesOf(m, 'iuf').map(upperIuf)))]),
    iuv: await facts.knownIuvs([...new Set(read.flatMap((m) => codesOf(m, 'iuv')))]),
  };
  const movimenti = read.map((m) => ({ ...m, ...codesOfMovimento(m, known) }));
  const reread = stored.flatMap((prima, i) => {
    const after = movimenti[i];
    return after && (prima.iuf !== after.iuf || prima.iuv !== after.iuv || isNewlyRead(prima, after))
      ? [{ prima, dopo: after }]
      : [];
  });
  return { movimenti, reread, known };
}

/** What it may name, and what a person has linked it to. */
const codesOf = ({ letture, aggancio }: Movimento, which: 'iuf' | 'iuv'): readonly string[] => [
  ...(letture?.[which] ?? []),
  ...(aggancio?.[which] === undefined ? [] : [aggancio[which]]),
];

/** Kept before there were readings, and has more than the one that it was kept with: those must be found by what arrives. */
const isNewlyRead = (prima: Movimento, { letture }: Movimento): boolean =>
  !prima.letture && ((letture?.iuf.length ?? 0) > 1 || (letture?.iuv.length ?? 0) > 1);
