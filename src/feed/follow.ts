import type { Cursors } from '../domain/ids/cursor.ts';
import type { Changes, LogEntry } from '../models/change.ts';
import type { FeedDefinition, FeedMessage, FeedStream, Stretch } from './feed.ts';
import { mergeSubjects, type SubjectMessage } from './merge.ts';
import { entriesOf, inPages, PAGE } from './pages.ts';
import type { Tail } from './tail.ts';

/** A cursor that was altered, or is of another feed or workspace. */
export class CursorError extends Error {
  override name = 'CursorError';
}

/** The log was pruned beyond where a reader was. It comes again with its cursor, and is then told of the GAP. */
export class LogPrunedError extends Error {
  override name = 'LogPrunedError';
}

/** What every follower of this process shares. */
export interface FollowOptions {
  changes: Changes;
  cursors: Cursors;
  tail: Tail;
  clock: () => Date;
}

/** Changes that are replayed to a returning subscriber; beyond that a snapshot is cheaper. */
export const MAX_REPLAY = 10_000;
/** Changes that a subscriber who must be told each may fall behind. */
export const MAX_LAG = 1_000;
/** Entries read from the log at once. */
const READ_AT_ONCE = 1_000;
const SNAPSHOT = 's';

/** The scope of a feed's cursors: the feed and the workspace, not the filter. */
export function feedScope(feed: string, workspace: string): string {
  return `feed ${feed} ${workspace}`;
}

/** Where a cursor stands: after a position of the log, or within the snapshot that was begun at one. */
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

/** One feed as a subscriber asked for it. */
export interface FeedRequest<Filter> {
  workspace: string;
  filter: Filter;
  /** The cursor to go on from; null for a snapshot. */
  after: string | null;
}

/**
 * A feed as a subscriber asked for it: (filter, after) → snapshot or what was missed, SYNCED, then changes, for ever. A cursor that is
 * older than what is kept, or too far back, gives GAP and a snapshot: never a silent hole. Throws a `CursorError` at once.
 */
export function feedStream<Filter, Entry extends LogEntry, Subject>(
  parts: FollowOptions,
  feed: FeedDefinition<Filter, Entry, Subject>,
  { workspace, filter, after }: FeedRequest<Filter>,
): FeedStream<FeedMessage<Entry, Subject>> {
  type Message = FeedMessage<Entry, Subject>;
  const { tail, cursors, clock, changes } = parts;
  const start = after === null ? null : readFeedCursor(cursors, feed.name, workspace, after);

  async function* opening(): AsyncGenerator<Stretch<Message>, void, undefined> {
    // Taken before anything is read: what changes meanwhile is told after SYNCED, once more where it was seen already.
    let end = tail.position;
    if (start !== null && (await isReachable(parts, workspace, start.number, end))) {
      // A snapshot is begun again, and then told from where it was first begun: what it held and has left since is told as gone.
      if (start.inSnapshot) yield* snapshot(start.number);
      // Another process may know of more than this one does so far.
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
    const told = merge ? mergeSubjects(matched, merge) : matched;
    const pages = merge ? inPages(told.map(({ entry }) => entry)) : [];
    const messages = told.map(({ entry, left, merged }, index): Message => {
      const page = merge ? pages[Math.floor(index / PAGE)]! : own;
      return { kind: 'CHANGE', cursor: cursorAt(entry.number), at: entry.at, entry, left, merged, page };
    });
    return { messages, end: entries.at(-1)?.number ?? from };
  }

  /** What the tail keeps, else what the log holds. */
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
    key: JSON.stringify([feed.name, workspace, filter]),
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

/** All messages of a stream, one by one, for whoever follows it alone; ends when `signal` is aborted. */
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

/** Whether all that came after `number` is still there, and not too much of it. */
async function isReachable(parts: FollowOptions, workspace: string, number: number, end: number): Promise<boolean> {
  if (end - number > MAX_REPLAY) return false;
  // A number past the end is of a log that was since restored from a backup, unless our own tail is merely late.
  if (number > end && number > (await parts.changes.lastNumber(workspace))) return false;
  const first = await firstNumber(parts.changes, workspace);
  return first === null ? number === 0 : number + 1 >= first;
}

const asking = new WeakMap<Changes, Map<string, Promise<number | null>>>();

/** The oldest number kept. Who asks while it is being asked for waits with them: a thousand that come back at once are one question. */
function firstNumber(changes: Changes, workspace: string): Promise<number | null> {
  const byWorkspace = asking.get(changes) ?? new Map<string, Promise<number | null>>();
  asking.set(changes, byWorkspace);
  const running = byWorkspace.get(workspace);
  if (running) return running;
  const asked = changes.firstNumber(workspace).finally(() => byWorkspace.delete(workspace));
  byWorkspace.set(workspace, asked);
  return asked;
}
