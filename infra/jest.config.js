const transform = require.resolve('@backstage/cli/config/jestSwcTransform');
const moduleOptions = { ignoreDynamic: true, exportInteropAnnotation: true };

// Backstage's CLI looks for tests in src, which a CDK app does not have; the
// rest is what it gives Node packages.
module.exports = {
  rootDir: __dirname,
  roots: ['config', 'lambda', 'lib', 'scripts', 'test'].map(
    folder => `<rootDir>/${folder}`,
  ),
  // Synthesizes once what all tests look at.
  globalSetup: '<rootDir>/test/globalSetup.ts',
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transformIgnorePatterns: ['/node_modules/'],
  transform: {
    '\\.(mjs|cjs|js)$': [
      transform,
      { module: moduleOptions, jsc: { parser: { syntax: 'ecmascript' } } },
    ],
    '\\.ts$': [
      transform,
      { module: moduleOptions, jsc: { parser: { syntax: 'typescript' } } },
    ],
  },
};
