const preset = require('../../jest.preset.cjs');

module.exports = preset('paper', __dirname);
