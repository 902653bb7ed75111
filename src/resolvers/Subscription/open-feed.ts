import type { FeedDefinition, FeedMessage } from '../../feed/feed.ts';
import type { SharedSource } from '../../feed/fan-out.ts';
import { CursorError, follow, readChanges, readFeedCursor } from '../../feed/follow.ts';
import type { LogEntry } from '../../models/change.ts';
import { badInput } from '../bad-input.ts';
import type { Context } from '../context.ts';

/** Changes that a slow subscriber may be behind before it is sent away to resume. */
const MAX_LAG = 1_000;

/**
 * Opens a feed for one subscriber. An altered or foreign cursor is refused before anything is sent.
 * Ending the iteration ends the wait inside it too, so nothing is left behind.
 */
export function openFeed<Filter, Entry extends LogEntry, Subject>(
  { viewer, follow: parts }: Context,
  feed: FeedDefinition<Filter, Entry, Subject>,
  filter: Filter,
  after: string | null,
): AsyncIterableIterator<FeedMessage<Entry, Subject>> & { share: SharedSource<FeedMessage<Entry, Subject>> } {
  const { workspace } = viewer;
  if (after !== null) refuseForeign(parts.cursors, feed.name, workspace, after);
  const end = new AbortController();
  const messages = follow(parts, feed, { workspace, filter, after, signal: end.signal });
  return {
    // From SYNCED on, what is told depends on feed, filter and workspace alone.
    share: {
      key: JSON.stringify([feed.name, workspace, filter]),
      positionOf: (message) => (message.kind === 'CHANGE' ? message.entry.number : 0),
      syncedAt: (message) => (message.kind === 'SYNCED' ? message.position : null),
      // A group reads as fast as changes come; only a member that is behind has something to merge.
      read: (from, to, signal) => readChanges(parts, feed, { workspace, filter, from, to, merge: to !== null, signal }),
      end: () => parts.tail.position,
      maxLag: feed.coalesce ? null : MAX_LAG,
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => messages.next(),
    return() {
      end.abort();
      return messages.return(undefined);
    },
    throw(error) {
      end.abort();
      return messages.throw(error);
    },
  };
}

function refuseForeign(cursors: Context['cursors'], feed: string, workspace: string, after: string): void {
  try {
    readFeedCursor(cursors, feed, workspace, after);
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    throw badInput('after', `a cursor of ${feed}, unaltered`, after);
  }
}
