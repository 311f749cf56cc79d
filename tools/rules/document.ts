import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { ruleContexts, type RuleContext, type Regola } from './rules';
import { bears, specs, titlesOf, type Title } from './titles';

/** docs/regole.md and the rules that no test names. */
export interface RulesPage {
  readonly text: string;
  readonly untested: readonly string[];
}

const HEAD = `# Rules

Every row of the rule tables that the code implements, its source and the tests that name it. Written by \`npm run regole\` from
the lists \`apps/*/core/domain/regole.ts\` and the titles of the tests, never by hand. Tests are named from the folder of their
service; the journeys of \`apps/e2e\` count for every service. Rules and sources are in the words of the field.
`;

/** The page as it should be now. */
export function rulesPage(): RulesPage {
  const root = workspaceRoot();
  const journeys = specs(root, 'apps/e2e').flatMap((file) => titlesOf(root, file));
  const parts = ruleContexts().map((context) => {
    const titles = [...specs(root, `apps/${context.name}`).flatMap((file) => titlesOf(root, file)), ...journeys];
    return section(context, titles);
  });
  return {
    text: [HEAD, ...parts.map(({ text: text }) => text)].join('\n'),
    untested: parts.flatMap(({ untested: untested }) => untested),
  };
}

/** One service: a row for each rule, a line for each test. */
export function section({ name, regole }: RuleContext, titles: readonly Title[]): RulesPage {
  const rows = regole.map((regola) => ({ regola, prove: titles.filter((title) => bears(title, regola.id)) }));
  const untested = rows.filter(({ prove }) => prove.length === 0).map(({ regola }) => `${name} ${regola.id}`);
  const text = [
    `## ${name}`,
    '',
    `In \`apps/${name}/core/domain/regole.ts\`: ${regole.length} rules${untested.length > 0 ? `, ${untested.length} without a test` : ''}.`,
    '',
    '| rule | source | what it says | tests |',
    '|---|---|---|---|',
    ...rows.map(({ regola, prove }) => row(name, regola, prove)),
    '',
  ].join('\n');
  return { text, untested };
}

function row(name: string, { id, fonte, testo: text }: Regola, prove: readonly Title[]): string {
  const files = [...new Set(prove.map(({ file }) => file))];
  const cells = files.map((file) => {
    const titles = prove.filter((title) => title.file === file).map((title) => cell(title.text));
    return [`\`${path.posix.relative(`apps/${name}`, file)}\``, ...titles.map((title) => `· ${title}`)].join('<br>');
  });
  return `| \`${id}\` | ${cell(fonte)} | ${cell(text)} | ${cells.join('<br>') || '**no test**'} |`;
}

const cell = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').replace(/</g, '&lt;').replace(/[*_]/g, '\\$&').trim();
