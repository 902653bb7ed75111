import { matchesAlert, unresolvedByDefault, type AlertFilter } from '../domain/alerts/alert-filter.ts';
import type { AlertDocument, Alerts } from '../models/alert.ts';
import type { AlertLogEntry } from '../models/change.ts';
import type { FeedDefinition } from './feed.ts';

export type AlertFeed = FeedDefinition<AlertFilter, AlertLogEntry, AlertDocument>;

/** The feed of alert changes. Its snapshot holds the alerts that are not RESOLVED and match. */
export function createAlertFeed(alerts: Alerts): AlertFeed {
  return {
    name: 'alertChanges',
    isOf: (entry) => entry.feed === 'alert',
    matches(filter, entry) {
      const shown = unresolvedByDefault(filter);
      return {
        before: entry.before !== null && matchesAlert(shown, entry.before),
        after: matchesAlert(shown, entry.after),
      };
    },
    snapshot: (workspace, filter) => alerts.matchingInPages(workspace, { ...unresolvedByDefault(filter) }),
  };
}
