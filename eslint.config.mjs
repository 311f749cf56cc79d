import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Who may import whom: the table of style.md, row by row. Tags are in each project.json. */
const FRAMEWORKS = ['@nestjs/*', 'typeorm', 'pg', 'kafkajs', 'soap', 'exceljs', 'papaparse'];
const SCOPES = ['onboarding', 'dovuti', 'pagamenti', 'pivot', 'portale'];

const depConstraints = [
  {
    sourceTag: 'type:kernel',
    onlyDependOnLibsWithTags: ['type:kernel'],
    allowedExternalImports: ['temporal-polyfill', 'fast-check'],
  },
  {
    sourceTag: 'type:contracts',
    onlyDependOnLibsWithTags: ['type:contracts', 'type:kernel'],
    bannedExternalImports: FRAMEWORKS,
  },
  {
    sourceTag: 'type:core',
    onlyDependOnLibsWithTags: ['type:core', 'type:kernel', 'type:contracts'],
    bannedExternalImports: FRAMEWORKS,
  },
  {
    sourceTag: 'type:platform',
    onlyDependOnLibsWithTags: ['type:platform', 'type:kernel', 'type:contracts', 'type:testing'],
  },
  {
    sourceTag: 'type:soap',
    onlyDependOnLibsWithTags: ['type:soap', 'type:platform', 'type:kernel', 'type:contracts', 'type:testing'],
  },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:testing', 'type:kernel', 'type:contracts'] },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:core',
      'type:platform',
      'type:soap',
      'type:contracts',
      'type:kernel',
      'type:testing',
    ],
  },
  { sourceTag: 'type:simulator', onlyDependOnLibsWithTags: ['type:platform', 'type:testing'] },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:contracts', 'type:kernel', 'type:testing'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:tool', 'type:contracts', 'type:kernel', 'type:testing'] },
  // An app knows its own core and no other; a core knows no other core.
  ...SCOPES.map((scope) => ({
    sourceTag: `scope:${scope}`,
    onlyDependOnLibsWithTags: [`scope:${scope}`, 'scope:shared'],
  })),
  { sourceTag: 'scope:nodo-simulator', onlyDependOnLibsWithTags: ['scope:nodo-simulator', 'scope:shared'] },
];

const SPECS = ['**/*.spec.ts', '**/*.fixture.ts', '**/testing/**'];
const DOORS = ['config', 'log', 'db', 'events', 'jobs', 'objects', 'http', 'auth', 'health'];

/** What a rule of syntax forbids everywhere, and in whose place it stands. */
const CLOCK = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Ask the Clock: only SystemClock reads the machine’s.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Ask the Clock: only SystemClock reads the machine’s.',
  },
];
const ENVIRONMENT = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only config.ts reads the environment, through loadConfig.',
  },
];

/** One door of platform: it may use config, log and db, by their doors; the others it may not know. */
const door = (name) => ({
  files: [`libs/platform/src/${name}/**/*.ts`],
  ignores: SPECS,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: DOORS.filter((other) => other !== name && !['config', 'log', 'db'].includes(other)).flatMap(
              (other) => [`../${other}`, `../${other}/*`, `../../${other}`, `@mypay/platform/${other}`],
            ),
            message: 'A door of platform imports only config, log and db.',
          },
        ],
      },
    ],
  },
});

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.data/**',
      '**/*.cjs',
      '**/*.mjs',
      '**/fixtures/**',
      // A core is a project of its own: linted there, not again with its app.
      ...(/[\\/]apps[\\/][^\\/]+$/.test(process.cwd()) ? ['apps/*/core/**'] : []),
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    // An import that a decorator's metadata needs at run time is not a type import.
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints, checkNestedExternalImports: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports', disallowTypeAnnotations: false },
      ],
      'no-restricted-syntax': ['error', ...CLOCK, ...ENVIRONMENT],
      'no-console': 'error',
      'no-control-regex': 'error',
      eqeqeq: 'error',
    },
  },
  // The environment of a tool or of a test is the caller's own.
  {
    files: ['tools/**/*.ts', 'libs/testing/**/*.ts', 'apps/e2e/**/*.ts', ...SPECS],
    rules: { 'no-restricted-syntax': ['error', ...CLOCK] },
  },
  {
    files: SPECS,
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-restricted-syntax': 'off' },
  },
  ...DOORS.map(door),
  {
    // The simulator judges us: from platform it takes three doors, and reads money, dates and wires with code of its own.
    files: ['apps/nodo-simulator/**/*.ts'],
    ignores: SPECS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: DOORS.filter((name) => !['config', 'log', 'http'].includes(name)).map(
                (name) => `@mypay/platform/${name}`,
              ),
              message: 'The simulator takes from platform only config, log and http.',
            },
            { group: ['@mypay/testing'], message: 'Only a spec may use the servers for tests.' },
          ],
        },
      ],
    },
  },
  {
    // A core’s domain knows itself and the kernel.
    files: ['apps/*/core/domain/**/*.ts'],
    ignores: SPECS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@mypay/*', '!@mypay/kernel', '../application', '../application/*'],
              message: 'domain/ imports itself and the kernel.',
            },
          ],
        },
      ],
    },
  },
  {
    // What serves tests stays out of what runs.
    files: ['apps/*/src/**/*.ts', 'apps/*/core/**/*.ts', 'libs/{platform,soap}/**/*.ts'],
    ignores: [...SPECS, 'apps/nodo-simulator/**', 'apps/*/core/domain/**', 'libs/platform/src/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@mypay/testing'],
              message: 'Only a spec may use the servers and factories for tests.',
            },
          ],
        },
      ],
    },
  },
);
