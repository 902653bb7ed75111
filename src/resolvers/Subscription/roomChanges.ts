import type { SubscriptionResolvers } from '../../generated/graphql.ts';
import type { Context } from '../shared/context.ts';
import { roomFilter } from '../shared/filters.ts';
import type { RoomFeedMessage } from '../shared/mappers.ts';
import { openFeed } from '../shared/open-feed.ts';
import { shareLoaders } from '../shared/share-loaders.ts';

export const roomChanges: SubscriptionResolvers['roomChanges'] = {
  subscribe: (_root, { filter, after }, context) =>
    openFeed(context, context.roomFeed, roomFilter(filter), context.resumeAfter ?? after ?? null),
  resolve: (message: RoomFeedMessage, _args: unknown, context: Context) => {
    if ('page' in message) shareLoaders(context, message.page, () => ({ roomIds: roomIdsOf(message) }));
    return message;
  },
};

function roomIdsOf(message: Extract<RoomFeedMessage, { page: unknown }>): string[] {
  return message.kind === 'SNAPSHOT'
    ? message.page.map((room) => room._id)
    : message.page.map((entry) => entry.subject);
}
