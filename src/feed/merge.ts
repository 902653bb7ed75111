import type { LogEntry } from '../models/change.ts';

/** An entry as a subscriber is told of it. */
export interface SubjectMessage<Entry> {
  entry: Entry;
  /** It matched before, and does no longer. */
  left: boolean;
  /** It stands for several. */
  merged: boolean;
}

/**
 * One for each subject: the last that concerned the subscriber, at its place in the log, seen from before the first. What is given has
 * been matched already: a subject that came and went in between was in a snapshot perhaps, and has to be told as gone.
 */
export function mergeSubjects<Entry extends LogEntry>(
  matched: readonly SubjectMessage<Entry>[],
  merge: (first: Entry, later: Entry) => Entry,
): SubjectMessage<Entry>[] {
  const bySubject = new Map<string, SubjectMessage<Entry>>();
  for (const told of matched) {
    const known = bySubject.get(told.entry.subject);
    // Deleted first, for the map's order to be that of the latest numbers: who comes back with a cursor has then been told the last word
    // on every subject whose last change is not after it, and is told it on the others.
    bySubject.delete(told.entry.subject);
    bySubject.set(
      told.entry.subject,
      known ? { entry: merge(known.entry, told.entry), left: told.left, merged: true } : told,
    );
  }
  return [...bySubject.values()];
}
