import tseslint from 'typescript-eslint';

/**
 * Imports point one way: domain <- models <- services <- resolvers | doors | jobs. `app.ts` and the command line may import all.
 * Each entry: a folder of src/, and the folders of src/ that it must not import.
 */
const outer = ['app', 'cli', 'http', 'resolvers', 'doors', 'jobs'];
const mayNotImport = {
  domain: [
    ...outer,
    'models',
    'services',
    'work',
    'loaders',
    'feed',
    'query',
    'config',
    'provision',
    'errors',
    'logger',
  ],
  models: [...outer, 'services', 'loaders', 'feed', 'query', 'work'],
  work: [...outer, 'services', 'loaders', 'feed', 'query', 'config', 'provision'],
  feed: [...outer, 'services', 'query'],
  loaders: [...outer, 'services', 'feed', 'query'],
  services: outer,
  query: outer,
  simulate: [...outer, 'models', 'services', 'loaders', 'feed', 'query', 'provision', 'config'],
  http: ['app', 'cli', 'doors', 'jobs', 'models', 'services', 'loaders', 'query', 'provision'],
  provision: [...outer, 'models', 'services', 'loaders', 'feed', 'query'],
  config: [...outer, 'models', 'services', 'loaders', 'feed', 'query', 'provision'],
  resolvers: ['app', 'cli', 'http', 'doors', 'jobs', 'provision'],
  doors: ['app', 'cli', 'resolvers', 'jobs', 'provision'],
  jobs: ['app', 'cli', 'http', 'resolvers', 'doors', 'provision'],
};

const direction = Object.entries(mayNotImport).map(([folder, forbidden]) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(${forbidden.join('|')})(/|\\.ts$)`,
            message: `src/${folder} must not import this layer; see docs/architecture.md.`,
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'src/generated', 'coverage', '.data', 'public'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/cli/**', 'bench/**', 'scripts/**', 'tests/helpers/**', 'tests/peers/**'],
    rules: { 'no-console': 'off' },
  },
  { files: ['tests/**'], rules: { '@typescript-eslint/no-explicit-any': 'off' } },
  ...direction,
);
