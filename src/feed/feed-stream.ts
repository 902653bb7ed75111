import type { Cursors } from '../domain/ids/cursor.ts';
import { placeAfter, type Changes, type LogEntry, type LogPlace } from '../models/change.ts';
import { feedCursor, readFeedCursor, snapshotCursor, type FeedPosition } from './feed-cursor.ts';
import type { FeedDefinition, FeedMessage, FeedStream, Stretch } from './feed.ts';
import { isReachable } from './reachable.ts';
import { mergeSubjects, type SubjectMessage } from './merge.ts';
import { entriesOf, inPages, PAGE } from './pages.ts';
import type { Tail } from './tail.ts';
import type { Tails } from './tails.ts';

/** The log was pruned beyond a reader's position, or replaced by another one. The reader resumes with its cursor and then receives a GAP. */
export class LogPrunedError extends Error {
  override name = 'LogPrunedError';
}

/** What all followers of a process share. */
export interface FollowOptions {
  readonly changes: Changes;
  readonly cursors: Cursors;
  readonly tails: Pick<Tails, 'of'>;
  readonly clock: () => Date;
}

/** A subscriber's request for a feed. */
export interface FeedRequest<Filter> {
  readonly workspace: string;
  readonly filter: Filter;
  /** The cursor to go on from; null for a snapshot. */
  readonly after: string | null;
}

/** Changes that a subscriber who must receive each one may fall behind. */
export const MAX_LAG = 1_000;
/** Entries in one read of the log. */
const READ_AT_ONCE = 1_000;

/**
 * A feed for one subscriber: (filter, after) → a snapshot or the missed changes, SYNCED, then changes without end. A cursor that is older
 * than the kept changes, or too far back, gives a GAP and a snapshot, never a silent hole. Throws a `CursorError` at once.
 */
export function feedStream<Filter, Entry extends LogEntry, Subject>(
  options: FollowOptions,
  feed: FeedDefinition<Filter, Entry, Subject>,
  request: FeedRequest<Filter>,
): FeedStream<FeedMessage<Entry, Subject>> {
  return new WorkspaceFeed(options, feed, request);
}

class WorkspaceFeed<Filter, Entry extends LogEntry, Subject> implements FeedStream<FeedMessage<Entry, Subject>> {
  readonly id: string;
  readonly openingId: string;
  readonly maxLag: number | null;
  private readonly options: FollowOptions;
  private readonly feed: FeedDefinition<Filter, Entry, Subject>;
  private readonly workspace: string;
  private readonly filter: Filter;
  private readonly start: FeedPosition | null;
  private readonly tail: Tail;
  /** Of the tail, when this stream was opened. */
  private replacements = 0;
  /** The end of the log when this stream was asked for; null where it was not known yet. */
  private asked: LogPlace | null = null;
  /** Whether its opening shows the present state of everything, rather than the changes since its cursor. */
  private isWhole = false;

  constructor(
    options: FollowOptions,
    feed: FeedDefinition<Filter, Entry, Subject>,
    { workspace, filter, after }: FeedRequest<Filter>,
  ) {
    this.options = options;
    this.feed = feed;
    this.workspace = workspace;
    this.filter = filter;
    this.start = after === null ? null : readFeedCursor(options.cursors, feed.name, workspace, after);
    this.tail = options.tails.of(workspace);
    this.id = JSON.stringify([feed.name, workspace, filter]);
    this.openingId = JSON.stringify([this.id, this.start]);
    this.maxLag = feed.merge ? null : MAX_LAG;
  }

  hold(): () => void {
    return this.tail.hold();
  }

  async *opening(): AsyncGenerator<Stretch<FeedMessage<Entry, Subject>>, void, undefined> {
    const { start, workspace } = this;
    const { changes, clock } = this.options;
    // No wait where the end is known: a change that is made now comes after the opening.
    if (!this.asked) {
      const ready = this.tail.ready();
      if (ready) await ready;
      this.asked = this.tail.place;
      this.replacements = this.tail.replacements;
    }
    // Taken before the first read. Changes made meanwhile are delivered after SYNCED, even where the snapshot shows them already.
    let place = this.asked;
    if (start !== null && (await isReachable(changes, workspace, start, place.number))) {
      // A restarted snapshot delivers the changes since its first beginning, so a subject that it held and that has left since is delivered
      // as gone.
      if (start.inSnapshot) yield* this.snapshot(start);
      // Another process may know newer changes than this one.
      if (start.number > place.number) place = start;
      for (let from = start.number; from < place.number;) {
        const missed = await this.readTo(from, true, place.number);
        yield missed;
        if (missed.end === from) break;
        from = missed.end;
      }
    } else {
      if (start !== null) {
        const { number: end } = place;
        yield { messages: [{ kind: 'GAP', cursor: this.inSnapshot(place), position: end, at: clock() }], end };
      }
      this.isWhole = true;
      yield* this.snapshot(place);
    }
    const { number: end } = place;
    yield { messages: [{ kind: 'SYNCED', cursor: this.cursorAt(place), position: end, at: clock() }], end };
  }

