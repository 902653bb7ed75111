import type { MatchOperatorResolvers } from '../../generated/graphql.ts';

export const MatchOperator = {
  EQUAL: '=',
  NOT_EQUAL: '!=',
  MATCH: '=~',
  NOT_MATCH: '!~',
} satisfies Required<MatchOperatorResolvers>;
