import { runQuery } from '../../services/queries/run-query.ts';
import { answerQuery, queryCallerOf } from '../common/answer-query.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const DrillDown: ResolversOf<'DrillDown'> = {
  result: ({ query }, { first, after }, context) =>
    answerQuery(() =>
      runQuery(
        context.core,
        context.queries,
        context.cursors,
        { query, timespan: null, first: first ?? 1000, after: after ?? null },
        { ...queryCallerOf(context), signal: context.signal },
      ),
    ),
};
