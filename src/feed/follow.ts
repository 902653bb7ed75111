import type { Cursors } from '../domain/ids/cursor.ts';
import type { Changes, LogEntry } from '../models/change.ts';
import type { FeedDefinition, FeedMessage, FeedStream, Stretch } from './feed.ts';
import { mergeSubjects, type SubjectMessage } from './merge.ts';
import { entriesOf, inPages, PAGE } from './pages.ts';
import type { Tail } from './tail.ts';

/** A cursor that was altered, or belongs to another feed or workspace. */
export class CursorError extends Error {
  override name = 'CursorError';
}

/** The log was pruned beyond a reader's position. The reader resumes with its cursor and then receives a GAP. */
export class LogPrunedError extends Error {
  override name = 'LogPrunedError';
}

/** What all followers of a process share. */
export interface FollowOptions {
  changes: Changes;
  cursors: Cursors;
  tail: Tail;
  clock: () => Date;
}

/** Changes replayed to a returning subscriber; beyond that a snapshot is cheaper. */
export const MAX_REPLAY = 10_000;
/** Changes that a subscriber who must receive each one may fall behind. */
export const MAX_LAG = 1_000;
/** Entries in one read of the log. */
const READ_AT_ONCE = 1_000;
const SNAPSHOT = 's';

/** The scope of a feed's cursors: the feed and the workspace, not the filter. */
export function feedScope(feed: string, workspace: string): string {
  return `feed ${feed} ${workspace}`;
}

/** The position of a cursor: after a change of the log, or within the snapshot that was begun at one. */
export interface FeedPosition {
  number: number;
  inSnapshot: boolean;
}

/** Reads a cursor. Throws a `CursorError`. */
export function readFeedCursor(cursors: Cursors, feed: string, workspace: string, cursor: string): FeedPosition {
  const value = cursors.open(feedScope(feed, workspace), cursor);
  if (value === null) throw new CursorError('after: expected a cursor of this feed, unaltered.');
  const inSnapshot = value.startsWith(SNAPSHOT);
  return { number: Number(inSnapshot ? value.slice(SNAPSHOT.length) : value), inSnapshot };
}

/** The cursor of a log position. */
export function feedCursor(cursors: Cursors, feed: string, workspace: string, number: number): string {
  return cursors.seal(feedScope(feed, workspace), String(number));
}

/** A subscriber's request for a feed. */
export interface FeedRequest<Filter> {
  workspace: string;
  filter: Filter;
  /** The cursor to go on from; null for a snapshot. */
  after: string | null;
}

/**
 * A feed for one subscriber: (filter, after) → a snapshot or the missed changes, SYNCED, then changes without end. A cursor that is older
 * than the kept changes, or too far back, gives a GAP and a snapshot, never a silent hole. Throws a `CursorError` at once.
 */
