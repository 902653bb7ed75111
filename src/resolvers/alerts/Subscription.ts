import type { SubscriptionResolvers } from '../../generated/graphql.ts';
import { openFeed } from '../changes/open-feed.ts';
import { shareLoaders } from '../changes/share-loaders.ts';
import type { Context } from '../common/context.ts';
import type { AlertFeedMessage } from '../common/mappers.ts';
import { alertFilter } from './alert-filter.ts';

export const alertChanges: SubscriptionResolvers['alertChanges'] = {
  subscribe: (_root, { filter, after }, context) =>
    openFeed(context, context.alertFeed, alertFilter(filter, context.viewer), context.resumeAfter ?? after ?? null),
  resolve: (message: AlertFeedMessage, _args: unknown, context: Context) => {
    if ('page' in message) shareLoaders(context, message.page, () => aheadOf(message));
    return message;
  },
};

function aheadOf(message: Extract<AlertFeedMessage, { page: unknown }>) {
  const subjects = message.kind === 'SNAPSHOT' ? message.page : message.page.map((entry) => entry.after);
  return {
    alertIds: message.kind === 'SNAPSHOT' ? [] : message.page.map((entry) => entry.subject),
    deviceIds: subjects.map((subject) => subject.deviceId),
    roomIds: subjects.map((subject) => subject.roomId).filter((id) => id !== null),
  };
}
