import type { LogEntry } from '../models/change.ts';

/** Changes that share what is read for the first of them: few enough that the last is not stale. */
export const PAGE = 100;

const pagesOfFeeds = new WeakMap<object, Map<object, readonly LogEntry[]>>();

/** A feed's own entries, the same list for everyone who has the same entries: what is read for it is then shared. */
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

/** Entries in pages of that size. */
export function inPages<Entry>(entries: readonly Entry[]): (readonly Entry[])[] {
  const count = Math.ceil(entries.length / PAGE);
  return Array.from({ length: count }, (_, page) => entries.slice(page * PAGE, (page + 1) * PAGE));
}
