import type { Changes } from '../models/change.ts';

/** Changes replayed to a returning subscriber; beyond that a snapshot is cheaper. */
export const MAX_REPLAY = 10_000;

/** Whether all changes after `number` are still kept, and few enough to replay. `end` is the newest number known in this process. */
export async function isReachable(changes: Changes, workspace: string, number: number, end: number): Promise<boolean> {
  if (end - number > MAX_REPLAY) return false;
  // A number past the end comes from a log that was since restored from a backup, or the tail of this process is late.
  if (number > end && number > (await changes.lastNumber(workspace))) return false;
  const first = await firstNumber(changes, workspace);
  return first === null ? number === 0 : number + 1 >= first;
}

const readings = new WeakMap<Changes, Map<string, Promise<number | null>>>();

/** The oldest number kept. Callers during a read share it: a thousand subscribers that return at once cost one read. */
function firstNumber(changes: Changes, workspace: string): Promise<number | null> {
  const byWorkspace = readings.get(changes) ?? new Map<string, Promise<number | null>>();
  readings.set(changes, byWorkspace);
  const running = byWorkspace.get(workspace);
  if (running) return running;
  const reading = changes.firstNumber(workspace).finally(() => byWorkspace.delete(workspace));
  byWorkspace.set(workspace, reading);
  return reading;
}
