import type { SubscriptionResolvers } from '../../generated/graphql.ts';
import { roomFilter } from '../filters.ts';
import type { RoomFeedMessage } from '../mappers.ts';
import { openFeed } from './open-feed.ts';

export const roomChanges: SubscriptionResolvers['roomChanges'] = {
  subscribe: (_root, { filter, after }, context) =>
    openFeed(context, context.roomFeed, roomFilter(filter), context.resumeAfter ?? after ?? null),
  resolve: (message: RoomFeedMessage) => message,
};
