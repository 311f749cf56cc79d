const preset = require('../jest.preset.cjs');

module.exports = preset('tools', __dirname);
