import type { Cursors } from '../domain/cursor.ts';
import type { Changes, LogEntry } from '../models/change.ts';
import type { FeedDefinition, FeedMessage } from './feed.ts';
import type { Tail } from './tail.ts';

/** A subscriber that fell so far behind that it must come again with its last cursor. */
export class TooSlowError extends Error {
  override name = 'TooSlowError';
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

/** The scope of a feed's cursors: the feed and the workspace, not the filter. */
export function feedScope(feed: string, workspace: string): string {
  return `feed ${feed} ${workspace}`;
}

/** The log position that a cursor stands for; 0 for one that starts the snapshot again. Throws a `CursorError`. */
export function readFeedCursor(cursors: Cursors, feed: string, workspace: string, cursor: string): number {
  const value = cursors.open(feedScope(feed, workspace), cursor);
  if (value === null) throw new CursorError('after: expected a cursor of this feed, unaltered.');
  return value === SNAPSHOT ? 0 : Number(value);
}

/** The cursor of a log position. */
export function feedCursor(cursors: Cursors, feed: string, workspace: string, number: number): string {
  return cursors.seal(feedScope(feed, workspace), String(number));
}

/**
 * Follows a feed: (filter, after) → snapshot or what was missed, SYNCED, then changes, for ever. A cursor that is older than what is
 * kept, or too far back, gives GAP and a snapshot: never a silent hole. Ends when `signal` is aborted. Throws a `CursorError` at the
 * first pull, and a `TooSlowError` where the reader fell behind what is kept and must not lose anything.
 */
export async function* follow<Filter, Entry extends LogEntry, Subject>(
  parts: FollowParts,
  feed: FeedDefinition<Filter, Entry, Subject>,
  request: { workspace: string; filter: Filter; after: string | null; signal: AbortSignal },
): AsyncGenerator<FeedMessage<Entry, Subject>, void, undefined> {
  const { tail, cursors, clock } = parts;
  const { workspace, filter, after, signal } = request;
  const cursorAt = (number: number) => feedCursor(cursors, feed.name, workspace, number);
  const snapshotCursor = cursors.seal(feedScope(feed.name, workspace), SNAPSHOT);
  const from = after === null ? null : cursors.open(feedScope(feed.name, workspace), after);
  if (after !== null && from === null) throw new CursorError('after: expected a cursor of this feed, unaltered.');

  let position = tail.position;
  const resumed = from === null || from === SNAPSHOT ? null : Number(from);
  if (resumed !== null && (await isReachable(parts, workspace, resumed, position))) {
    position = Math.max(position, resumed);
    for (let at = resumed; at < position;) {
      const entries = await parts.changes.after(workspace, at, Math.min(PAGE, position - at));
      if (entries.length === 0) break;
      yield* changesOf(entries);
      at = entries.at(-1)!.number;
    }
  } else {
    if (resumed !== null) yield { kind: 'GAP', cursor: snapshotCursor, at: clock() };
    for await (const page of feed.snapshot(workspace, filter)) {
      for (const subject of page) {
        if (signal.aborted) return;
        yield { kind: 'SNAPSHOT', cursor: snapshotCursor, at: clock(), subject, page };
      }
    }
  }
  yield { kind: 'SYNCED', cursor: cursorAt(position), at: clock() };

  for (;;) {
    await tail.changed(position, signal);
    if (signal.aborted) return;
    const entries = tail.after(position) ?? (await readBehind(parts, workspace, position, feed));
    yield* changesOf(entries);
    position = entries.at(-1)?.number ?? position;
  }

  function* changesOf(entries: LogEntry[]): Generator<FeedMessage<Entry, Subject>> {
    const own = entries.filter((entry) => feed.isOf(entry));
    const page = own.length > 1 && feed.coalesce ? feed.coalesce(own) : own;
    for (const entry of page) {
      if (signal.aborted) return;
      const { before, after } = feed.matches(filter, entry);
      if (!before && !after) continue;
      yield { kind: 'CHANGE', cursor: cursorAt(entry.number), at: entry.at, entry, left: before && !after, page };
    }
  }
}

/** Whether all that came after `number` is still there, and not too much of it. */
async function isReachable(parts: FollowParts, workspace: string, number: number, end: number): Promise<boolean> {
  if (end - number > MAX_REPLAY) return false;
  // A number past the end is of a log that was since restored from a backup, unless our own tail is merely late.
  if (number > end && number > (await parts.changes.lastNumber(workspace))) return false;
  const first = await parts.changes.firstNumber(workspace);
  return first === null ? number === 0 : number + 1 >= first;
}

/** A reader who fell behind what the tail keeps: one that may skip reads on from the log, one that must not is sent away to resume. */
async function readBehind<Filter, Entry extends LogEntry, Subject>(
  parts: FollowParts,
  workspace: string,
  position: number,
  feed: FeedDefinition<Filter, Entry, Subject>,
): Promise<LogEntry[]> {
  if (!feed.coalesce) throw new TooSlowError('This subscriber reads too slowly; come again with the last cursor.');
  return parts.changes.after(workspace, position, PAGE);
}