  ask(): void {
    const ready = this.tail.ready();
    // Its failure is told where it is waited for.
    if (ready) return void ready.catch(() => undefined);
    this.asked = this.tail.place;
    this.replacements = this.tail.replacements;
  }

  positionAfter(end: number, opener: FeedStream<FeedMessage<Entry, Subject>>): number {
    const { replacements, isWhole } = opener as this;
    if (!this.asked) this.replacements = replacements;
    // What changed before this stream was asked for is in what the other one has read since.
    return isWhole && this.asked ? Math.max(end, this.asked.number) : end;
  }

  read(from: number, behind: boolean): Promise<Stretch<FeedMessage<Entry, Subject>>> {
    return this.readTo(from, behind, Infinity);
  }

  positionOf(message: FeedMessage<Entry, Subject>): number {
    return message.kind === 'CHANGE' ? message.entry.number : 0;
  }

  nameOf(message: FeedMessage<Entry, Subject>): string | null {
    return message.kind === 'CHANGE' && !message.merged
      ? `${this.feed.name} ${this.workspace} ${message.entry.number} ${message.entry.mark ?? ''} ${message.left}`
      : null;
  }

  /** Of a log that was replaced there is no end: whoever reads on is sent away. */
  end(): number {
    return this.isReplaced() ? Infinity : this.tail.position;
  }

  changed(position: number, signal: AbortSignal): Promise<void> {
    return this.isReplaced() ? Promise.resolve() : this.tail.changed(position, signal);
  }

  private isReplaced(): boolean {
    return this.tail.replacements !== this.replacements;
  }

  private async *snapshot(begun: LogPlace): AsyncGenerator<Stretch<FeedMessage<Entry, Subject>>, void, undefined> {
    const cursor = this.inSnapshot(begun);
    for await (const page of this.feed.snapshot(this.workspace, this.filter)) {
      const at = this.options.clock();
      yield { messages: page.map((subject) => ({ kind: 'SNAPSHOT', cursor, at, subject, page })), end: begun.number };
    }
  }

  private async readTo(from: number, behind: boolean, to: number): Promise<Stretch<FeedMessage<Entry, Subject>>> {
    const { feed, filter } = this;
    const merge = behind ? feed.merge : undefined;
    const entries = await this.entriesAfter(from, Math.min(merge ? Infinity : PAGE, to - from));
    const own = entriesOf(feed, entries);
    const matched = own.flatMap((entry): SubjectMessage<Entry>[] => {
      const { before, after: still } = feed.matches(filter, entry);
      return before || still ? [{ entry, left: before && !still, merged: false }] : [];
    });
    const ofSubjects = merge ? mergeSubjects(matched, merge) : matched;
    const pages = merge ? inPages(ofSubjects.map(({ entry }) => entry)) : [];
    const messages = ofSubjects.map(({ entry, left, merged }, index): FeedMessage<Entry, Subject> => {
      const page = merge ? pages[Math.floor(index / PAGE)]! : own;
      return { kind: 'CHANGE', cursor: this.cursorAt(placeAfter(entry)), at: entry.at, entry, left, merged, page };
    });
    return { messages, end: entries.at(-1)?.number ?? from };
  }

  /** Entries from the tail where it keeps them, else from the log. */
  private async entriesAfter(from: number, most: number): Promise<readonly LogEntry[]> {
    if (this.isReplaced()) throw new LogPrunedError();
    const kept = this.tail.after(from, most);
    if (kept) return kept;
    const entries = await this.options.changes.after(this.workspace, from, Math.min(READ_AT_ONCE, most));
    if ((entries.length > 0 && entries[0]!.number !== from + 1) || this.isReplaced()) throw new LogPrunedError();
    return entries;
  }

  private cursorAt(place: LogPlace): string {
    return feedCursor(this.options.cursors, this.feed.name, this.workspace, place);
  }

  private inSnapshot(place: LogPlace): string {
    return snapshotCursor(this.options.cursors, this.feed.name, this.workspace, place);
  }
}
