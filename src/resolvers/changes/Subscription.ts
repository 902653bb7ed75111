import type { SubscriptionResolvers } from '../../generated/graphql.ts';
import type { Ahead } from '../../loaders/index.ts';
import type { Context } from '../common/context.ts';
import { faultFilter } from '../faults/fault-filter.ts';
import { roomFilter } from '../rooms/room-filter.ts';
import type { FaultFeedMessage, RoomFeedMessage } from '../common/mappers.ts';
import { openFeed } from './open-feed.ts';
import { shareLoaders } from './share-loaders.ts';

export const faultChanges: SubscriptionResolvers['faultChanges'] = {
  subscribe: (_root, { filter, after }, context) =>
    openFeed(context, context.faultFeed, faultFilter(filter, context.viewer), context.resumeAfter ?? after ?? null),
  resolve: (message: FaultFeedMessage, _args: unknown, context: Context) => {
    if ('page' in message) shareLoaders(context, message.page, () => aheadOf(message));
    return message;
  },
};

export const roomChanges: SubscriptionResolvers['roomChanges'] = {
  subscribe: (_root, { filter, after }, context) =>
    openFeed(context, context.roomFeed, roomFilter(filter, context.viewer), context.resumeAfter ?? after ?? null),
  resolve: (message: RoomFeedMessage, _args: unknown, context: Context) => {
    if ('page' in message) shareLoaders(context, message.page, () => ({ roomIds: roomIdsOf(message) }));
    return message;
  },
};

function aheadOf(message: Extract<FaultFeedMessage, { page: unknown }>): Ahead {
  const subjects = message.kind === 'SNAPSHOT' ? message.page : message.page.map((entry) => entry.after);
  return {
    faultIds: message.kind === 'SNAPSHOT' ? [] : message.page.map((entry) => entry.subject),
    deviceIds: subjects.map((subject) => subject.deviceId),
    roomIds: subjects.map((subject) => subject.roomId).filter((id) => id !== null),
  };
}

function roomIdsOf(message: Extract<RoomFeedMessage, { page: unknown }>): string[] {
  return message.kind === 'SNAPSHOT'
    ? message.page.map((room) => room._id)
    : message.page.map((entry) => entry.subject);
}
