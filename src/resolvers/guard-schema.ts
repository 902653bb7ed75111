import {
  defaultFieldResolver,
  GraphQLError,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { mayDo, missingPermission } from '../domain/principals/permissions.ts';
import type { Viewer } from '../domain/principals/viewer.ts';
import { needOfField, type Need } from '../permissions.ts';

/** What of the context the guard reads. */
interface Guarded {
  readonly viewer: Viewer;
}

type Resolver = GraphQLFieldResolver<unknown, Guarded>;

/**
 * Guards every field of a schema by the table of permissions, below all transports: no way to a field goes past it, whichever type leads
 * there. Changes the schema. Throws where the table has no line for a field.
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  const missing: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const need = needOfField(type.name, field.name);
      if (need === undefined) missing.push(`${type.name}.${field.name}`);
      else if (need !== 'signed-in') guardField(field as GraphQLField<unknown, Guarded>, need);
    }
  }
  if (missing.length > 0) throw new Error(`src/permissions.ts says nothing of ${missing.join(', ')}.`);
  return schema;
}

function guardField(field: GraphQLField<unknown, Guarded>, need: Exclude<Need, 'signed-in'>): void {
  const { resolve = defaultFieldResolver, subscribe } = field;
  const guarded =
    (resolver: Resolver): Resolver =>
    (source, args, context, info) => {
      if (!mayDo(context.viewer, need)) {
        throw new GraphQLError(missingPermission(need), { extensions: { code: 'FORBIDDEN', permission: need } });
      }
      return resolver(source, args, context, info);
    };
  field.resolve = guarded(resolve as Resolver);
  if (subscribe) field.subscribe = guarded(subscribe as Resolver);
}
