import { LRUCache } from 'lru-cache';

/** What each process keeps of the database for a short time, by workspace. */
export interface Recent<T> {
  /** As read at most `staleAfter` ago, and not before this process changed it. */
  of(workspace: string): Promise<T>;
  /** To be called after a change of a workspace: what is kept of it, or was read before the change, does not count any more. */
  forget(workspace: string): void;
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
  const changes = new Map<string, number>();
  const changesOf = (workspace: string) => changes.get(workspace) ?? 0;
  /** Reads that are under way: a hundred who ask at once cost one. */
  const underWay = new Map<string, { readonly asOf: number; readonly value: Promise<T> }>();

  async function readNow(workspace: string, asOf: number): Promise<T> {
    const begunAt = performance.now();
    const found = await read(workspace);
    // what was read before a change is not kept as if it were read after it
    const readAt = asOf === changesOf(workspace) ? begunAt : -Infinity;
    const value = make(found, kept.get(workspace)?.value);
    kept.set(workspace, { value, readAt });
    return value;
  }

  return {
    async of(workspace) {
      const known = kept.get(workspace);
      if (known && performance.now() - known.readAt < staleAfter) return known.value;
      const asOf = changesOf(workspace);
      const running = underWay.get(workspace);
      if (running?.asOf === asOf) return running.value;
      const reading = { asOf, value: readNow(workspace, asOf) };
      underWay.set(workspace, reading);
      try {
        return await reading.value;
      } finally {
        if (underWay.get(workspace) === reading) underWay.delete(workspace);
      }
    },
    forget(workspace) {
      changes.set(workspace, changesOf(workspace) + 1);
      const page = kept.get(workspace);
      if (page) page.readAt = -Infinity;
    },
  };
}
