import { GraphQLError } from 'graphql';
import { principalScope } from '../../domain/principals/viewer.ts';
import { QueryError } from '../../query/index.ts';
import {
  CursorExpiredError,
  QueryArgumentError,
  runQuery,
  type PagedQuery,
  type QueryPage,
} from '../../services/queries/run-query.ts';
import { badInput } from './bad-input.ts';
import type { Context } from './context.ts';

/** Who asks, as the query engine knows them. */
export const engineCallerOf = ({ viewer, signal }: Context) => ({
  workspace: viewer.workspace,
  access: viewer,
  caller: principalScope(viewer),
  signal,
});

/** Answers with a page of a query's result, as `answerQuery` does. */
export const answerPage = (
  { core, queries, cursors, viewer, signal }: Context,
  query: PagedQuery,
): Promise<QueryPage> => answerQuery(() => runQuery(core, queries, cursors, query, { ...viewer, signal }));

/** Answers with the help of the query engine; its expected failures become errors that are meant for the caller. */
export async function answerQuery<T>(answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof QueryError) throw queryProblem(error);
    if (error instanceof QueryArgumentError) throw badInput(error.argument, error.expected, error.got);
    if (error instanceof CursorExpiredError) {
      throw new GraphQLError(error.message, { extensions: { code: 'CURSOR_EXPIRED' } });
    }
    throw error;
  }
}

/** Failures that are not the text's fault keep their code; what is wrong with the text is bad input, at a place. */
const OWN_CODES: ReadonlySet<string> = new Set([
  'TIMEOUT',
  'MEMORY_LIMIT',
  'VALUE_LIMIT',
  'CANCELLED',
  'INTERRUPTED',
  'TOO_MANY_QUERIES',
]);

function queryProblem(error: QueryError): Error {
  const { code, line, column, span, retryAfterSeconds } = error;
  if (code === 'INTERNAL') return new Error(`KQL at ${line}:${column}: ${error.message}`, { cause: error });
  const http =
    retryAfterSeconds === null
      ? {}
      : { http: { status: 429, headers: new Map([['retry-after', String(retryAfterSeconds)]]) } };
  return new GraphQLError(`Line ${line}, column ${column}: ${error.message.slice(0, MAX_MESSAGE)}`, {
    extensions: { code: OWN_CODES.has(code) ? code : 'BAD_USER_INPUT', kqlCode: code, line, column, ...span, ...http },
  });
}

/** The parser quotes names in full, however long they are. */
const MAX_MESSAGE = 1_000;
