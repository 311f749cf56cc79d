import { randomBytes } from 'node:crypto';

export interface DemoOptions {
  readonly seed: string;
  readonly payments: number;
  readonly anomalies: 'all' | 'none';
  /** Kill each process once, in the middle of its work. */
  readonly kill: boolean;
}

export const USAGE = `npm run demo -- [--seed S] [--payments N] [--anomalies all|none] [--kill]
  --seed S         stesso seme, stessi pagamenti e stesse anomalie (se manca: a caso, e lo si stampa)
  --payments N     quanti pagamenti (200)
  --anomalies      all: tutte le anomalie; none: nessuna (all)
  --kill           uccide (kill -9) ciascuno dei sei processi mentre lavora`;

/** @throws Error with the usage, for what it does not understand */
export function parseOptions(args: readonly string[]): DemoOptions {
  const values: Record<string, string> = {};
  let kill = false;
  for (let i = 0; i < args.length; i += 1) {
    const [name = '', inline] = (args[i] ?? '').split('=', 2);
    if (name === '--kill') kill = true;
    else if (['--seed', '--payments', '--anomalies'].includes(name)) values[name] = inline ?? args[(i += 1)] ?? '';
    else throw new Error(`Opzione sconosciuta: ${args[i]}\n\n${USAGE}`);
  }
  const payments = Number(values['--payments'] ?? 200);
  if (!Number.isInteger(payments) || payments < 1 || payments > 20_000)
    throw new Error(`--payments vuole un numero da 1 a 20000.\n\n${USAGE}`);
  const anomalies = values['--anomalies'] ?? 'all';
  if (anomalies !== 'all' && anomalies !== 'none') throw new Error(`--anomalies vuole all o none.\n\n${USAGE}`);
  const seed = values['--seed'] ?? randomBytes(3).toString('hex');
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(seed)) throw new Error(`--seed vuole da 1 a 40 lettere o cifre.\n\n${USAGE}`);
  return { seed, payments, anomalies, kill };
}
