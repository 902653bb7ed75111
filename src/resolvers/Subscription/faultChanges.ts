import type { SubscriptionResolvers } from '../../generated/graphql.ts';
import { faultFilter } from '../filters.ts';
import type { FaultFeedMessage } from '../mappers.ts';
import { openFeed } from './open-feed.ts';

export const faultChanges: SubscriptionResolvers['faultChanges'] = {
  subscribe: (_root, { filter, after }, context) =>
    openFeed(context, context.faultFeed, faultFilter(filter), context.resumeAfter ?? after ?? null),
  resolve: (message: FaultFeedMessage) => message,
};
