const preset = require('../../jest.preset.cjs');

module.exports = preset('portale', __dirname);
