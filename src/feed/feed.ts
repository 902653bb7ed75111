import type { LogEntry } from '../models/change.ts';

/**
 * A message of a feed: the present state of a subject, a change of it, or a mark in the stream. The subjects of a `page` may be read at
 * once. A `merged` change stands for several changes.
 */
export type FeedMessage<Entry, Subject> =
  | { kind: 'SNAPSHOT'; cursor: string; at: Date; subject: Subject; page: readonly Subject[] }
  | { kind: 'SYNCED' | 'GAP'; cursor: string; position: number; at: Date }
  | { kind: 'CHANGE'; cursor: string; at: Date; entry: Entry; left: boolean; merged: boolean; page: readonly Entry[] };

/** The definition of a feed: its entries, its filter, its snapshot. */
export interface FeedDefinition<Filter, Entry extends LogEntry, Subject> {
  /** The feed's name in the schema. Cursors are bound to it. */
  name: string;
  isOf(entry: LogEntry): entry is Entry;
  /** Whether the subject matched before the entry, and after it. */
  matches(filter: Filter, entry: Entry): { before: boolean; after: boolean };
  /** The present state of the matching subjects, in pages. */
  snapshot(workspace: string, filter: Filter): AsyncIterable<Subject[]>;
  /**
   * Merges two entries of a subject that wait for a slow subscriber into one: the later entry, compared with the state before the first.
   * Absent where every change is delivered.
   */
  merge?(first: Entry, later: Entry): Entry;
}

/** A feed's messages for a stretch of the log: everything up to `end`. */
export interface Stretch<Message> {
  messages: readonly Message[];
  end: number;
}

/** A feed for one subscriber. After the opening it is the same for all streams with the same id. */
export interface FeedStream<Message> {
  /** Equal for equal streams: the feed, the workspace and the filter. */
  id: string;
  /** Keeps the tail of the log open until the returned function is called; to be called before `opening`. */
  hold(): () => void;
  /**
   * The messages before the changes: a snapshot, or the missed changes; then SYNCED. The last stretch gives the position to read on from.
   */
  opening(): AsyncIterable<Stretch<Message>>;
  /** Equal for streams whose openings are equal: the same stream, from the same place on. */
  openingId: string;
  /** Notes the present end of the log: changes from here on are delivered after the opening, whenever that is read. After `hold`. */
  ask(): void;
  /**
   * The position to read on from after a stretch of an opening that another stream with the same `openingId`, which had asked before, has
   * read, or this one.
   */
  positionAfter(end: number, opener: FeedStream<Message>): number;
  /**
   * The next changes after `from`, at most up to the present end of the log. With `behind`, for a subscriber that has fallen behind, they
   * are merged where the feed allows it. Throws a `LogPrunedError` where the changes were pruned.
   */
  read(from: number, behind: boolean): Promise<Stretch<Message>>;
  /** The log position of a change; 0 for every other message. */
  positionOf(message: Message): number;
  /** A message's name within its feed and workspace, whatever the filter; null for a message that belongs to this stream alone. */
  nameOf(message: Message): string | null;
  /** The present end of the log. */
  end(): number;
  /** Resolves when there may be a change after `position`, and when `signal` is aborted. */
  changed(position: number, signal: AbortSignal): Promise<void>;
  /** How many changes a reader that had caught up may fall behind before it is sent away; null where it receives merged changes instead. */
  maxLag: number | null;
}
