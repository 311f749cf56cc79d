const preset = require('../../../jest.preset.cjs');

module.exports = preset('pivot-core', __dirname);
