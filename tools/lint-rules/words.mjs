/**
 * Which words a name may be made of: English ones (the dictionary of cspell), its technical terms and ours, and the nouns of
 * the field in column 1 of docs/glossario.md, singular or plural. A verb or preposition never stands in the glossary.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { decodeTrie } from 'cspell-trie-lib';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(import.meta.url);

/** The small words of a term of law, and the vowels that join them: never a name of ours. */
const NOT_NOUNS = new Set(
  'a ad ai al alla alle allo altro anche che col come con contro cui da dai dal dalla dalle degli dei del della delle dello di dopo e ed entro fra gli ha ho i il in la le lo ma mai ne nei nel nella non o ogni per poi prima quale quali quando quanto quello questo se senza si solo sono su sui sul sulla tra tutti tutto un una uno verso'.split(
    ' ',
  ),
);
/** Words that both tongues have, and that in a name of ours would be the Italian one. */
const ITALIAN_FIRST = new Set(
  'di da del della con dal nei nel sul su al ai gli mai tra fra non poi fatti dare fare pare para care vale segue manca chi'.split(
    ' ',
  ),
);

const ENDINGS = [
  ['ca', 'che'],
  ['ga', 'ghe'],
  ['co', 'chi'],
  ['co', 'ci'],
  ['go', 'ghi'],
  ['io', 'i'],
  ['o', 'i'],
  ['a', 'e'],
  ['a', 'i'],
  ['e', 'i'],
];
const plurals = (noun) =>
  ENDINGS.filter(([one]) => noun.endsWith(one)).map(([one, many]) => noun.slice(0, -one.length) + many);

/** The words of a name: `RtIufTes` → rt, iuf, tes; `parseCSVRow` → parse, csv, row. Digits part words. */
export const split = (name) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-zÀ-ÿ]+/)
    .filter((word) => word.length > 1)
    .map((word) => word.toLowerCase());

/** Column 1 of a glossary in Markdown, word by word, without what is no noun. */
export const nounsOf = (markdown) =>
  new Set(
    markdown
      .split('\n')
      .filter((line) => line.startsWith('|') && !/^\|\s*(-|termine)/.test(line))
      .flatMap((line) => (line.split('|')[1] ?? '').toLowerCase().split(/[^a-zà-ÿ]+/))
      .filter((word) => word.length > 1 && !NOT_NOUNS.has(word))
      .flatMap((word) => [word, ...plurals(word)]),
  );

const technical = () =>
  fs
    .readFileSync(path.join(root, 'tools/lint-rules/technical-words.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

let dictionary;

/** Whether a lower-case word may be part of a name. Read once a process. */
export function mayStand(word) {
  dictionary ??= {
    english: decodeTrie(
      zlib.gunzipSync(fs.readFileSync(path.join(path.dirname(require.resolve('@cspell/dict-en_us')), 'en_US.trie.gz'))),
    ),
    nouns: nounsOf(fs.readFileSync(path.join(root, 'docs/glossario.md'), 'utf8')),
    technical: new Set(technical()),
  };
  const { english, nouns, technical: ours } = dictionary;
  if (nouns.has(word) || ours.has(word)) return true;
  return !ITALIAN_FIRST.has(word) && english.has(word);
}
