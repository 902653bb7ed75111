import {
  GraphQLError,
  Kind,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';
import { explain, missingField, written } from './variables.ts';

const VALUES: ReadonlySet<Kind> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

/**
 * Says anew what is wrong with a value that is written into the document, as `explainVariables` does for one that is not: by path,
 * expectation and value, cut. Null for an error that is about anything else.
 */
export function explainLiteral(
  schema: GraphQLSchema,
  document: DocumentNode,
  error: GraphQLError,
): GraphQLError | null {
  const node = error.nodes?.length === 1 ? error.nodes[0] : undefined;
  if (!node || !(VALUES.has(node.kind) || node.kind === Kind.OBJECT_FIELD)) return null;
  const place = placeOf(schema, document, node);
  if (!place?.type) return null;
  const { path, type } = place;
  const missing = missingField(error.message);
  const value = node.kind === Kind.OBJECT_FIELD ? undefined : valueFromASTUntyped(node as ValueNode);
  const [at, text] = missing
    ? [[...path, missing.name], `expected a value of type ${missing.type}, got nothing.`]
    : [path, explain(type, error.message, value)];
  return new GraphQLError(`${written(at)}: ${text}`, {
    nodes: node,
    extensions: { code: 'BAD_USER_INPUT', field: at.map(String) },
  });
}

/** The path of a node from its argument on, and the type that is expected there. */
function placeOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  wanted: ASTNode,
): { path: (string | number)[]; type: GraphQLInputType | null } | null {
  const info = new TypeInfo(schema);
  let found: ReturnType<typeof placeOf> = null;
  visit(
    document,
    visitWithTypeInfo(info, {
      enter(node, _key, parent, _path, ancestors) {
        if (node !== wanted) return undefined;
        // An unknown member stands in the object that does not have it.
        const isField = node.kind === Kind.OBJECT_FIELD;
        const type = (isField ? info.getParentInputType() : info.getInputType()) ?? null;
        const line = [...ancestors, ...(parent ? [parent] : []), node];
        const path = line.slice(0, -1).flatMap((ancestor, depth) => step(ancestor, line[depth + 1]!));
        found = { path, type };
        return false;
      },
    }),
  );
  return found;
}

/** What an ancestor of a value adds to its path: the argument's or member's name, or the place in a list. */
function step(ancestor: ASTNode | readonly ASTNode[], child: ASTNode | readonly ASTNode[]): (string | number)[] {
  if ('kind' in ancestor) {
    if (ancestor.kind === Kind.ARGUMENT || ancestor.kind === Kind.OBJECT_FIELD) return [ancestor.name.value];
    return ancestor.kind === Kind.VARIABLE_DEFINITION ? [ancestor.variable.name.value] : [];
  }
  return 'kind' in child && VALUES.has(child.kind) ? [ancestor.indexOf(child)] : [];
}
