const preset = require('../../jest.preset.cjs');

module.exports = preset('platform', __dirname);
