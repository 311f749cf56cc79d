/**
 * One breach for each row of the table of boundaries (style.md, "Who may import whom") and for each other rule of the house:
 * where it stands, what it says, which rule must object. `allowed` rows are the near neighbours that must pass.
 */
const BOUNDARIES = '@nx/enforce-module-boundaries';
const IMPORTS = 'no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';
const INSIDE = 'house/stay-inside';
const COMMENTS = 'house/comments';
const LANGUAGE = 'house/language';
const CIRCLE = 'house/no-circle';
const SCREEN = 'house/screen-stays';

const uses = (...modules) =>
  modules.map((module, i) => `import * as used${i} from '${module}';\nexport const here${i} = used${i};\n`).join('');

/** Each of `modules`, imported by `file`, is refused by `rule`. */
const refused = (row, file, rule, ...modules) =>
  modules.map((module) => [`${row}: ${module}`, file, uses(module), rule]);

const FRAMEWORKS = ['@nestjs/common', 'typeorm', 'pg', 'kafkajs', 'soap', 'exceljs', 'papaparse'];
const CORES = ['onboarding', 'dovuti', 'pagamenti', 'pivot'].map((name) => `@mypay/${name}-core`);
const otherCores = (name) => CORES.filter((core) => core !== `@mypay/${name}-core`);
const PLATFORM = '@mypay/platform/db';

