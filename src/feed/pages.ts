import type { LogEntry } from '../models/change.ts';

/** Changes in a page; their subjects are read together with the first. Few enough that the last is not stale. */
export const PAGE = 100;

const pagesOfFeeds = new WeakMap<object, Map<object, readonly LogEntry[]>>();

/** The entries of one feed. Equal input gives the same list, so that what is read for it is shared. */
export function entriesOf<Entry extends LogEntry>(
  feed: { isOf(entry: LogEntry): entry is Entry },
  entries: readonly LogEntry[],
): readonly Entry[] {
  const byFeed = pagesOfFeeds.get(entries) ?? new Map<object, readonly LogEntry[]>();
  pagesOfFeeds.set(entries, byFeed);
  const own = (byFeed.get(feed) as readonly Entry[] | undefined) ?? entries.filter((entry) => feed.isOf(entry));
  byFeed.set(feed, own);
  return own;
}

/** Splits entries into pages of `PAGE`. */
export function inPages<Entry>(entries: readonly Entry[]): (readonly Entry[])[] {
  const count = Math.ceil(entries.length / PAGE);
  return Array.from({ length: count }, (_, page) => entries.slice(page * PAGE, (page + 1) * PAGE));
}
