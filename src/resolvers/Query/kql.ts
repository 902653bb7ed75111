import { GraphQLError } from 'graphql';
import type { QueryResolvers } from '../../generated/graphql.ts';
import { QueryError } from '../../query/index.ts';
import { CursorExpiredError, QueryArgumentError, runQuery } from '../../services/queries/run-query.ts';
import { badInput } from '../shared/bad-input.ts';
import type { Context } from '../shared/context.ts';

/** An editor shows no more. */
const MAX_COMPLETIONS = 200;

export const kql: QueryResolvers['kql'] = (_root, { query, timespan, first, after, explain }, context) =>
  told(() =>
    runQuery(
      context.core,
      context.queries,
      context.cursors,
      { query, timespan: timespan ?? null, first: first ?? 1000, after: after ?? null, explain: explain ?? false },
      { ...askerOf(context), signal: context.signal },
    ),
  );

export const kqlDiagnostics: QueryResolvers['kqlDiagnostics'] = (_root, { text }, context) =>
  told(async () => [...(await context.queries.diagnostics({ text, ...callerOf(context) }))]);

export const kqlCompletions: QueryResolvers['kqlCompletions'] = (_root, { text, position }, context) => {
  if (position < 0 || position > text.length) {
    throw badInput('position', `a place from 0 to ${text.length}, the length of the text`, position);
  }
  return told(async () => {
    const found = await context.queries.completions({ text, ...callerOf(context) }, position);
    return found.slice(0, MAX_COMPLETIONS);
  });
};

/** Who asks, as the services know them. */
export const askerOf = ({ viewer: { workspace, name } }: Context) => ({ workspace, name });
const callerOf = ({ viewer: { workspace, name }, signal }: Context) => ({
  workspace,
  caller: `${workspace} ${name}`,
  signal,
});

/** Expected failures as errors that are meant for the caller. */
export async function told<T>(answer: () => Promise<T>): Promise<T> {
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
const OWN_CODES: ReadonlySet<string> = new Set(['TIMEOUT', 'MEMORY_LIMIT', 'CANCELLED', 'TOO_MANY_QUERIES']);

function queryProblem(error: QueryError): Error {
  const { code, line, column, span, retryAfterSeconds } = error;
  if (code === 'INTERNAL') return new Error(`KQL at ${line}:${column}: ${error.message}`);
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
