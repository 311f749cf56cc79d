const preset = require('../../../jest.preset.cjs');

module.exports = preset('onboarding-core', __dirname);
