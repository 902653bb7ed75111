import { setTimeout as pause } from 'node:timers/promises';
import lockfile from 'proper-lockfile';

const settings = {
  realpath: false,
  // a holder that was killed is overtaken after this many milliseconds; a living one renews its lock well before
  stale: 10_000,
  update: 2_000,
  // the default throws where nobody can catch it; what is done under the lock is safe to do twice
  onCompromised: () => {},
};

/**
 * Runs `work` while no other process or caller runs anything under the same lock.
 * @param lock absolute path of the lock, in a folder that exists
 * @param waiting called once if another one holds it
 * @throws what `work` throws, and an AbortError if told to stop while waiting
 */
export async function exclusively<Result>(
  lock: string,
  work: () => Promise<Result>,
  options: { signal?: AbortSignal; waiting?: () => void } = {},
): Promise<Result> {
  const release = await acquire(lock, options);
  try {
    return await work();
  } finally {
    // a lock that is already gone is no reason to hide what the work returned
    await release().catch(() => {});
  }
}

/** The same without waiting, for the last moments of a process. Returns false, with nothing done, where it is held. */
export function exclusivelyNow(lock: string, work: () => void): boolean {
  let release: () => void;
  try {
    release = lockfile.lockSync(lock, { ...settings, lockfilePath: lock });
  } catch {
    return false;
  }
  try {
    work();
  } finally {
    release();
  }
  return true;
}

async function acquire(
  lock: string,
  { signal, waiting }: { signal?: AbortSignal; waiting?: () => void },
): Promise<() => Promise<void>> {
  for (let told = false; ;) {
    try {
      return await lockfile.lock(lock, { ...settings, lockfilePath: lock });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
    }
    if (!told) waiting?.();
    told = true;
    await pause(100, undefined, { signal });
  }
}
