import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A row of a rule table that a core says to implement. */
export interface Regola {
  readonly id: string;
  readonly fonte: string;
  readonly testo: string;
}

/** The rules of one service, from its core. */
export interface RuleContext {
  readonly name: string;
  readonly regole: readonly Regola[];
}

/** Sources or their build: whichever this very file lies in. */
const here = path.resolve(__dirname, '..', '..');

/**
 * `REGOLE` of every core that has them, sorted by service. Read as data, from the file itself: a tool knows no core.
 *
 * @throws when two rules of one service have the same id
 */
export function ruleContexts(): RuleContext[] {
  const load = createRequire(__filename);
  return fs
    .readdirSync(path.join(here, 'apps'))
    .sort()
    .flatMap((name) => {
      const file = ['ts', 'js']
        .map((extension) => path.join(here, 'apps', name, 'core', 'domain', `regole.${extension}`))
        .find((candidate) => fs.existsSync(candidate));
      if (file === undefined) return [];
      const { REGOLE } = load(file) as { REGOLE: readonly Regola[] };
      const twice = REGOLE.find(({ id }, i) => REGOLE.findIndex((other) => other.id === id) !== i);
      if (twice) throw new Error(`${name}: la regola ${twice.id} c'è due volte`);
      return [{ name, regole: REGOLE }];
    });
}
