import type { FeedDefinition, FeedMessage, FeedStream } from '../../feed/feed.ts';
import { CursorError } from '../../feed/feed-cursor.ts';
import { feedStream, type FeedRequest } from '../../feed/feed-stream.ts';
import { follow } from '../../feed/follow.ts';
import type { LogEntry } from '../../models/change.ts';
import { badInput } from '../common/bad-input.ts';
import type { Context } from '../common/context.ts';

/**
 * Opens a feed for one subscriber. An altered or foreign cursor is refused before anything is sent.
 * Transports that can send to many at once take its `stream`; iterated over, it is the subscriber's alone, and ending the iteration ends
 * the wait inside it too, so nothing is left behind.
 */
export function openFeed<Filter, Entry extends LogEntry, Subject>(
  { viewer, follow: core }: Context,
  feed: FeedDefinition<Filter, Entry, Subject>,
  filter: Filter,
  after: string | null,
): AsyncIterableIterator<FeedMessage<Entry, Subject>> & { stream: FeedStream<FeedMessage<Entry, Subject>> } {
  const stream = refusingCursors(feed.name, after, () =>
    feedStream(core, feed, { workspace: viewer.workspace, filter, after } satisfies FeedRequest<Filter>),
  );
  const end = new AbortController();
  const messages = follow(stream, end.signal);
  return {
    stream,
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

function refusingCursors<T>(feed: string, after: string | null, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    throw badInput('after', `a cursor of ${feed}, unaltered`, after);
  }
}
