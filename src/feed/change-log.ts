import { randomBytes } from 'node:crypto';
import { changeId, type Changes, type LogEntry } from '../models/change.ts';

/** A change without its number. */
export type NewEntry = LogEntry extends infer E
  ? E extends LogEntry
    ? Omit<E, '_id' | 'number' | 'mark' | 'follows' | 'workspace' | 'change'>
    : never
  : never;

/** The log of all changes: append-only, numbered without holes, no change twice. */
export interface ChangeLog {
  /** Appends in this order and skips entries that are in the log already. Resolves when all are durable. */
  append(workspace: string, entries: readonly NewEntry[]): Promise<void>;
}

const BATCH = 1_000;

/**
 * Appends by taking the next number as key: a lost race shows as a duplicate key, and the rest is tried again with later numbers.
 * Inserts are ordered, so whatever happens the numbers have no hole and a subject's versions stay in order.
 * `announce` gets what was appended. Where it fails, readers find the entries in MongoDB.
 */
export function createChangeLog(
  changes: Changes,
  announce: (workspace: string, entries: LogEntry[]) => void,
): ChangeLog {
  /** One append to a log at a time in a process: its batches would only race each other. By workspace, while one is under way. */
  const turns = new Map<string, Promise<void>>();

  async function appendAll(workspace: string, entries: readonly NewEntry[]): Promise<void> {
    let rest = entries.map((entry) => ({ ...entry, workspace, change: `${entry.subject}:${entry.version}` }));
    while (rest.length > 0) {
      const last = await changes.lastPlace(workspace);
      const mark = randomBytes(6).toString('base64url');
      const batch = rest.slice(0, BATCH).map((entry, index) => {
        const number = last.number + 1 + index;
        const follows = index === 0 ? last.mark : mark;
        return { _id: changeId(workspace, number), number, mark, follows, ...entry } as LogEntry;
      });
      const inserted = await changes.insertInOrder(batch);
      if (inserted > 0) announce(workspace, batch.slice(0, inserted));
      rest = rest.slice(inserted);
      if (inserted < batch.length) {
        const known = await changes.known(
          workspace,
          rest.slice(0, BATCH).map((entry) => entry.change),
        );
        rest = rest.filter((entry) => !known.has(entry.change));
      }
    }
  }

  return {
    append(workspace, entries) {
      if (entries.length === 0) return Promise.resolve();
      const mine = (turns.get(workspace) ?? Promise.resolve()).then(() => appendAll(workspace, entries));
      const turn = mine
        .catch(() => undefined)
        .then(() => {
          if (turns.get(workspace) === turn) turns.delete(workspace);
        });
      turns.set(workspace, turn);
      return mine;
    },
  };
}
