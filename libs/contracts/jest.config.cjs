const preset = require('../../jest.preset.cjs');

module.exports = preset('contracts', __dirname);
