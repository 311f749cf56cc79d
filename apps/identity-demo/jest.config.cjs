const preset = require('../../jest.preset.cjs');

module.exports = preset('identity-demo', __dirname);
