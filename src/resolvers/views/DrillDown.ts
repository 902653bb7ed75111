import { answerPage } from '../common/answer-query.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const DrillDown: ResolversOf<'DrillDown'> = {
  result: ({ query }, { first, after }, context) =>
    answerPage(context, { query, timespan: null, first: first ?? 1000, after: after ?? null }),
};
