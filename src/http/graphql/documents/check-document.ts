import { GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { withCode } from '../../errors/answer.ts';
import { documentLimitsRule, mostCharacters, mostTokens } from './limits.ts';

/** What is wrong with a document's size; nothing for a document that may be validated, and for one that cannot be parsed. */
export type CheckDocument = (query: string) => readonly GraphQLError[];

/** Texts that are known to pass, and how long they may be. */
const mostKept = 500;
const longestKept = 16_384;

/**
 * Measures documents before they are validated: the rules of GraphQL compare fields with each other, which takes long for a document that
 * is refused for its size anyway.
 */
export function createCheckDocument(schema: GraphQLSchema): CheckDocument {
  const passed = new LRUCache<string, true>({ max: mostKept });
  return (query) => {
    if (passed.has(query)) return [];
    const document = parseWithinLimits(query);
    if (document instanceof GraphQLError) return query.length > mostCharacters ? [document] : [];
    const errors = sizeErrors(schema, document);
    if (errors.length === 0 && query.length <= longestKept) passed.set(query, true);
    return errors;
  };
}

/** Parses a text that is short enough; an error that says why it cannot be parsed, with its code. */
export function parseWithinLimits(query: string): DocumentNode | GraphQLError {
  if (query.length > mostCharacters) {
    const message = `The document has ${query.length} characters; at most ${mostCharacters} are allowed. Long values belong into variables.`;
    return new GraphQLError(message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  }
  try {
    return parse(query, { maxTokens: mostTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return withCode(error, 'GRAPHQL_PARSE_FAILED');
    throw error;
  }
}

/** In what a document is too large, with codes. */
export function sizeErrors(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  return validate(schema, document, [documentLimitsRule]).map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
}
