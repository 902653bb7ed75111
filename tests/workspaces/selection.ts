import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** How deep an operation selects: enough to reach what a field shows of what stands beside it. */
const DEPTH = 4;

/** Aliases that the server takes in one operation. The fields of a node that need more are looked at in the list of their type. */
const MOST_ALIASES = 15;

/** An operation that selects all that a root field shows, as far as no argument is needed. */
export function operationOf(schema: GraphQLSchema, kind: 'query' | 'mutation' | 'subscription', field: Field): string {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const root = `${field.name}${given ? `(${given})` : ''}${selectionOf(schema, field.type, DEPTH)}`;
  return `${kind} Walk${declared ? `(${declared})` : ''} { ${root} }`;
}

function selectionOf(schema: GraphQLSchema, output: GraphQLOutputType, depth: number): string {
  const type = getNamedType(output);
  if (isLeafType(type)) return '';
  if (isAbstractType(type)) {
    const possible = schema.getPossibleTypes(type);
    const aliases = { left: MOST_ALIASES };
    const parts = possible.map((one) => `... on ${one.name} { ${leavesOf(one, possible, aliases)} }`);
    return ` { __typename ${parts.join(' ')} }`;
  }
  return isObjectType(type) ? ` { ${fieldsOf(schema, type, depth)} }` : '';
}

function fieldsOf(schema: GraphQLSchema, type: GraphQLObjectType, depth: number): string {
  const fields = askable(type).filter((field) => depth > 1 || isLeaf(field));
  return ['__typename', ...fields.map((field) => `${field.name}${selectionOf(schema, field.type, depth - 1)}`)].join(
    ' ',
  );
}

/** Fields that hold no object, under names of their own where another type has one of that name with another type. */
function leavesOf(type: GraphQLObjectType, beside: readonly GraphQLObjectType[], aliases: { left: number }): string {
  const isShared = (field: Field) =>
    beside.every((other) => [undefined, String(field.type)].includes(other.getFields()[field.name]?.type.toString()));
  return askable(type)
    .filter(isLeaf)
    .flatMap((field) => {
      if (isShared(field)) return [field.name];
      aliases.left -= 1;
      return aliases.left >= 0 ? [`${type.name}_${field.name}: ${field.name}`] : [];
    })
    .join(' ');
}

const isLeaf = (field: Field): boolean => isLeafType(getNamedType(field.type));

function askable(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields()).filter((field) =>
    field.args.every(({ type: given, defaultValue }) => defaultValue !== undefined || !String(given).endsWith('!')),
  );
}
