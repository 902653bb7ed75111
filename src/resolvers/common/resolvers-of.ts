import type { Resolvers, ResolversParentTypes } from '../../generated/graphql.ts';

/** A type of the schema that has resolvers. */
export type TypeName = keyof Resolvers & keyof ResolversParentTypes;

type ResolversAsGenerated<T extends TypeName> = Resolvers[T];

/** The fields of a type, without `__isTypeOf` and its like. */
type FieldName<T extends TypeName> = Exclude<keyof ResolversAsGenerated<T>, `__${string}`>;

type Settled<V> = V extends (...args: never[]) => infer R ? Awaited<R> : Awaited<V>;

/** What a field's resolver has to give. */
type ResultOf<R> = Settled<Extract<R, (...args: never[]) => unknown>>;

/** Members by name: the value behind Query, Mutation and Subscription has none. */
type NamedMember<V> = string extends keyof V ? never : keyof V;

/** The fields that the value behind the type does not answer by itself: its member is missing, or of another type. */
type FieldToResolve<T extends TypeName> = {
  [F in FieldName<T>]-?: F extends NamedMember<ResolversParentTypes[T]>
    ? Settled<ResolversParentTypes[T][F]> extends ResultOf<ResolversAsGenerated<T>[F]>
      ? never
      : F
    : F;
}[FieldName<T>];

/**
 * The resolvers of a type: those are required whose field the value behind the type does not answer by itself, so that the compiler names
 * a resolver that is missing.
 */
export type ResolversOf<T extends TypeName> = Partial<ResolversAsGenerated<T>> &
  Pick<ResolversAsGenerated<T>, FieldToResolve<T>>;

/** The fields, as `Type.field`, that neither the value behind their type nor one of these resolvers answers. */
type UnansweredField<Given> = {
  [T in TypeName]: T extends keyof Given
    ? `${T}.${Exclude<FieldToResolve<T>, keyof Given[T]> & string}`
    : `${T}.${FieldToResolve<T> & string}`;
}[TypeName];

/** All resolvers. Where fields are unanswered, the compiler misses members of that name and so names them. */
export type CompleteResolvers<Given> = { [T in keyof Resolvers]?: Partial<Resolvers[T]> } & {
  [F in UnansweredField<Given>]: never;
};
