/** Payloads made a moment ago, for those who want the same. */
export interface KeptPayloads<Payload> {
  get(key: string, make: () => Promise<Payload>): Promise<Payload>;
}

/** Milliseconds after which a payload is made anew: what it shows beside the change itself must be as it is when sent. */
const KEPT_FOR = 1_000;
const MOST_KEPT = 2_000;

export function createKeptPayloads<Payload>(now: () => number = () => performance.now()): KeptPayloads<Payload> {
  /** In the order in which they were made. */
  const kept = new Map<string, { payload: Promise<Payload>; madeAt: number }>();
  let sweep: NodeJS.Timeout | undefined;

  /** Drops what is too old, and the oldest of what is too many. */
  function drop(): void {
    const oldest = now() - KEPT_FOR;
    for (const [key, { madeAt }] of kept) {
      if (madeAt > oldest && kept.size <= MOST_KEPT) return;
      kept.delete(key);
    }
  }

  /** Nothing stays in memory when no changes come any more. */
  function sweepLater(): void {
    sweep ??= setTimeout(() => {
      sweep = undefined;
      drop();
      if (kept.size > 0) sweepLater();
    }, KEPT_FOR).unref();
  }

  return {
    get(key, make) {
      drop();
      const known = kept.get(key);
      if (known) return known.payload;
      const payload = make();
      kept.set(key, { payload, madeAt: now() });
      sweepLater();
      payload.catch(() => kept.delete(key));
      return payload;
    },
  };
}