export const breaches = [
  // type:kernel
  ...refused(
    'kernel',
    'libs/kernel/src/canary.ts',
    BOUNDARIES,
    'zod',
    'pg',
    '@mypay/contracts',
    PLATFORM,
    '@mypay/testing',
  ),
  ...refused('kernel: property tests in specs alone', 'libs/kernel/src/canary.ts', BOUNDARIES, 'fast-check'),
  // type:contracts
  ...refused('contracts', 'libs/contracts/src/canary.ts', BOUNDARIES, ...FRAMEWORKS, 'saxes', PLATFORM, '@mypay/soap'),
  ...refused('contracts', 'libs/contracts/src/canary.ts', BOUNDARIES, ...CORES),
  // type:core
  ...refused('core', 'apps/pivot/core/application/canary.ts', BOUNDARIES, ...FRAMEWORKS, 'zod', 'fastify'),
  ...refused('core', 'apps/pivot/core/application/canary.ts', BOUNDARIES, PLATFORM, '@mypay/soap', '@mypay/testing'),
  ...['onboarding', 'dovuti', 'pagamenti', 'pivot'].flatMap((name) =>
    refused(`core of ${name}`, `apps/${name}/core/application/canary.ts`, BOUNDARIES, ...otherCores(name)),
  ),
  ...refused('domain', 'apps/pivot/core/domain/canary.ts', IMPORTS, '@mypay/contracts', 'zod', 'node:crypto'),
  ...refused('domain', 'apps/pivot/core/domain/canary.ts', INSIDE, '../application/ports', '../index', '..'),
  ...refused('domain', 'apps/pivot/core/domain/causale/canary.ts', INSIDE, '../../application/ports', '../../testing'),
  ...refused(
    'core: factories in specs alone',
    'apps/pivot/core/application/canary.ts',
    IMPORTS,
    '@mypay/pivot-core/testing',
  ),
  // type:platform, type:soap
  ...refused('platform', 'libs/platform/src/db/canary.ts', BOUNDARIES, ...CORES, '@mypay/soap'),
  ...refused(
    'platform: servers for tests in specs alone',
    'libs/platform/src/db/canary.ts',
    BOUNDARIES,
    '@mypay/testing',
  ),
  ...['events', 'jobs', 'objects', 'http', 'auth', 'health'].flatMap((door, i, doors) =>
    refused(
      `platform: door ${door}`,
      `libs/platform/src/${door}/canary.ts`,
      IMPORTS,
      ...doors.filter((other) => other !== door).map((other) => `../${other}`),
      '../db/database',
    ),
  ),
  ...refused('platform: doors by path', 'libs/platform/src/jobs/canary.ts', IMPORTS, '@mypay/platform/events'),
  ...refused('soap', 'libs/soap/src/canary.ts', BOUNDARIES, ...CORES, '@mypay/testing'),
  // type:testing
  ...refused('testing', 'libs/testing/src/canary.ts', BOUNDARIES, PLATFORM, '@mypay/soap', ...CORES),
  // type:app
  ...['onboarding', 'dovuti', 'pagamenti', 'pivot', 'portale'].flatMap((name) => [
    ...refused(`app ${name}`, `apps/${name}/src/canary.ts`, BOUNDARIES, ...otherCores(name), '@mypay/testing'),
    ...refused(`app ${name}`, `apps/${name}/src/canary.ts`, BOUNDARIES, '../../nodo-simulator/src/books'),
  ]),
  ...refused('app: no other app', 'apps/dovuti/src/canary.ts', BOUNDARIES, '../../pivot/src/main'),
  ...refused('app: its core by the door', 'apps/dovuti/src/canary.ts', BOUNDARIES, '../core/domain/dovuto'),
  ...refused(
    'app: a door imports no adapter',
    'apps/pivot/src/inbound/http/canary.ts',
    IMPORTS,
    '../../outbound/x',
    '@mypay/pivot-core/testing',
  ),
  ...refused('app: factories in specs alone', 'apps/pivot/src/canary.ts', IMPORTS, '@mypay/pivot-core/testing'),
  // Each of these files is imported, straight or by way of others, by the one that it would import here.
  ...[
    ['of two', "export { validate } from './validation';\n"],
    ['of more', "export * from './tracciato/decide-rows';\n"],
    [
      'of two, for a value among types',
      "import { type Action, validate } from './validation';\nexport const v = validate;\n",
    ],
  ].map(([row, code]) => [`circle ${row}`, 'apps/dovuti/core/domain/iud.ts', code, CIRCLE]),
  // type:simulator
  ...refused('simulator', 'apps/nodo-simulator/src/canary.ts', BOUNDARIES, '@mypay/kernel', '@mypay/contracts'),
  ...refused('simulator', 'apps/nodo-simulator/src/canary.ts', BOUNDARIES, '@mypay/soap', ...CORES),
  ...refused(
    'simulator: servers for tests in specs alone',
    'apps/nodo-simulator/src/canary.ts',
    BOUNDARIES,
    '@mypay/testing',
  ),
  ...refused('simulator: not even in specs', 'apps/nodo-simulator/src/canary.spec.ts', BOUNDARIES, '@mypay/kernel'),
  ...refused(
    'simulator: other doors',
    'apps/nodo-simulator/src/canary.ts',
    IMPORTS,
    ...['db', 'events', 'jobs', 'objects', 'auth', 'health'].map((door) => `@mypay/platform/${door}`),
  ),
  // type:e2e, type:tool
  ...refused('e2e', 'apps/e2e/src/canary.ts', BOUNDARIES, ...CORES, PLATFORM, '@mypay/soap'),
  ...refused('tool', 'tools/demo/canary.ts', BOUNDARIES, ...CORES, PLATFORM, '@mypay/soap'),
  // type:web
  ...refused('web', 'apps/web/src/shared/canary.ts', BOUNDARIES, ...CORES, PLATFORM, '@mypay/soap', '@mypay/testing'),
  ...refused('web: no service', 'apps/web/src/shared/canary.ts', BOUNDARIES, '../../../portale/src/main'),
  ...refused(
    'web: a screen stays at home',
    'apps/web/src/access/sessions/canary.tsx',
    SCREEN,
    '../login/texts',
    '../routes',
    '../../operatore/choose-ente/texts',
    '../../router',
  ),
  ...refused('web: an area knows no other', 'apps/web/src/access/routes.tsx', SCREEN, '../operatore/routes'),
  ...refused('web: shared/ knows no area', 'apps/web/src/shared/layout/canary.tsx', SCREEN, '../../access/routes'),
  ...[
    ['a literal text', 'export const Canary = () => <p>Ciao a tutti</p>;\n'],
    ['a literal label', 'export const Canary = () => <button aria-label="Chiudi" />;\n'],
    ['HTML from data', 'export const Canary = () => <p dangerouslySetInnerHTML={{ __html: "x" }} />;\n'],
    ['a request past the client', "export const ask = () => fetch('/api/sessione');\n"],
    ['the clock', 'export const now = () => Date.now();\n'],
  ].map(([what, code]) => [`web: ${what}`, 'apps/web/src/access/sessions/canary.tsx', code, SYNTAX]),
  [
    'language: in a screen',
    'apps/web/src/access/sessions/canary.tsx',
    'export const Bottone = () => null;\n',
    LANGUAGE,
  ],
  // the clock and the environment
  ...[
    ['new Date()', 'export const now = new Date();\n'],
    ['Date()', 'export const now = Date();\n'],
    ['Date.now()', 'export const now = Date.now();\n'],
    ['Date.now, passed on', 'export const now = Date.now;\n'],
    ['Temporal.Now', "import { Temporal } from 'temporal-polyfill';\nexport const now = Temporal.Now.instant();\n"],
  ].flatMap(([row, code]) =>
    [
      'apps/pivot/core/application/canary.ts',
      'apps/pivot/src/canary.ts',
      'apps/pivot/src/canary.spec.ts',
      'tools/demo/canary.ts',
    ].map((file) => [`clock: ${row} in ${file}`, file, code, SYNTAX]),
  ),
  ...[
    ['process.env', "export const url = process.env['URL'];\n"],
    ["process['env']", "export const all = process['env'];\n"],
    ['destructured', 'export const { env } = process;\n'],
    ['imported', "import { env } from 'node:process';\nexport const all = env;\n"],
  ].flatMap(([row, code]) =>
    ['apps/pivot/src/canary.ts', 'apps/nodo-simulator/src/canary.ts', 'libs/platform/src/db/canary.ts'].map((file) => [
      `environment: ${row} in ${file}`,
      file,
      code,
      SYNTAX,
    ]),
  ),
  // the language
  ['no any', 'apps/pivot/src/canary.ts', 'export const loose: any = 1;\n', '@typescript-eslint/no-explicit-any'],
  [
    'no non-null assertion',
    'apps/pivot/src/canary.ts',
    'export const first = (list: string[]): string => list[0]!;\n',
    '@typescript-eslint/no-non-null-assertion',
  ],
  ['no console', 'apps/pivot/src/canary.ts', "console.log('x');\n", 'no-console'],
  // comments
  [
    'a disable without its reason',
    'apps/pivot/src/canary.ts',
    '// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport const loose: any = 1;\n',
    COMMENTS,
  ],
  ['a TODO without its issue', 'apps/pivot/src/canary.ts', '// TODO: later\nexport const x = 1;\n', COMMENTS],
  [
    'a disable that disables nothing',
    'apps/pivot/src/canary.ts',
    '// eslint-disable-next-line eqeqeq -- no longer\nexport const x = 1;\n',
    null,
  ],
  // One language.
  ...[
    ['an Italian verb', 'export const caricaGiornale = () => 1;\n'],
    ['an Italian preposition', 'export function totaleDiCassa() {}\n'],
    ['an Italian noun that is no word of the field', 'export class Archivio {}\n'],
    ['an Italian parameter', 'export const twice = (valore: number) => valore * 2;\n'],
    ['an Italian method of a port', 'export interface Store {\n  salva(): void;\n}\n'],
  ].map(([what, code]) => [`language: ${what}`, 'libs/kernel/src/canary.ts', code, LANGUAGE]),
  ['language: in an app', 'apps/pivot/src/canary.ts', 'export const leggiRiga = () => 1;\n', LANGUAGE],
  ['language: in a core', 'apps/dovuti/core/domain/canary.ts', 'export type Richiesta = string;\n', LANGUAGE],
  ['language: in a spec', 'apps/pagamenti/src/canary.spec.ts', 'const nuovo = 1;\nexport default nuovo;\n', LANGUAGE],
  [
    'language: a field of an interface',
    'apps/pivot/src/canary.ts',
    'export type X = { readonly spiegami: string };\n',
    LANGUAGE,
  ],
  ['language: a field of a class', 'apps/pivot/src/canary.ts', 'export class X {\n  spiegami = 1;\n}\n', LANGUAGE],
  ['language: an Italian file name', 'libs/kernel/src/leggi-canary.ts', 'export const x = 1;\n', LANGUAGE],
];

