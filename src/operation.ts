import type { operation as typedOperation } from './generated/operations/gql.ts';
import type { TypedDocumentString } from './generated/operations/graphql.ts';

/** The text of a GraphQL operation, with the types of its answer and its variables. */
export type Operation<Result, Variables> = TypedDocumentString<Result, Variables>;

/**
 * Takes the text of an operation as it stands in the code and gives it the types that `npm run codegen` makes of it; a text that code
 * generation did not see does not compile. Its name is that of no other operation of the command line. Nothing happens at run time.
 */
export const operation = ((text: string) => text) as unknown as typeof typedOperation;
