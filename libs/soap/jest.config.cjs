const preset = require('../../jest.preset.cjs');

module.exports = preset('soap', __dirname);
