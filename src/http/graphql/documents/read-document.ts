import {
  getOperationAST,
  GraphQLError,
  Kind,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { withCode } from '../../errors/answer.ts';
import { parseWithinLimits, sizeErrors } from './check-document.ts';
import { validationOptions } from './limits.ts';
import { explainLiteral } from './literals.ts';

/** A GraphQL request as WebSocket and event stream carry it. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The operation that a request asks for, in a document that has passed every rule. */
export interface Prepared {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Reads the document of a request; the errors carry the codes that Apollo Server gives over HTTP. */
export type ReadDocument = (request: OperationRequest) => Prepared | readonly GraphQLError[];

/** Documents kept once validated, by their text: dashboards send a few, over and over. */
const mostKept = 500;
const longestKept = 16_384;

/** Parses, validates and picks the operation, for the transports that Apollo Server does not serve. */
export function createReadDocument(schema: GraphQLSchema): ReadDocument {
  const kept = new LRUCache<string, DocumentNode>({ max: mostKept });

  function read(query: string): DocumentNode | readonly GraphQLError[] {
    const known = kept.get(query);
    if (known) return known;
    const document = parseWithinLimits(query);
    if (document instanceof GraphQLError) return [document];
    const tooLarge = sizeErrors(schema, document);
    if (tooLarge.length > 0) return tooLarge;
    const errors = validate(schema, document, specifiedRules, validationOptions);
    if (errors.length > 0) {
      return errors.map(
        (error) => explainLiteral(schema, document, error) ?? withCode(error, 'GRAPHQL_VALIDATION_FAILED'),
      );
    }
    if (query.length <= longestKept) kept.set(query, document);
    return document;
  }

  return ({ query, operationName }) => {
    const document = read(query);
    if (!('kind' in document)) return document;
    const operation = getOperationAST(document, operationName);
    return operation ? { document, operation } : [unresolved(document, operationName)];
  };
}

function unresolved(document: DocumentNode, name: string | null | undefined): GraphQLError {
  const several = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length > 1;
  const message = name
    ? `Unknown operation named "${name.slice(0, 100)}".`
    : several
      ? 'The document has several operations; operationName must say which.'
      : 'The document has no operation.';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}
