import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { boundaries } from './tools/lint-rules/boundaries.mjs';
import { comments } from './tools/lint-rules/comments.mjs';
import { language } from './tools/lint-rules/language.mjs';
import { noCircle } from './tools/lint-rules/no-circle.mjs';
import { screenStays } from './tools/lint-rules/screen-stays.mjs';
import { stayInside } from './tools/lint-rules/stay-inside.mjs';
import { CLOCK, ENVIRONMENT, SCREEN } from './tools/lint-rules/syntax.mjs';

/**
 * What the house forbids. Run it through Nx (`npm run lint`): without a project graph the rule of boundaries is skipped with
 * a warning. tools/lint-canary breaks each rule once and expects to be refused. What needs types is in eslint.types.config.mjs.
 */
export const SPECS = [
  '**/*.spec.ts',
  '**/*.fixture.ts',
  'apps/**/testing/**',
  'apps/*/bench/**',
  'libs/*/src/**/testing/**',
];

export const IGNORED = [
  '**/dist/**',
  '**/node_modules/**',
  '.nx/**',
  '.data/**',
  '.data-e2e/**',
  '**/*.{cjs,mjs,js}',
  '**/fixtures/**',
  'apps/web/src/shared/api/schema/**',
  '**/src/shared/api/schema/**',
];

/** Forbids imports whose module name matches, where `files` says. Only one entry may speak for a file: the last one wins. */
const forbidImports = (files, patterns, ignores = SPECS) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const factories = {
  regex: '^@mypay/[a-z]+-core/testing$',
  message: 'The second door of a core is for specs.',
};

export default tseslint.config(
  {
    ignores: [
      ...IGNORED,
      // A core is a project of its own: linted there, not again with its app.
      ...(/[\\/]apps[\\/][^\\/]+$/.test(process.cwd()) ? ['apps/*/core/**'] : []),
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: {
      '@nx': nx,
      house: {
        rules: { comments, language, 'no-circle': noCircle, 'screen-stays': screenStays, 'stay-inside': stayInside },
      },
    },
    // An import that a decorator's metadata needs at run time is not a type import.
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': boundaries({ specs: false }),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports', disallowTypeAnnotations: false },
      ],
      'house/comments': 'error',
      'house/language': 'error',
      'house/no-circle': 'error',
      'no-restricted-syntax': ['error', ...CLOCK, ...ENVIRONMENT],
      'no-console': 'error',
      'no-control-regex': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: SPECS,
    rules: {
      '@nx/enforce-module-boundaries': boundaries({ specs: true }),
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // The environment of a tool or of a test is the caller's own.
    files: ['tools/**/*.ts', 'libs/testing/**/*.ts', 'apps/e2e/**/*.ts', ...SPECS],
    rules: { 'no-restricted-syntax': ['error', ...CLOCK] },
  },
  {
    // No environment in a browser. Texts have their keys, requests their client, the clock its file.
    files: ['apps/web/**/*.ts', 'apps/web/**/*.tsx'],
    languageOptions: { parserOptions: { emitDecoratorMetadata: false, experimentalDecorators: false } },
    rules: {
      'house/screen-stays': 'error',
      'no-restricted-syntax': ['error', ...CLOCK, ...SCREEN],
    },
  },
  {
    files: ['apps/web/src/shared/session/clock.ts', 'apps/web/src/shared/api/client.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['apps/*/bench/**/*.ts'], rules: { 'no-console': 'off' } },
  forbidImports(
    ['apps/*/src/**/*.ts', 'apps/*/migrations/**/*.ts', 'apps/*/core/**/*.ts'],
    [factories],
    [...SPECS, 'apps/pivot/src/classify.ts'], // it runs the cases of a file, as the tests do
  ),
  // A door knows ports: which adapter stands behind one is said in app.module.ts alone.
  forbidImports(
    ['apps/*/src/inbound/**/*.ts'],
    [factories, { regex: '(^|/)outbound(/|$)', message: 'inbound/ imports no adapter: ask for a port by its token.' }],
  ),
  forbidImports(
    ['libs/platform/src/*/**/*.ts'],
    [
      {
        regex: '^(\\.\\./(?!(config|log|db)$)|@mypay/platform)',
        message: 'A door of platform imports only config, log and db, each by its door.',
      },
    ],
    [...SPECS, 'libs/platform/src/service/**'], // the door that puts the others together
  ),
  // The simulator judges us: from platform it takes three doors, and reads money, dates and wires with code of its own.
  forbidImports(
    ['apps/nodo-simulator/**/*.ts'],
    [
      {
        regex: '^@mypay/platform/(?!(config|log|http)$)',
        message: 'The simulator takes from platform only config, log and http.',
      },
    ],
  ),
  forbidImports(
    ['apps/*/core/domain/**/*.ts'],
    [
      {
        regex: '^(?!\\.{1,2}(/|$)|@mypay/kernel$)',
        message: 'domain/ imports itself and the kernel: no contracts, no package, no module of Node.',
      },
    ],
  ),
  { files: ['apps/*/core/domain/**/*.ts'], ignores: SPECS, rules: { 'house/stay-inside': ['error', 'domain'] } },
);
