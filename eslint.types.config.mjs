import tseslint from 'typescript-eslint';
import { IGNORED, SPECS } from './eslint.config.mjs';

/**
 * The rules that need types, over the whole tree in one process: one program instead of one per project. Nothing here is set
 * aside by a comment: `npm run lint` calls such a comment unused. A promise that nobody waits for says so with `void`.
 */
export default tseslint.config(
  { ignores: IGNORED },
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        projectService: { allowDefaultProject: ['tools/lint-canary/*.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // No `any`, also the one that nobody wrote: JSON.parse and its like.
    files: ['**/*.ts', '**/*.tsx'],
    ignores: SPECS,
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
    },
  },
);
