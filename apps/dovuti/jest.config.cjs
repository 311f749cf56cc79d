const preset = require('../../jest.preset.cjs');

module.exports = preset('dovuti', __dirname, { testMatch: ['<rootDir>/{src,migrations}/**/*.spec.ts'] });
