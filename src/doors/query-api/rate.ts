/** Counts what each caller asks; more than so many within a span of time are turned away. */
export interface Rate {
  /** Counts one; null, or the seconds after which there is room again where the caller has asked too much. */
  take(caller: string): number | null;
}

/** A sliding window: at most `count` in any `milliseconds`. Callers are as many as there are keys. */
export function createRate(count: number, milliseconds: number, now: () => number = () => performance.now()): Rate {
  const windows = new Map<string, number[]>();
  return {
    take(caller) {
      const time = now();
      const taken = (windows.get(caller) ?? []).filter((at) => at > time - milliseconds);
      windows.set(caller, taken);
      if (taken.length >= count) return Math.max(1, Math.ceil((taken[0]! + milliseconds - time) / 1_000));
      taken.push(time);
      return null;
    },
  };
}
