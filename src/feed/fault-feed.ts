import { matchesFault, openByDefault, type FaultFilter } from '../domain/faults/fault-filter.ts';
import type { FaultLogEntry } from '../models/change.ts';
import type { FaultDocument, Faults } from '../models/fault.ts';
import type { FeedDefinition } from './feed.ts';

export type FaultFeed = FeedDefinition<FaultFilter, FaultLogEntry, FaultDocument>;

/** The feed of fault changes. Its snapshot holds the faults that are not CLOSED and match. */
export function createFaultFeed(faults: Faults): FaultFeed {
  return {
    name: 'faultChanges',
    isOf: (entry) => entry.feed === 'fault',
    matches(filter, entry) {
      const shown = openByDefault(filter);
      return {
        before: entry.before !== null && matchesFault(shown, entry.before),
        after: matchesFault(shown, entry.after),
      };
    },
    snapshot: (workspace, filter) => faults.matchingInPages(workspace, { ...openByDefault(filter) }),
  };
}
