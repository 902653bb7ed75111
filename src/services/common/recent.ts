import { LRUCache } from 'lru-cache';

/** What each process keeps of the database for a short time, by workspace. */
export interface Recent<T> {
  /** As read at most `staleAfter` ago, and not before this process changed it. */
  of(workspace: string): Promise<T>;
  /** To be called after a change: what is kept, or was read before it, does not count any more. */
  forget(): void;
}

/** How old what is kept may be unless the caller says otherwise, in milliseconds. */
const STALE_AFTER = 2_000;
const MOST_WORKSPACES = 1_000;

/**
 * Keeps what `make` makes of what `read` finds; it is given what it made before (perhaps forgotten), to give it again where nothing has
 * changed. Age is real time: what is kept says nothing about the time of events.
 */
export function createRecent<F, T>(
  read: (workspace: string) => Promise<F>,
  make: (found: F, before: T | undefined) => T,
  staleAfter = STALE_AFTER,
): Recent<T> {
  const kept = new LRUCache<string, { value: T; readAt: number }>({ max: MOST_WORKSPACES });
  let changes = 0;
  return {
    async of(workspace) {
      const known = kept.get(workspace);
      if (known && performance.now() - known.readAt < staleAfter) return known.value;
      const [asOf, begunAt] = [changes, performance.now()];
      const found = await read(workspace);
      // what was read before a change is not kept as if it were read after it
      const readAt = asOf === changes ? begunAt : -Infinity;
      const value = make(found, known?.value);
      kept.set(workspace, { value, readAt });
      return value;
    },
    forget() {
      changes += 1;
      for (const page of kept.values()) page.readAt = -Infinity;
    },
  };
}
