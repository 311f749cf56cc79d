const preset = require('../../../jest.preset.cjs');

module.exports = preset('pagamenti-core', __dirname);
