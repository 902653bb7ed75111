import type { QueryResolvers } from '../../generated/graphql.ts';
import { badInput } from '../common/bad-input.ts';
import { answerPage, answerQuery, engineCallerOf } from '../common/answer-query.ts';

/** An editor shows no more. */
const MAX_COMPLETIONS = 200;

export const kql: QueryResolvers['kql'] = (_root, { query, timespan, first, after, explain }, context) =>
  answerPage(context, {
    query,
    timespan: timespan ?? null,
    first: first ?? 1000,
    after: after ?? null,
    explain: explain ?? false,
  });

export const kqlDiagnostics: QueryResolvers['kqlDiagnostics'] = (_root, { text }, context) =>
  answerQuery(async () => [...(await context.queries.diagnostics({ text, ...engineCallerOf(context) }))]);

export const kqlCompletions: QueryResolvers['kqlCompletions'] = (_root, { text, position }, context) => {
  if (position < 0 || position > text.length) {
    throw badInput('position', `a place from 0 to ${text.length}, the length of the text`, position);
  }
  return answerQuery(async () => {
    const found = await context.queries.completions({ text, ...engineCallerOf(context) }, position);
    return found.slice(0, MAX_COMPLETIONS);
  });
};
