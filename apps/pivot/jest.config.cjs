const preset = require('../../jest.preset.cjs');

module.exports = preset('pivot', __dirname, { testMatch: ['<rootDir>/{src,migrations}/**/*.spec.ts'] });
