import graphql from '@graphql-eslint/eslint-plugin';
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

const [, naming] = graphql.configs['flat/schema-recommended'].rules['@graphql-eslint/naming-convention'];
const QUERY_NAMES = { forbiddenPrefixes: ['query', 'get'] };

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'src/generated', 'tests/generated', 'coverage', '.data', 'public'] },
  ...tseslint.configs.recommended.map((config) => ({ files: ['**/*.{js,ts,tsx}'], ...config })),
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
  {
    // What tools read: the schema as it is printed from src/resolvers/*/*.graphql.
    files: ['schema.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: './schema.graphql' } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // `Query.savedQuery` gives a saved query, so it ends with that word.
      '@graphql-eslint/naming-convention': [
        'error',
        { ...naming, 'FieldDefinition[parent.name.value=Query]': QUERY_NAMES },
      ],
      // A description of one line stands in quotes, a longer one in a block; the rule knows one way for all.
      '@graphql-eslint/description-style': 'off',
      // Parts of other objects, results and payloads have no identity; tests/resolvers/schema-for-tools.test.ts holds that an id makes a node.
      '@graphql-eslint/strict-id-in-types': 'off',
      // `Event.eventId` and `Event.eventLog` are Windows' own words, `Workspace.workspaceId` is Azure's.
      '@graphql-eslint/no-typename-prefix': 'off',
      '@graphql-eslint/relay-edge-types': [
        'error',
        {
          // It would refuse every list that is not one of edges: `tags: [String!]!`, and the `nodes` that save clients the edges.
          listTypeCanWrapOnlyEdgeType: false,
          // A change of a feed is known by its cursor, and is not fetched by an id.
          shouldImplementNode: false,
        },
      ],
    },
  },
);
