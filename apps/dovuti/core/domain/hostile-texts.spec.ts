import { cents, type LocalDate, parseIuv } from '@mypay/kernel';
import { anEnte, aText, aTipo } from '../testing';
import { aLine } from '../testing/a-line';
import { normalizeBilancio } from './bilancio';
import { identifierFault } from './codice-fiscale';
import type { CampoDovuto } from './dovuto';
import { shapeFaults } from './shape';
import { riversamentoCausale, iuvOfAvviso, tassonomiaOf } from './quote';
import { decodeUtf8, refusedByFirstLine } from './tracciato/encoding';
import { readRiga } from './tracciato/read-riga';
import { readFileName } from './tracciato/file-name';
import { splitRiga, hasFormula } from './tracciato/riga';
import { normalizeTipoVersamento, validate } from './validation';
import { readXml } from './xml';

const HALF = 500_000;
/** Below this a measure is noise, also on a busy machine: what grows with the square takes minutes for such a text. */
const UNNOTICED_MS = 200;

/** Texts of about `length` characters, each made to lead a reader astray. */
const HOSTILE: Readonly<Record<string, (length: number) => string>> = {
  semicolons: (n) => ';'.repeat(n),
  'quotes and semicolons': (n) => ';"'.repeat(n / 2),
  'escaped quotes': (n) => `"${'\\"'.repeat(n / 2)}`,
  quotes: (n) => '"'.repeat(n),
  blanks: (n) => ' '.repeat(n),
  'blanks and a letter': (n) => `${' '.repeat(n)}x`,
  NULs: (n) => '\0'.repeat(n),
  digits: (n) => '1'.repeat(n),
  'digits and a letter': (n) => `${'1'.repeat(n)}x`,
  zeros: (n) => `0.${'0'.repeat(n)}`,
  letters: (n) => 'A'.repeat(n),
  'an address without end': (n) => `${'a'.repeat(n)}@`,
  ats: (n) => '@'.repeat(n),
  bars: (n) => 'PO|'.repeat(n / 3),
  slashes: (n) => `9/${'a/'.repeat(n / 2)}`,
  steps: (n) => '../'.repeat(n / 3),
  hyphens: (n) => '-'.repeat(n),
  formulas: (n) => ';=1'.repeat(n / 3),
  'elements never closed': (n) => '<a>'.repeat(n / 3),
  'elements side by side': (n) => `<bilancio>${'<capitolo></capitolo>'.repeat(n / 21)}</bilancio>`,
  'a declaration never closed': (n) => `<?xml ${' '.repeat(n)}`,
  'blanks before an element': (n) => `${' '.repeat(n)}<bilancio/>`,
  'blanks in a tag': (n) => `<bilancio${' '.repeat(n)}`,
  ampersands: (n) => `<a>${'&'.repeat(n)}</a>`,
  references: (n) => `<a>${'&#65;'.repeat(n / 5)}</a>`,
  'references never closed': (n) => `<a>${'&#'.repeat(n / 2)}</a>`,
  'pairs of surrogates': (n) => '\ud83d\ude00'.repeat(n / 2),
};

const CONTEXT = { azione: 'I', ente: anEnte(), tipo: aTipo(), today: '2024-06-01' as LocalDate } as const;
const FIELDS = Object.keys(aText()) as CampoDovuto[];

/** Every reader of dovuti to which a text comes from outside. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'physical line': (t) => readRiga(t, '1_2'),
  'fields of a line': splitRiga,
  'cells with a formula': hasFormula,
  'bytes of a line': (t) => decodeUtf8(Buffer.from(t)),
  'first line of a file': (t) => refusedByFirstLine(Buffer.from(t)),
  'file name': (t) => readFileName(t, 'c_test'),
  'file name of three parts': (t) => readFileName(`c_test-${t}-1_2.csv`, 'c_test'),
  XML: readXml,
  bilancio: (t) => normalizeBilancio(t, cents(5_400n)),
  'bilancio in quotes of a line': (t) => readRiga(aLine({ bilancio: `"${t}"` }), '1_2'),
  'kinds of payment': normalizeTipoVersamento,
  'codice fiscale': (t) => identifierFault('F', t, true),
  'partita IVA': (t) => identifierFault('G', t, false),
  'notice number': (t) => iuvOfAvviso(t, anEnte()),
  'causale for the node': (t) => riversamentoCausale(parseIuv('01000000000000144'), cents(1n), t),
  taxonomy: tassonomiaOf,
  ...Object.fromEntries(
    FIELDS.map((field) => [
      `field ${field}`,
      (t: string) => [shapeFaults(aText({ [field]: t })), validate(aText({ [field]: t }), CONTEXT)],
    ]),
  ),
};

/** The best of three, or the first that nobody would notice; a refusal is an answer. */
function elapsed(reader: (text: string) => unknown, text: string): number {
  let best = Infinity;
  for (let i = 0; i < 3 && best > UNNOTICED_MS; i++) {
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

describe('a hostile text of 1 MB', () => {
  it.each(Object.entries(READERS))(
    'FILE-grande: %s: twice the text takes less than three times as long',
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
