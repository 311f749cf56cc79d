const preset = require('../../jest.preset.cjs');

module.exports = preset('nodo-simulator', __dirname);
