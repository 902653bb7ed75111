import { GraphQLScalarType } from 'graphql';
import type { Resolvers } from '../../generated/graphql.ts';
import type { TypeName } from './resolvers-of.ts';

/** What a folder of `src/resolvers/` adds to the API, beside its part of the schema. */
export interface Feature {
  /** Resolvers by type. Each export of `Query.ts`, `Mutation.ts` and `Subscription.ts` is a field of that type. */
  readonly resolvers: FeatureResolvers;
  /**
   * Types of which no field depends on who asks beyond workspace and role. Subscriptions that select from such types alone are executed
   * once for all equal subscribers, and equal queries that come while one runs as one; a type that is not listed is never shared.
   */
  readonly shareable?: readonly TypeName[];
}

type FeatureResolvers = Partial<Omit<Resolvers, TypeName>> & { [T in TypeName]?: Partial<Resolvers[T]> };

/** What each feature has, taken together. */
type Together<F> = (F extends unknown ? (feature: F) => void : never) extends (all: infer All) => void ? All : never;

/** The resolvers of all features as one map. Throws where two features resolve one field. */
export function joinResolvers<F extends Feature>(features: readonly F[]): Together<F['resolvers']> {
  const joined: Record<string, Record<string, unknown>> = {};
  for (const { resolvers } of features) {
    for (const [type, fields] of Object.entries(resolvers)) {
      if (fields instanceof GraphQLScalarType) {
        joined[type] = functionsOf(fields);
        continue;
      }
      const target = (joined[type] ??= {});
      for (const [field, resolver] of Object.entries(fields)) {
        if (field in target) throw new Error(`Two features resolve ${type}.${field}.`);
        target[field] = resolver;
      }
    }
  }
  return joined as Together<F['resolvers']>;
}

/** What a scalar does. What it is (its description, its specification) is in the `.graphql` file, and stays as it is there. */
function functionsOf({ serialize, parseValue, parseLiteral }: GraphQLScalarType): Record<string, unknown> {
  return { serialize, parseValue, parseLiteral };
}
