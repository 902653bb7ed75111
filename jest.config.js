/** Tests run as native ES modules; SWC only strips types, the type check is `npm run typecheck`. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
  // `npm run test:dist`: what the tests import of src/ is what an installation runs of it.
  // Always so: what the processes of the query engine run, which global-setup.ts has put together once for all files.
  moduleNameMapper: {
    '^(?:\\.{1,2}/)+(?:src/query/processes/)?bundle\\.ts$': '<rootDir>/dist/query/processes/bundle.js',
    ...(process.env['ROOMWATCH_TEST_DIST'] ? { '^(?:\\.{1,2}/)+src/(.*)\\.ts$': '<rootDir>/dist/$1.js' } : {}),
  },
  globalSetup: '<rootDir>/tests/helpers/global-setup.ts',
  globalTeardown: '<rootDir>/tests/helpers/global-teardown.ts',
  // Only what hangs takes so long, on however busy a machine: see PATIENCE in tests/helpers/app.ts.
  testTimeout: 180_000,
  testSequencer: '<rootDir>/tests/helpers/longest-first.js',
  // One more than processors of a small machine: many files wait for processes, leases and ticks.
  maxWorkers: 3,
};
