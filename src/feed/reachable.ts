import type { Changes, LogPlace } from '../models/change.ts';

/** Changes replayed to a returning subscriber; beyond that a snapshot is cheaper. */
export const MAX_REPLAY = 10_000;

/**
 * Whether all changes after a place are still kept, and few enough to replay, and the log is the one in which the place is. `end` is the
 * newest number known in this process.
 */
export async function isReachable(changes: Changes, workspace: string, place: LogPlace, end: number): Promise<boolean> {
  return end - place.number <= MAX_REPLAY && (await isKept(changes, workspace, place, end));
}

/** Whether all changes after a place are still kept, and the log is the one in which the place is. `end` as of `isReachable`. */
export async function isKept(changes: Changes, workspace: string, place: LogPlace, end = 0): Promise<boolean> {
  if (!(await isOfThisLog(changes, workspace, place, end))) return false;
  const first = await firstNumber(changes, workspace);
  return first === null ? place.number === 0 : place.number + 1 >= first;
}

/** Whether the log is, as far as can be told, the one in which a place is, kept or not. `end` as of `isReachable`. */
export async function isOfThisLog(changes: Changes, workspace: string, place: LogPlace, end = 0): Promise<boolean> {
  // A number past the end comes from a log that was since restored from a backup, or the tail of this process is late.
  if (place.number > end && place.number > (await changes.lastNumber(workspace))) return false;
  return isInLog(changes, workspace, place);
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
