import { bundle, BUNDLES } from './bundles';
import { refusesEmptyEnvironment, serves } from './proof';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1).replace('.', ',');

/** `npm run bundle [-- --no-serve] [app…]`: makes the bundles and proves that each runs with nothing of the repository. */
async function main(args: readonly string[]): Promise<void> {
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const unknown = wanted.filter((name) => !BUNDLES.some(({ app }) => app === name));
  if (unknown.length > 0) throw new Error(`Servizi sconosciuti: ${unknown.join(', ')}`);
  for (const definition of BUNDLES.filter(({ app }) => wanted.length === 0 || wanted.includes(app))) {
    const made = await bundle(definition);
    await refusesEmptyEnvironment(made);
    if (made.serves && !args.includes('--no-serve')) await serves(made);
    say(`${made.app.padEnd(16)} ${megabytes(made.bytes).padStart(5)} MB  parte da solo`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
