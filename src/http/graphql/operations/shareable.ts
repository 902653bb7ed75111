import { createHash } from 'node:crypto';
import {
  getNamedType,
  isCompositeType,
  Kind,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { accessScope } from '../../../domain/principals/permissions.ts';
import type { Viewer } from '../../../domain/principals/viewer.ts';
import type { Prepared } from '../documents/read-document.ts';

/**
 * Names what tells the messages of a feed's subscribers apart, beside the change itself: equal shapes get equal bytes for the same change.
 * Of queries it names all that their answers depend on beside the moment. Null for an operation that shares with no other.
 */
export type HashShape = (
  prepared: Prepared,
  variables: Readonly<Record<string, unknown>>,
  viewer: Viewer,
) => string | null;

interface Shape {
  shareable: boolean;
  hash: string;
  /** Variables that say which changes are sent and from where on, and nothing of what a message shows. */
  feedVariables: ReadonlySet<string>;
}

/**
 * Types opt in to sharing: a document is shared only if every type it selects from is in the list, whose fields depend on nothing but
 * their subject and how far their caller reaches (`accessScope`: workspace, role, sites, scopes). A type that is not listed is never shared.
 */
export function createHashShape(schema: GraphQLSchema, shareableTypes: ReadonlySet<string>): HashShape {
  const shapes = new WeakMap<DocumentNode, Map<string, Shape>>();

  function shapeOf({ document, operation }: Prepared): Shape {
    const name = operation.name?.value ?? '';
    const byOperation = shapes.get(document) ?? new Map<string, Shape>();
    shapes.set(document, byOperation);
    const shape = byOperation.get(name) ?? {
      shareable: selectsOnly(schema, document, operation, shareableTypes),
      hash: createHash('sha256').update(print(document)).digest('base64url'),
      feedVariables: operation.operation === 'subscription' ? feedVariables(document) : new Set(),
    };
    byOperation.set(name, shape);
    return shape;
  }

  return (prepared, variables, viewer) => {
    const { shareable, hash, feedVariables: ofFeed } = shapeOf(prepared);
    if (!shareable) return null;
    const kept = Object.entries(variables).filter(([name]) => !ofFeed.has(name));
    kept.sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([hash, prepared.operation.name?.value ?? '', kept, accessScope(viewer)]);
  };
}

function selectsOnly(
  schema: GraphQLSchema,
  document: DocumentNode,
  { operation }: OperationDefinitionNode,
  types: ReadonlySet<string>,
): boolean {
  const info = new TypeInfo(schema);
  const root = schema.getRootType(operation)?.name;
  let only = true;
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const parent = info.getParentType()?.name;
        const type = getNamedType(info.getType());
        if (parent !== root && (parent === undefined || !types.has(parent))) only = false;
        // A query of a single value may tell of its caller.
        if (parent === root && operation === 'query' && !isCompositeType(type)) only = false;
        if (type && isCompositeType(type) && !types.has(type.name)) only = false;
      },
    }),
  );
  return only;
}

/** The variables that stand in arguments of the root field and nowhere else in the document. */
function feedVariables(document: DocumentNode): ReadonlySet<string> {
  const uses = usesIn(document);
  const inArguments = new Map<string, number>();
  visit(document, {
    FragmentDefinition: () => false,
    OperationDefinition({ selectionSet }) {
      for (const field of selectionSet.selections) {
        if (field.kind !== Kind.FIELD) continue;
        for (const argument of field.arguments ?? [])
          for (const [name, count] of usesIn(argument)) inArguments.set(name, (inArguments.get(name) ?? 0) + count);
      }
      return false;
    },
  });
  return new Set([...inArguments].filter(([name, count]) => count === uses.get(name)).map(([name]) => name));
}

function usesIn(node: ASTNode): Map<string, number> {
  const uses = new Map<string, number>();
  visit(node, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void uses.set(name.value, (uses.get(name.value) ?? 0) + 1),
  });
  return uses;
}
