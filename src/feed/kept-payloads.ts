import { LRUCache } from 'lru-cache';

/** Keeps recent payloads for subscribers that need the same ones. */
export interface KeptPayloads<Payload> {
  get(name: string, make: () => Promise<Payload>): Promise<Payload>;
}

/** Milliseconds after which a payload is rendered again: what it shows beside the change must be current when it is sent. */
const KEPT_FOR = 1_000;
const MOST_KEPT = 2_000;

export function createKeptPayloads<Payload>(now: () => number = () => performance.now()): KeptPayloads<Payload> {
  const kept = new LRUCache<string, Promise<Payload>>({
    max: MOST_KEPT,
    ttl: KEPT_FOR,
    ttlResolution: 0,
    perf: { now },
  });
  let sweep: NodeJS.Timeout | undefined;

  /** Removes old payloads, so that none stays in memory when no more changes come. */
  function sweepLater(): void {
    sweep ??= setTimeout(() => {
      sweep = undefined;
      kept.purgeStale();
      if (kept.size > 0) sweepLater();
    }, KEPT_FOR).unref();
  }

  return {
    get(name, make) {
      const known = kept.get(name);
      if (known) return known;
      const payload = make();
      kept.set(name, payload);
      sweepLater();
      payload.catch(() => kept.delete(name));
      return payload;
    },
  };
}
