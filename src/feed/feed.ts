import type { LogEntry } from '../models/change.ts';

/** A message of a feed: the subject as it is, or one change of it, or a mark in the stream. */
export type FeedMessage<Entry, Subject> =
  | { kind: 'SNAPSHOT'; cursor: string; at: Date; subject: Subject; page: readonly Subject[] }
  | { kind: 'SYNCED' | 'GAP'; cursor: string; position: number; at: Date }
  | { kind: 'CHANGE'; cursor: string; at: Date; entry: Entry; left: boolean; page: readonly Entry[] };

/** What makes one feed of the log: which entries, what matches, what the snapshot holds. */
export interface FeedDefinition<Filter, Entry extends LogEntry, Subject> {
  /** Its name in the schema: cursors are bound to it. */
  name: string;
  isOf(entry: LogEntry): entry is Entry;
  /** Whether the subject matched before the entry, and after it. */
  matches(filter: Filter, entry: Entry): { before: boolean; after: boolean };
  /** The matching subjects as they are, in pages. */
  snapshot(workspace: string, filter: Filter): AsyncIterable<Subject[]>;
  /** Merges entries that wait for a slow subscriber; absent where every one must be told. */
  coalesce?(entries: Entry[]): Entry[];
}
