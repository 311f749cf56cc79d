import { type Example, InMemoryArchive, apply, inWords, isExpected, permutations } from '@mypay/pivot-core/testing';
import { classifyAll, countedCodes, readCausale } from '@mypay/pivot-core';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { readFileSync } from 'node:fs';

/** Steps up to which every order is tried: 8! = 40,320 take some 15 s; above, all rotations forwards and backwards. */
const STEPS_IN_EVERY_ORDER = 8;

interface Extraction {
  readonly id: string;
  readonly causale: string;
  /** What exists, to choose among the readings; without it the first readings count. */
  readonly known?: { readonly iuf?: readonly string[]; readonly iuv?: readonly string[] };
  readonly expected: { readonly iuf: string | null; readonly iuv: string | null };
}

interface Riga {
  readonly id: string;
  readonly pass: boolean;
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * Runs the pure core on a file in the format of `pivot-cases.json`, records in memory, no database. One JSON line for each
 * item of `cases` and `extraction` on standard output, nothing else there. Exit code 1 if one does not pass.
 */
async function main(file: string | undefined): Promise<void> {
  if (file === undefined) throw new Error('usage: classify FILE');
  const { cases = [], extraction = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
    cases?: Example[];
    extraction?: Extraction[];
  };
  for (const example of cases) write(await tryExample(example));
  for (const x of extraction) write(extract(x));
}

function write(riga: Riga): void {
  if (!riga.pass) process.exitCode = 1;
  process.stdout.write(`${JSON.stringify(riga)}\n`);
}

async function tryExample(example: Example): Promise<Riga> {
  const { id, expected } = example;
  let actual: unknown;
  try {
    for (const steps of example.orderIndependent ? orders(example.steps) : [example.steps]) {
      const esito = await run(example, steps);
      actual ??= esito.finale;
      if (!esito.pass) return { id, pass: false, expected: esito.atteso, actual: esito.trovato };
    }
    return { id, pass: true, expected, actual };
  } catch (error) {
    return { id, pass: false, expected, actual: { errore: String(error) } };
  }
}

async function run(example: Example, steps: Example['steps']) {
  const archive = new InMemoryArchive(example.ente);
  const stato = () => inWords(classifyAll(archive.all(), archive.flag), archive.counted());
  for (const [i, step] of steps.entries()) {
    await archive.run(example.ente as unknown as CodiceFiscaleEnte, (stores) => apply(stores, step, i + 1));
    for (const { afterStep, ...expected } of example.checkpoints ?? [])
      if (afterStep === i + 1 && !isExpected(expected, stato())) {
        const found = stato();
        return { pass: false, atteso: { afterStep, ...expected }, trovato: found, finale: found };
      }
  }
  const final = stato();
  return { pass: isExpected(example.expected, final), atteso: example.expected, trovato: final, finale: final };
}

/** Every order; of a very long case, all its rotations, forwards and backwards. */
function orders<T>(steps: readonly T[]): Iterable<readonly T[]> {
  if (steps.length <= STEPS_IN_EVERY_ORDER) return permutations(steps);
  return steps.flatMap((_, i) => {
    const rotated = [...steps.slice(i), ...steps.slice(0, i)];
    return [rotated, [...rotated].reverse()];
  });
}

function extract({ id, causale, known, expected }: Extraction): Riga {
  const { letture, iufTooLong, ...first } = readCausale(causale);
  const { iuf, iuv } = iufTooLong
    ? first
    : countedCodes(letture, {
        iuf: new Set(known?.iuf?.map((c) => c.toUpperCase())),
        iuv: new Set(known?.iuv),
      });
  const actual = { iuf: iuf ?? null, iuv: iuv ?? null };
  return { id, pass: actual.iuf === expected.iuf && actual.iuv === expected.iuv, expected, actual };
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
