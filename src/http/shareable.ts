import { createHash } from 'node:crypto';
import {
  getNamedType,
  isCompositeType,
  Kind,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { Viewer } from '../domain/viewer.ts';
import type { Prepared } from './documents.ts';

/** What equal subscribers share is named by this: equal keys, equal answers. Null for a subscription of one's own. */
export type ShareKey = (
  prepared: Prepared,
  variables: Readonly<Record<string, unknown>>,
  viewer: Viewer,
) => string | null;

interface Shape {
  shareable: boolean;
  hash: string;
  /** The variable that only tells where to go on from: it does not tell streams apart once they have caught up. */
  positionVariable: string | null;
}

/**
 * Types opt in to sharing: a document is shared only if every type it selects from is in the list, whose fields depend on nothing but
 * their subject and the scope of permission (workspace and role). A type that is not listed is never shared.
 */
export function createShareKey(schema: GraphQLSchema, shareableTypes: ReadonlySet<string>): ShareKey {
  const shapes = new WeakMap<DocumentNode, Map<string, Shape>>();

  function shapeOf({ document, operation }: Prepared): Shape {
    const name = operation.name?.value ?? '';
    const byOperation = shapes.get(document) ?? new Map<string, Shape>();
    shapes.set(document, byOperation);
    const shape = byOperation.get(name) ?? {
      shareable: selectsOnly(schema, document, shareableTypes),
      hash: createHash('sha256').update(print(document)).digest('base64url'),
      positionVariable: positionVariable(document),
    };
    byOperation.set(name, shape);
    return shape;
  }

  return (prepared, variables, { workspace, role }) => {
    const { shareable, hash, positionVariable: position } = shapeOf(prepared);
    if (!shareable) return null;
    const kept = Object.entries(variables).filter(([name]) => name !== position);
    kept.sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([hash, prepared.operation.name?.value ?? '', kept, workspace, role]);
  };
}

function selectsOnly(schema: GraphQLSchema, document: DocumentNode, types: ReadonlySet<string>): boolean {
  const info = new TypeInfo(schema);
  const root = schema.getSubscriptionType()?.name;
  let only = true;
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const parent = info.getParentType()?.name;
        const type = getNamedType(info.getType());
        if (parent !== root && (parent === undefined || !types.has(parent))) only = false;
        if (type && isCompositeType(type) && !types.has(type.name)) only = false;
      },
    }),
  );
  return only;
}

/** The variable given as `after` to the root field, if it stands nowhere else in the document. */
function positionVariable(document: DocumentNode): string | null {
  const uses = new Map<string, number>();
  let position: string | null = null;
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void uses.set(name.value, (uses.get(name.value) ?? 0) + 1),
    OperationDefinition({ selectionSet }) {
      for (const field of selectionSet.selections) {
        if (field.kind !== Kind.FIELD) continue;
        const value = field.arguments?.find(({ name }) => name.value === 'after')?.value;
        if (value?.kind === Kind.VARIABLE) position = value.name.value;
      }
    },
  });
  return position !== null && uses.get(position) === 1 ? position : null;
}
