import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import { beginsWith, type DovutiConditions } from './list-conditions';

/** Of the words of a name these many are looked for: more would only say the same person again. */
const WORDS = 4;
/** A beginning of more rows than these is common: its index alone would give a good part of the archive. */
const COMMON = 5_000;
/** Of a beginning of more rows than these the index itself is long to read. */
const VAST = 20_000;

/** Beginnings of words of a name: those that few rows have, and those that many have. */
export interface NameWords {
  readonly rare: readonly string[];
  readonly common: readonly string[];
  /** Those of the common ones whose index is no long reading. */
  readonly narrow: readonly string[];
}
export const NO_WORDS: NameWords = { rare: [], common: [], narrow: [] };

/** Of common words alone no index gives the few rows of a page. */
export const areCommon = ({ rare, common }: NameWords): boolean => rare.length === 0 && common.length > 0;

/** Rare words ask their index; the rows that it gives are few, and are asked for the common words one by one. */
export function addWords(conditions: DovutiConditions, { rare, common }: NameWords): void {
  conditions.nameWords(rare);
  if (common.length > 0) conditions.add(conditions.bears(common));
}

/** The words of a name as the table of words holds them, the longest first: it is the rarest. */
export async function readNameWords(tx: Tx, ente: CodiceFiscaleEnte, name: string | undefined): Promise<NameWords> {
  if (name === undefined) return NO_WORDS;
  const rows = await tx.query<{ parola: string }>(`select parole_di($1) as parola`, [name]);
  const words = rows.map(({ parola: word }) => word).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const counts = new Map<string, number>();
  for (const word of words.slice(0, WORDS)) counts.set(word, await bearers(tx, ente, word));
  const between = (over: number, upTo: number): string[] =>
    [...counts].filter(([, count]) => count > over && count <= upTo).map(([word]) => word);
  return { rare: between(-1, COMMON), common: between(COMMON, Infinity), narrow: between(COMMON, VAST) };
}

/** Common words as the index is asked for them when nearness did not help: for the narrow ones, or all at once. */
export const throughIndex = ({ common, narrow }: NameWords): NameWords => ({
  rare: narrow.length > 0 ? narrow : common,
  common: narrow.length > 0 ? common.filter((word) => !narrow.includes(word)) : [],
  narrow: [],
});

/** How many rows bear a word with this beginning, counted up to one more than is vast. */
async function bearers(tx: Tx, ente: CodiceFiscaleEnte, word: string): Promise<number> {
  const rows = await tx.query<{ n: bigint }>(
    `select count(*) as n from (select 1 from dovuti_parole where ente = $1 and ${beginsWith('parola', '$2::text')} limit $3) as counted`,
    [ente, word, VAST + 1],
  );
  return Number(rows[0]?.n ?? 0);
}
