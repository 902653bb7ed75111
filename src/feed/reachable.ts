import type { Changes, LogPlace } from '../models/change.ts';

/** Changes replayed to a returning subscriber; beyond that a snapshot is cheaper. */
export const MAX_REPLAY = 10_000;

/**
 * Whether all changes after a place are still kept, and few enough to replay, and the log is the one in which the place is. `end` is the
 * newest number known in this process.
 */
export async function isReachable(changes: Changes, workspace: string, place: LogPlace, end: number): Promise<boolean> {
  const { number } = place;
  if (end - number > MAX_REPLAY) return false;
  // A number past the end comes from a log that was since restored from a backup, or the tail of this process is late.
  if (number > end && number > (await changes.lastNumber(workspace))) return false;
  const first = await firstNumber(changes, workspace);
  if (first === null) return number === 0;
  return number + 1 >= first && (await isInLog(changes, workspace, place));
}

/** Whether the entry of a place is in the log. One that was pruned, or has no mark, cannot be told from another. */
async function isInLog(changes: Changes, workspace: string, { number, mark }: LogPlace): Promise<boolean> {
  if (mark === null) return true;
  const found = await shared(changes, `${workspace} ${number}`, () => changes.placeOf(workspace, number));
  return found === null || found.mark === mark;
}

/** The oldest number kept. */
const firstNumber = (changes: Changes, workspace: string): Promise<number | null> =>
  shared(changes, workspace, () => changes.firstNumber(workspace));

const readings = new WeakMap<Changes, Map<string, Promise<unknown>>>();

/** Callers during a read share it: a thousand subscribers that return at once cost one read. `name` is of one kind of answer. */
function shared<T>(changes: Changes, name: string, read: () => Promise<T>): Promise<T> {
  const byName = readings.get(changes) ?? new Map<string, Promise<unknown>>();
  readings.set(changes, byName);
  const running = byName.get(name) as Promise<T> | undefined;
  if (running) return running;
  const reading = read().finally(() => byName.delete(name));
  byName.set(name, reading);
  return reading;
}
