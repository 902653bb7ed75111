import type { LogEntry } from '../models/change.ts';

/**
 * A message of a feed: the subject as it is, or one change of it, or a mark in the stream. What a `page` is about may be read at once.
 * A `merged` change stands for several.
 */
export type FeedMessage<Entry, Subject> =
  | { kind: 'SNAPSHOT'; cursor: string; at: Date; subject: Subject; page: readonly Subject[] }
  | { kind: 'SYNCED' | 'GAP'; cursor: string; position: number; at: Date }
  | { kind: 'CHANGE'; cursor: string; at: Date; entry: Entry; left: boolean; merged: boolean; page: readonly Entry[] };

/** What makes one feed of the log: which entries, what matches, what the snapshot holds. */
export interface FeedDefinition<Filter, Entry extends LogEntry, Subject> {
  /** Its name in the schema: cursors are bound to it. */
  name: string;
  isOf(entry: LogEntry): entry is Entry;
  /** Whether the subject matched before the entry, and after it. */
  matches(filter: Filter, entry: Entry): { before: boolean; after: boolean };
  /** The matching subjects as they are, in pages. */
  snapshot(workspace: string, filter: Filter): AsyncIterable<Subject[]>;
  /** Makes one of two entries of a subject that wait for a slow subscriber: the later, seen from before the first. Absent where each is told. */
  merge?(first: Entry, later: Entry): Entry;
}

/** What a feed tells of a stretch of the log: everything up to `end`. */
export interface Stretch<Message> {
  messages: readonly Message[];
  end: number;
}

/** A feed as one subscriber asked for it. After its opening it is the same for everyone with the same key. */
export interface FeedStream<Message> {
  /** Equal for equal streams: what is followed, in which workspace, by which filter. */
  key: string;
  /** What comes before the changes: a snapshot, or what was missed; then SYNCED. The last stretch tells from where to read on. */
  opening(): AsyncIterable<Stretch<Message>>;
  /**
   * The next changes after `from`, at most up to the present end of the log. With `behind`, for one that has fallen behind: merged where
   * the feed allows it. Throws a `LogPrunedError` where they are gone.
   */
  read(from: number, behind: boolean): Promise<Stretch<Message>>;
  /** The log position of a change; 0 for every other message. */
  positionOf(message: Message): number;
  /** Names a message among those of its feed and workspace, whatever the filter; null for one that was made for this stream alone. */
  nameOf(message: Message): string | null;
  /** The present end of the log. */
  end(): number;
  /** Resolves when there may be something after `position`, or when `signal` is aborted. */
  changed(position: number, signal: AbortSignal): Promise<void>;
  /** How many changes a reader that had caught up may fall behind before it is sent away; null where it is told the latest instead. */
  maxLag: number | null;
}
