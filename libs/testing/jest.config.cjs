const preset = require('../../jest.preset.cjs');

module.exports = preset('testing', __dirname);
