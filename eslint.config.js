import tseslint from 'typescript-eslint';
import { layersRule } from './scripts/lint/layers.js';

/** What a reader stumbles over as the name of a function or type: CONTRIBUTING.md, "The dialect". */
const NO_NAME = '/^(told|asked|said|done|made)$/i';
const dialect = [
  `FunctionDeclaration[id.name=${NO_NAME}]`,
  `VariableDeclarator[id.name=${NO_NAME}][init.type=/Function/]`,
  `:matches(TSInterfaceDeclaration, TSTypeAliasDeclaration, ClassDeclaration)[id.name=/^(Told|Asked|Said|Done|Made)|^(Asker|Parts)$/]`,
].map((selector) => ({ selector, message: 'Say what it is or does: CONTRIBUTING.md, "The dialect".' }));

/** A collection itself, by which a query could forget the workspace: scans of tables and pages of lists put it into their filters. */
const collections = {
  selector:
    ':matches(MemberExpression[property.name="collection"], MemberExpression > MemberExpression[property.name="model"])',
  message: 'Ask by a query of the model, which names the workspace: CONTRIBUTING.md, "a collection".',
};

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'src/generated', 'tests/generated', 'coverage', '.data', 'public'] },
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
  {
    files: ['src/**/*.ts'],
    plugins: { roomwatch: { rules: { layers: layersRule } } },
    rules: {
      'roomwatch/layers': 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 80],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      'no-restricted-syntax': ['error', ...dialect],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/models/**', 'src/services/query-tables/**'],
    rules: { 'no-restricted-syntax': ['error', ...dialect, collections] },
  },
);
