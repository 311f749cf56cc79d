const preset = require('../../../jest.preset.cjs');

module.exports = preset('dovuti-core', __dirname);
