const preset = require('../../jest.preset.cjs');

module.exports = preset('onboarding', __dirname, { testMatch: ['<rootDir>/{src,migrations}/**/*.spec.ts'] });
