import type { Cursors } from '../domain/cursor.ts';
import type { Changes, LogEntry } from '../models/change.ts';
import type { FeedDefinition, FeedMessage } from './feed.ts';
import type { Tail } from './tail.ts';

/** A subscriber that fell so far behind that it must come again with its last cursor. */
export class TooSlowError extends Error {
  override name = 'TooSlowError';

  constructor() {
    super('This subscriber reads too slowly; come again with the last cursor.');
  }
}

/** A cursor that was altered, or is of another feed or workspace. */
export class CursorError extends Error {
  override name = 'CursorError';
}

/** What every follower of this process shares. */
export interface FollowParts {
  changes: Changes;
  cursors: Cursors;
  tail: Tail;
  clock: () => Date;
}

/** Changes that are replayed to a returning subscriber; beyond that a snapshot is cheaper. */
export const MAX_REPLAY = 10_000;
const PAGE = 500;
const SNAPSHOT = 's';
/** What a cursor that starts the snapshot again stands for: before any number. */
const SNAPSHOT_POSITION = -1;

/** The scope of a feed's cursors: the feed and the workspace, not the filter. */
export function feedScope(feed: string, workspace: string): string {
  return `feed ${feed} ${workspace}`;
}

/** The log position that a cursor stands for; -1 for one that starts the snapshot again. Throws a `CursorError`. */
export function readFeedCursor(cursors: Cursors, feed: string, workspace: string, cursor: string): number {
  const value = cursors.open(feedScope(feed, workspace), cursor);
  if (value === null) throw new CursorError('after: expected a cursor of this feed, unaltered.');
  return value === SNAPSHOT ? SNAPSHOT_POSITION : Number(value);
}

/** The cursor of a log position. */
export function feedCursor(cursors: Cursors, feed: string, workspace: string, number: number): string {
  return cursors.seal(feedScope(feed, workspace), String(number));
}

/** One feed as a subscriber asked for it. */
export interface FeedRequest<Filter> {
  workspace: string;
  filter: Filter;
}

/**
 * Changes of a feed after a position: up to `to` inclusive, or for ever where it is null, until `signal` is aborted. With `merge`, what
 * waits for a slow reader is merged where the feed allows it. Throws a `TooSlowError` where the reader fell behind what is kept.
 */
export async function* readChanges<Filter, Entry extends LogEntry, Subject>(
  parts: FollowParts,
  feed: FeedDefinition<Filter, Entry, Subject>,
  request: FeedRequest<Filter> & { from: number; to: number | null; merge: boolean; signal: AbortSignal },
): AsyncGenerator<FeedMessage<Entry, Subject>, void, undefined> {
  const { tail, cursors } = parts;
  const { workspace, filter, from, to, merge, signal } = request;
  for (let position = from; to === null || position < to;) {
    if (to === null) await tail.changed(position, signal);
    if (signal.aborted) return;
    const entries = await entriesAfter(position);
    const last = entries.at(-1);
    if (!last) {
      if (to !== null) return;
      continue;
    }
    for (const page of inPages(told(entries))) {
      const own = page.map(({ entry }) => entry);
      for (const { entry, left } of page) {
        if (signal.aborted) return;
        const cursor = feedCursor(cursors, feed.name, workspace, entry.number);
        yield { kind: 'CHANGE', cursor, at: entry.at, entry, left, page: own };
      }
    }
    position = last.number;
  }

  function told(entries: readonly LogEntry[]): { entry: Entry; left: boolean }[] {
    const own = entries.filter((entry) => feed.isOf(entry));
    const merged = merge && feed.coalesce ? feed.coalesce(own) : own;
    return merged.flatMap((entry) => {
      const { before, after } = feed.matches(filter, entry);
      return before || after ? [{ entry, left: before && !after }] : [];
    });
  }

  /** What the tail keeps, else what the log holds; but who follows live and may skip nothing must come again. */
  async function entriesAfter(position: number): Promise<LogEntry[]> {
    const kept = tail.after(position);
    if (kept) return to === null ? kept : kept.filter((entry) => entry.number <= to);
    if (to === null && !feed.coalesce) throw new TooSlowError();
    const entries = await parts.changes.after(workspace, position, to === null ? PAGE : Math.min(PAGE, to - position));
    // The next one is gone: the log was pruned up to beyond it meanwhile.
    if (entries.length > 0 && entries[0]!.number !== position + 1) throw new TooSlowError();
    return entries;
  }
}

/** Messages that are sent one after the other with what is read for the first: few enough that the last is not stale. */
const MESSAGES_AT_ONCE = 100;

function inPages<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / MESSAGES_AT_ONCE);
  return Array.from({ length: count }, (_, page) => all.slice(page * MESSAGES_AT_ONCE, (page + 1) * MESSAGES_AT_ONCE));
}

/**
 * Follows a feed: (filter, after) → snapshot or what was missed, SYNCED, then changes, for ever. A cursor that is older than what is
 * kept, or too far back, gives GAP and a snapshot: never a silent hole. Ends when `signal` is aborted. Throws a `CursorError` at the
 * first pull, and a `TooSlowError` as `readChanges` does.
 */
export async function* follow<Filter, Entry extends LogEntry, Subject>(
  parts: FollowParts,
  feed: FeedDefinition<Filter, Entry, Subject>,
  request: FeedRequest<Filter> & { after: string | null; signal: AbortSignal },
): AsyncGenerator<FeedMessage<Entry, Subject>, void, undefined> {
  const { tail, cursors, clock } = parts;
  const { workspace, filter, after, signal } = request;
  const snapshotCursor = cursors.seal(feedScope(feed.name, workspace), SNAPSHOT);
  const from = after === null ? null : readFeedCursor(cursors, feed.name, workspace, after);

  let position = tail.position;
  if (from !== null && from !== SNAPSHOT_POSITION && (await isReachable(parts, workspace, from, position))) {
    position = Math.max(position, from);
    yield* readChanges(parts, feed, { ...request, from, to: position, merge: true });
  } else {
    if (from !== null && from !== SNAPSHOT_POSITION)
      yield { kind: 'GAP', cursor: snapshotCursor, position, at: clock() };
    for await (const page of feed.snapshot(workspace, filter)) {
      for (const subject of page) {
        if (signal.aborted) return;
        yield { kind: 'SNAPSHOT', cursor: snapshotCursor, at: clock(), subject, page };
      }
    }
  }
  yield { kind: 'SYNCED', cursor: feedCursor(cursors, feed.name, workspace, position), position, at: clock() };
  yield* readChanges(parts, feed, { ...request, from: position, to: null, merge: true });
}

/** Whether all that came after `number` is still there, and not too much of it. */
async function isReachable(parts: FollowParts, workspace: string, number: number, end: number): Promise<boolean> {
  if (end - number > MAX_REPLAY) return false;
  // A number past the end is of a log that was since restored from a backup, unless our own tail is merely late.
  if (number > end && number > (await parts.changes.lastNumber(workspace))) return false;
  const first = await parts.changes.firstNumber(workspace);
  return first === null ? number === 0 : number + 1 >= first;
}
