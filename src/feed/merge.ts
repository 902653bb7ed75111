import type { LogEntry } from '../models/change.ts';

/** An entry as a subscriber receives it. */
export interface SubjectMessage<Entry> {
  entry: Entry;
  /** The subject matched before the change, and no longer does. */
  left: boolean;
  /** The entry stands for several changes. */
  merged: boolean;
}

/**
 * One entry for each subject: the last that concerned the subscriber, at its place in the log, compared with the state before the first.
 * The entries given have been matched already. A subject that came and went in between is delivered as gone, because an earlier snapshot
 * may hold it.
 */
export function mergeSubjects<Entry extends LogEntry>(
  matched: readonly SubjectMessage<Entry>[],
  merge: (first: Entry, later: Entry) => Entry,
): SubjectMessage<Entry>[] {
  const bySubject = new Map<string, SubjectMessage<Entry>>();
  for (const change of matched) {
    const known = bySubject.get(change.entry.subject);
    // Deleted first, so that the map is in the order of the latest numbers. A subscriber that resumes with a cursor has then received the
    // latest state of every subject whose last change is not after the cursor, and receives it for the others.
    bySubject.delete(change.entry.subject);
    bySubject.set(
      change.entry.subject,
      known ? { entry: merge(known.entry, change.entry), left: change.left, merged: true } : change,
    );
  }
  return [...bySubject.values()];
}
