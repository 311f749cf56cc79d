import {
  checkIuv,
  movimentoKey,
  CsvReader,
  dialectOf,
  judgeName,
  judgeRiga,
  isValidReference,
  readCausale,
  parseMovimentoKey,
  readIufs,
  readIuvs,
  parseMapping,
  DEFAULT_MAPPING,
} from '.';

const HALF = 500_000;
/** Below this a measure is noise, and nobody waits. */
const UNNOTICED_MS = 200;

/** Texts of about `length` characters, each made to lead a reader astray. */
const HOSTILE: Readonly<Record<string, (length: number) => string>> = {
  'markers without end': (n) => 'LGPE-RIVERSAMENTO '.repeat(n / 18),
  'markers and blanks': (n) => 'LGPE-RIVERSAMENTO URI '.repeat(n / 22),
  'whole codes': (n) => 'LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-00 '.repeat(n / 44),
  'old codes that begin alike': (n) => 'LGPE-RIVERSAMENTO/URI/A'.repeat(n / 23),
  'old codes, the last one longer': (n) => `${'LGPE-RIVERSAMENTO/URI/A '.repeat(n / 24)}LGPE-RIVERSAMENTO/URI/AB`,
  'RFB without end': (n) => 'RFB/'.repeat(n / 4),
  'RFS and chunks': (n) => `RFS/RF40 ${'1 '.repeat(n / 2)}`,
  'digits and blanks': (n) => `/RFB/${'1 '.repeat(n / 2)}`,
  'the letters of the marker': (n) => 'L G P E - '.repeat(n / 10),
  blanks: (n) => ' '.repeat(n),
  'line breaks': (n) => '\r\n\t\f'.repeat(n / 4),
  'non-breaking spaces': (n) => '\u00a0'.repeat(n),
  digits: (n) => '1'.repeat(n),
  'digits and a letter': (n) => `${'1'.repeat(n)}x`,
  zeros: (n) => '0'.repeat(n),
  letters: (n) => 'A'.repeat(n),
  RF: (n) => `RF18${'A'.repeat(n)}`,
  hyphens: (n) => '-'.repeat(n),
  dots: (n) => '.'.repeat(n),
  slashes: (n) => '/'.repeat(n),
  'a key of many slashes': (n) => `2024/${'a/'.repeat(n / 2)}`,
  quotes: (n) => '"'.repeat(n),
  backslashes: (n) => '\\'.repeat(n),
  semicolons: (n) => ';'.repeat(n),
  NULs: (n) => '\u0000'.repeat(n),
  'pairs of surrogates': (n) => '\ud83d\ude00'.repeat(n / 2),
};

const ROW = ['2024', '12', '2024-03-18', 'PSP', 'SALDO', '10.00', '2024-03-19'];
const POSITIONAL = dialectOf(['a'], DEFAULT_MAPPING);
const NAMED = { ...POSITIONAL, nome: 'PU' as const, comma: true };

function readAll(text: string): number {
  let records = 0;
  for (const { fields } of new CsvReader().read(text)) records += fields.length;
  return records;
}

/** Every reader of pivot to which a text comes from outside. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  causale: readCausale,
  IUF: readIufs,
  IUV: readIuvs,
  'check of an IUV': checkIuv,
  'creditor reference': isValidReference,
  'key of a movement': (t) => {
    const key = parseMovimentoKey(t);
    return key && movimentoKey(key);
  },
  'file name': (t) => judgeName(t, 'c_test'),
  'file name of three parts': (t) => judgeName(`${t}-${t}-1_0.csv`, 'c_test'),
  'header of a giornale': (t) => dialectOf([t, t], DEFAULT_MAPPING),
  'records of a CSV': (t) => readAll(t),
  'a value in quotes of a CSV': (t) => readAll(`"${t}`),
  mapping: (t) => parseMapping({ [t]: t }),
  ...Object.fromEntries(
    ROW.flatMap((_, at) =>
      [POSITIONAL, NAMED].map((d) => [
        `column ${at + 1} of a row (${d.nome})`,
        (t: string) =>
          judgeRiga(
            ROW.map((v, i) => (i === at ? t : v)),
            d,
          ),
      ]),
    ),
  ),
};

/** The best of three; a refusal is an answer. */
function elapsed(reader: (text: string) => unknown, text: string): number {
  let best = Infinity;
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    try {
      reader(text);
    } catch {
      // refused: that is what the text deserves
    }
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe('un testo ostile di 1 MB : PF2.7.OSTILE', () => {
  it.each(Object.entries(READERS))(
    '%s: twice the text takes less than three times as long',
    (_, reader) => {
      for (const [what, make] of Object.entries(HOSTILE)) {
        const half = elapsed(reader, make(HALF));
        const whole = elapsed(reader, make(2 * HALF));
        if (whole > 3 * Math.max(half, UNNOTICED_MS))
          throw new Error(`${what}: ${half} ms for half the text, ${whole} ms for the whole`);
      }
    },
    120_000,
  );
});
