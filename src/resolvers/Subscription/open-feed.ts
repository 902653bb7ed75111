import type { FeedDefinition, FeedMessage } from '../../feed/feed.ts';
import { CursorError, follow, readFeedCursor } from '../../feed/follow.ts';
import type { LogEntry } from '../../models/change.ts';
import { badInput } from '../bad-input.ts';
import type { Context } from '../context.ts';

/**
 * Opens a feed for one subscriber. An altered or foreign cursor is refused before anything is sent.
 * Ending the iteration ends the wait inside it too, so nothing is left behind.
 */
export function openFeed<Filter, Entry extends LogEntry, Subject>(
  { viewer, follow: parts }: Context,
  feed: FeedDefinition<Filter, Entry, Subject>,
  filter: Filter,
  after: string | null,
): AsyncIterableIterator<FeedMessage<Entry, Subject>> {
  if (after !== null) refuseForeign(parts.cursors, feed.name, viewer.workspace, after);
  const end = new AbortController();
  const messages = follow(parts, feed, { workspace: viewer.workspace, filter, after, signal: end.signal });
  return {
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
