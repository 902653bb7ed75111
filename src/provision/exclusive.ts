import { setTimeout as pause } from 'node:timers/promises';
import lockfile from 'proper-lockfile';

const settings = {
  realpath: false,
  // milliseconds after which the lock of a killed holder is taken over; a living holder renews its lock well before
  stale: 10_000,
  update: 2_000,
  // the default throws where no caller can catch it; work under the lock is safe to do twice
  onCompromised: () => {},
};

/**
 * Runs `work` while no other process or caller runs anything under the same lock.
 * @param lock absolute path of the lock, in an existing folder
 * @param waiting called once if another caller holds the lock
 * @throws what `work` throws, and an AbortError if aborted while waiting
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
    // a lock that is already gone must not hide the result of the work
    await release().catch(() => {});
  }
}

/** The same without waiting, for the last moments of a process. Returns false, without running `work`, where the lock is held. */
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
  for (let isReported = false; ;) {
    try {
      return await lockfile.lock(lock, { ...settings, lockfilePath: lock });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
    }
    if (!isReported) waiting?.();
    isReported = true;
    await pause(100, undefined, { signal });
  }
}