export const allowed = [
  [
    'web: a screen uses itself, shared/ and the kernel',
    'apps/web/src/access/sessions/canary.tsx',
    uses('./texts', '../../shared/ui/page', '@mypay/kernel'),
  ],
  [
    'web: texts by their keys',
    'apps/web/src/access/sessions/canary.tsx',
    "import { t } from './texts';\nexport const Canary = () => <p title={t.title}>{t.lead}</p>;\n",
  ],
  ['kernel: temporal-polyfill', 'libs/kernel/src/canary.ts', uses('temporal-polyfill')],
  ['kernel: a spec may use fast-check', 'libs/kernel/src/canary.spec.ts', uses('fast-check')],
  ['contracts: zod and kernel', 'libs/contracts/src/canary.ts', uses('zod', '@mypay/kernel')],
  ['domain: kernel and itself', 'apps/pivot/core/domain/canary.ts', uses('@mypay/kernel', './causale')],
  ['domain: itself, from a folder within', 'apps/pivot/core/domain/causale/canary.ts', uses('../errors', '..')],
  [
    'core: kernel, contracts, its domain',
    'apps/pivot/core/application/canary.ts',
    uses('@mypay/kernel', '@mypay/contracts', '../domain'),
  ],
  [
    'app: its own core, platform, soap, contracts, kernel',
    'apps/pivot/src/canary.ts',
    uses('@mypay/pivot-core', PLATFORM, '@mypay/soap', '@mypay/contracts', '@mypay/kernel'),
  ],
  [
    'app: a spec may use the servers for tests',
    'apps/pivot/src/canary.spec.ts',
    uses('@mypay/testing', '@mypay/pivot-core/testing'),
  ],
  [
    'simulator: three doors of platform',
    'apps/nodo-simulator/src/canary.ts',
    uses('@mypay/platform/http', '@mypay/platform/log', '@mypay/platform/config'),
  ],
  ['simulator: a spec may use the servers for tests', 'apps/nodo-simulator/src/canary.spec.ts', uses('@mypay/testing')],
  [
    'platform: a door uses config, log and db',
    'libs/platform/src/events/canary.ts',
    uses('../db', '../log', '../config'),
  ],
  [
    'platform: a spec may use other doors and the servers',
    'libs/platform/src/events/canary.spec.ts',
    uses('../jobs', '@mypay/testing'),
  ],
  ['soap: platform', 'libs/soap/src/canary.ts', uses('@mypay/platform/http')],
  [
    'e2e: contracts, kernel, testing',
    'apps/e2e/src/canary.ts',
    uses('@mypay/contracts', '@mypay/kernel', '@mypay/testing'),
  ],
  [
    'tool: contracts, kernel, testing',
    'tools/demo/canary.ts',
    uses('@mypay/contracts', '@mypay/kernel', '@mypay/testing'),
  ],
  ['tool: the environment', 'tools/demo/canary.ts', "export const url = process.env['URL'];\n"],
  ['a given instant', 'apps/pivot/src/canary.ts', "export const then = new Date('2026-01-01T00:00:00Z');\n"],
  [
    'language: nouns of the glossary in English sentences, and fields of the wire',
    'libs/kernel/src/canary.ts',
    'export const readDovuti = (enti: { codiceTributo: string }[]) => enti;\n',
  ],
  [
    'language: a column of a query in the same file',
    'apps/pivot/src/canary.ts',
    'export const SQL = `select count(*) as nuovi from dovuti`;\nexport type X = { readonly nuovi: bigint };\n',
  ],
  [
    'circle: of types alone',
    'apps/dovuti/core/domain/iud.ts',
    "import type { RawContent } from './dovuto';\nexport type { ValidationContext } from './validation';\nexport const x = (raw: RawContent) => raw;\n",
  ],
  ['a TODO with its issue', 'apps/pivot/src/canary.ts', '// TODO #12: later\nexport const x = 1;\n'],
];

/** For the rules that need types: linted as one more file of the tree. */
export const typed = [
  ['a promise that nobody waits for', 'Promise.resolve(1);\n', '@typescript-eslint/no-floating-promises'],
  [
    'a promise as a condition',
    'if (Promise.resolve(false)) throw new Error();\n',
    '@typescript-eslint/no-misused-promises',
  ],
  ['await of no promise', 'export const f = async () => await 1;\n', '@typescript-eslint/await-thenable'],
  ['a thrown string', "throw 'x';\n", '@typescript-eslint/only-throw-error'],
  [
    'a switch that forgets',
    "export const f = (x: 'a' | 'b') => {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n};\n",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  ['any from JSON', "export const x: string = JSON.parse('1');\n", '@typescript-eslint/no-unsafe-assignment'],
];
