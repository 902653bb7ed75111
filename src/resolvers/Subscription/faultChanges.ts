import type { SubscriptionResolvers } from '../../generated/graphql.ts';
import type { Ahead } from '../../loaders/index.ts';
import type { Context } from '../shared/context.ts';
import { faultFilter } from '../shared/filters.ts';
import type { FaultFeedMessage } from '../shared/mappers.ts';
import { openFeed } from '../shared/open-feed.ts';
import { shareLoaders } from '../shared/share-loaders.ts';

export const faultChanges: SubscriptionResolvers['faultChanges'] = {
  subscribe: (_root, { filter, after }, context) =>
    openFeed(context, context.faultFeed, faultFilter(filter), context.resumeAfter ?? after ?? null),
  resolve: (message: FaultFeedMessage, _args: unknown, context: Context) => {
    if ('page' in message) shareLoaders(context, message.page, () => aheadOf(message));
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
