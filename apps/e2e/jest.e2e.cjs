const preset = require('../../jest.preset.cjs');

/** Journeys in a real browser: never part of `npm test`, for they need a running system. `npm run e2e` starts one. */
module.exports = {
  ...preset('e2e-browser', __dirname, { testMatch: ['<rootDir>/src/**/*.e2e.ts'] }),
  testTimeout: 400_000,
  // Of every-screen, whose rows alone run side by side.
  maxConcurrency: 3,
};
