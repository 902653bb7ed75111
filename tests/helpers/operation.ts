import type { operation as typedOperation } from '../generated/gql.ts';
import type { TypedDocumentString } from '../generated/graphql.ts';

/** The text of a GraphQL operation, with the types of its answer and its variables. */
export type Operation<Result, Variables> = TypedDocumentString<Result, Variables>;

/** Such a text where only the text matters. */
export type OperationText = string | Operation<unknown, never>;

/** The variables of an operation as an argument: they may be left out where none is needed. */
export type VariablesOf<Variables> =
  Record<never, never> extends Variables ? [variables?: Variables] : [variables: Variables];

/** The answer of an operation. */
export type ResultOf<O> = O extends Operation<infer Result, never> ? Result : never;

/** As `operation` in src/operation.ts, for the operations of tests and benchmarks. */
export const operation = ((text: string) => text) as unknown as typeof typedOperation;

/** A text that is no valid operation on purpose, or that a test puts together: the test says what it expects of the answer. */
export const untypedOperation = <Result = unknown>(text: string) =>
  text as unknown as Operation<Result, Record<string, unknown>>;

/** Variables that do not fit the operation on purpose. */
export const wrongVariables = (variables: unknown) => variables as never;