export function feedStream<Filter, Entry extends LogEntry, Subject>(
  options: FollowOptions,
  feed: FeedDefinition<Filter, Entry, Subject>,
  { workspace, filter, after }: FeedRequest<Filter>,
): FeedStream<FeedMessage<Entry, Subject>> {
  type Message = FeedMessage<Entry, Subject>;
  const { tail, cursors, clock, changes } = options;
  const start = after === null ? null : readFeedCursor(cursors, feed.name, workspace, after);

  async function* opening(): AsyncGenerator<Stretch<Message>, void, undefined> {
    // Taken before the first read. Changes made meanwhile are delivered after SYNCED, even where the snapshot shows them already.
    let end = tail.position;
    if (start !== null && (await isReachable(options, workspace, start.number, end))) {
      // A restarted snapshot delivers the changes since its first beginning, so a subject that it held and that has left since is delivered
      // as gone.
      if (start.inSnapshot) yield* snapshot(start.number);
      // Another process may know newer changes than this one.
      end = Math.max(end, start.number);
      for (let from = start.number; from < end;) {
        const missed = await read(from, true, end);
        yield missed;
        if (missed.end === from) break;
        from = missed.end;
      }
    } else {
      if (start !== null)
        yield { messages: [{ kind: 'GAP', cursor: inSnapshot(end), position: end, at: clock() }], end };
      yield* snapshot(end);
    }
    yield { messages: [{ kind: 'SYNCED', cursor: cursorAt(end), position: end, at: clock() }], end };
  }

  async function* snapshot(begun: number): AsyncGenerator<Stretch<Message>, void, undefined> {
    const cursor = inSnapshot(begun);
    for await (const page of feed.snapshot(workspace, filter)) {
      const at = clock();
      yield { messages: page.map((subject) => ({ kind: 'SNAPSHOT', cursor, at, subject, page })), end: begun };
    }
  }

  async function read(from: number, behind: boolean, to = Infinity): Promise<Stretch<Message>> {
    const merge = behind ? feed.merge : undefined;
    const entries = await entriesAfter(from, Math.min(merge ? Infinity : PAGE, to - from));
    const own = entriesOf(feed, entries);
    const matched = own.flatMap((entry): SubjectMessage<Entry>[] => {
      const { before, after: still } = feed.matches(filter, entry);
      return before || still ? [{ entry, left: before && !still, merged: false }] : [];
    });
    const delivered = merge ? mergeSubjects(matched, merge) : matched;
    const pages = merge ? inPages(delivered.map(({ entry }) => entry)) : [];
    const messages = delivered.map(({ entry, left, merged }, index): Message => {
      const page = merge ? pages[Math.floor(index / PAGE)]! : own;
      return { kind: 'CHANGE', cursor: cursorAt(entry.number), at: entry.at, entry, left, merged, page };
    });
    return { messages, end: entries.at(-1)?.number ?? from };
  }

  /** Entries from the tail where it keeps them, else from the log. */
  async function entriesAfter(from: number, most: number): Promise<readonly LogEntry[]> {
    const kept = tail.after(from, most);
    if (kept) return kept;
    const entries = await changes.after(workspace, from, Math.min(READ_AT_ONCE, most));
    if (entries.length > 0 && entries[0]!.number !== from + 1) throw new LogPrunedError();
    return entries;
  }

  const cursorAt = (number: number) => feedCursor(cursors, feed.name, workspace, number);
  const inSnapshot = (number: number) => cursors.seal(feedScope(feed.name, workspace), `${SNAPSHOT}${number}`);

  return {
    id: JSON.stringify([feed.name, workspace, filter]),
    opening,
    read: (from, behind) => read(from, behind),
    positionOf: (message) => (message.kind === 'CHANGE' ? message.entry.number : 0),
    nameOf: (message) =>
      message.kind === 'CHANGE' && !message.merged
        ? `${feed.name} ${workspace} ${message.entry.number} ${message.left}`
        : null,
    end: () => tail.position,
    changed: (position, signal) => tail.changed(position, signal),
    maxLag: feed.merge ? null : MAX_LAG,
  };
}

/** All messages of a stream, one by one, for a subscriber that follows alone; ends when `signal` is aborted. */
export async function* follow<Message>(
  stream: FeedStream<Message>,
  signal: AbortSignal,
): AsyncGenerator<Message, void, undefined> {
  let position = 0;
  for await (const { messages, end } of stream.opening()) {
    for (const message of messages) {
      if (signal.aborted) return;
      yield message;
    }
    position = end;
  }
  while (!signal.aborted) {
    if (position >= stream.end()) await stream.changed(position, signal);
    const { messages, end } = await stream.read(position, true);
    for (const message of messages) {
      if (signal.aborted) return;
      yield message;
    }
    position = end;
  }
}

/** Whether all changes after `number` are still kept, and few enough to replay. */
async function isReachable(options: FollowOptions, workspace: string, number: number, end: number): Promise<boolean> {
  if (end - number > MAX_REPLAY) return false;
  // A number past the end comes from a log that was since restored from a backup, or the tail of this process is late.
  if (number > end && number > (await options.changes.lastNumber(workspace))) return false;
  const first = await firstNumber(options.changes, workspace);
  return first === null ? number === 0 : number + 1 >= first;
}

const readings = new WeakMap<Changes, Map<string, Promise<number | null>>>();

/** The oldest number kept. Callers during a read share it: a thousand subscribers that return at once cost one read. */
function firstNumber(changes: Changes, workspace: string): Promise<number | null> {
  const byWorkspace = readings.get(changes) ?? new Map<string, Promise<number | null>>();
  readings.set(changes, byWorkspace);
  const running = byWorkspace.get(workspace);
  if (running) return running;
  const reading = changes.firstNumber(workspace).finally(() => byWorkspace.delete(workspace));
  byWorkspace.set(workspace, reading);
  return reading;
}
