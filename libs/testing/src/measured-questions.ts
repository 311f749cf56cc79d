import { availableParallelism, loadavg, totalmem } from 'node:os';

/** A question to a service, and within how many milliseconds 95 of 100 answers should come. */
export interface Question {
  readonly name: string;
  readonly aimMs: number;
  /** Its route; the n-th time it is asked it may be about something else. */
  readonly ask: (n: number) => string;
  /** Asked by a person who may see some tipi alone. */
  readonly limited?: boolean;
}

const TIMES = 40;
/** A slow question is not asked as often. */
const AT_LEAST = 10;
const PATIENCE_MS = 3_000;

/**
 * Asks every question again and again, one at a time, and prints a row of a table for each: the first answer, the least, the
 * median and the 95th of a hundred, in milliseconds as the caller waits. The database is warm, as one is that works. @throws when an answer is none
 */
export async function measureQuestions(
  questions: readonly Question[],
  url: (route: string) => string,
  headers: (limited: boolean) => Promise<Record<string, string>>,
): Promise<void> {
  const load = loadavg()[0]?.toFixed(1);
  process.stdout.write(
    `${availableParallelism()} processori, ${Math.round(totalmem() / 2 ** 30)} GiB, carico ${load} prima della misura\n`,
  );
  process.stdout.write(
    `| domanda | prima | minimo | p50 | p95 | meta | |\n| --- | --: | --: | --: | --: | --: | --- |\n`,
  );
  for (const { name, aimMs, ask, limited = false } of questions) {
    const as = await headers(limited);
    const times: number[] = [];
    let refused: number | undefined;
    const began = performance.now();
    for (let n = 0; n <= TIMES && (n <= AT_LEAST || performance.now() - began < PATIENCE_MS); n++) {
      const from = performance.now();
      const answer = await fetch(url(ask(n)), { headers: as });
      const text = await answer.text();
      if (!answer.ok) {
        // An answer that does not come in time is a measure too; any other refusal is a fault of the bench.
        if (answer.status !== 503) throw new Error(`${name}: ${answer.status} ${text}`);
        refused = answer.status;
        break;
      }
      times.push(performance.now() - from);
    }
    const [cold = 0, ...warm] = times;
    warm.sort((a, b) => a - b);
    const at = (share: number): number => warm[Math.floor(warm.length * share)] ?? 0;
    const met = refused !== undefined ? `OLTRE (${refused})` : at(0.95) < aimMs ? 'ok' : 'OLTRE';
    const cells = [
      name,
      cold.toFixed(0),
      at(0).toFixed(1),
      at(0.5).toFixed(1),
      at(0.95).toFixed(1),
      String(aimMs),
      met,
    ];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  }
}
