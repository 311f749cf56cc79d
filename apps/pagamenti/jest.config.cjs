const preset = require('../../jest.preset.cjs');

module.exports = preset('pagamenti', __dirname, { testMatch: ['<rootDir>/{src,migrations}/**/*.spec.ts'] });
