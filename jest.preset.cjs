const path = require('node:path');
const { compilerOptions } = require('./tsconfig.base.json');

// Local time must show itself: the machine of the tests is never in Europe/Rome.
process.env.TZ = 'America/New_York';

const escape = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const moduleNameMapper = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([alias, [target]]) => [
    `^${escape(alias)}$`,
    path.join(__dirname, target),
  ]),
);

/** One Jest project per Nx project; `npx jest` at the root runs them all. */
module.exports = (displayName, rootDir, more = {}) => ({
  displayName,
  rootDir,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          target: 'es2022',
          keepClassNames: true,
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'commonjs', ignoreDynamic: true },
        sourceMaps: 'inline',
      },
    ],
  },
  // Packages that ship ESM alone and have no top-level await: Jest reads them through the same transform.
  transformIgnorePatterns: [
    '/node_modules/(?!(?:.*/)?(?:temporal-polyfill|temporal-utils|jose|openid-client|oauth4webapi|content-disposition)/)',
  ],
  moduleNameMapper,
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  ...more,
});
