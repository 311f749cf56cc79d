const preset = require('../../jest.preset.cjs');

module.exports = preset('kernel', __dirname);
