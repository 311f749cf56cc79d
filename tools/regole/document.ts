import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { contesti, type Contesto, type Regola } from './rules';
import { bears, specs, titlesOf, type Titolo } from './titles';

/** docs/regole.md and the rules that no test names. */
export interface Documento {
  readonly testo: string;
  readonly senzaProva: readonly string[];
}

const HEAD = `# Rules

Every row of the rule tables that the code implements, its source and the tests that name it. Written by \`npm run regole\` from
the lists \`apps/*/core/domain/regole.ts\` and the titles of the tests, never by hand. Tests are named from the folder of their
service; the journeys of \`apps/e2e\` count for every service. Rules and sources are in the words of the field.
`;

/** The page as it should be now. */
export function documento(): Documento {
  const root = workspaceRoot();
  const journeys = specs(root, 'apps/e2e').flatMap((file) => titlesOf(root, file));
  const parts = contesti().map((contesto) => {
    const titles = [...specs(root, `apps/${contesto.nome}`).flatMap((file) => titlesOf(root, file)), ...journeys];
    return section(contesto, titles);
  });
  return {
    testo: [HEAD, ...parts.map(({ testo }) => testo)].join('\n'),
    senzaProva: parts.flatMap(({ senzaProva }) => senzaProva),
  };
}

/** One service: a row for each rule, a line for each test. */
export function section({ nome, regole }: Contesto, titles: readonly Titolo[]): Documento {
  const rows = regole.map((regola) => ({ regola, prove: titles.filter((title) => bears(title, regola.id)) }));
  const senzaProva = rows.filter(({ prove }) => prove.length === 0).map(({ regola }) => `${nome} ${regola.id}`);
  const testo = [
    `## ${nome}`,
    '',
    `In \`apps/${nome}/core/domain/regole.ts\`: ${regole.length} rules${senzaProva.length > 0 ? `, ${senzaProva.length} without a test` : ''}.`,
    '',
    '| rule | source | what it says | tests |',
    '|---|---|---|---|',
    ...rows.map(({ regola, prove }) => row(nome, regola, prove)),
    '',
  ].join('\n');
  return { testo, senzaProva };
}

function row(nome: string, { id, fonte, testo }: Regola, prove: readonly Titolo[]): string {
  const files = [...new Set(prove.map(({ file }) => file))];
  const cells = files.map((file) => {
    const titles = prove.filter((title) => title.file === file).map((title) => cell(title.testo));
    return [`\`${path.posix.relative(`apps/${nome}`, file)}\``, ...titles.map((title) => `· ${title}`)].join('<br>');
  });
  return `| \`${id}\` | ${cell(fonte)} | ${cell(testo)} | ${cells.join('<br>') || '**no test**'} |`;
}

const cell = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').replace(/</g, '&lt;').replace(/[*_]/g, '\\$&').trim();
