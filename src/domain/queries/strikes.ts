/** How many evaluators a definition may cost before it is paused. */
const MOST_STRIKES = 3;

/**
 * How often a definition (a scheduled export, a tile, a saved query) has cost the process that evaluated it, or the whole server, since it
 * last succeeded or was changed.
 */
export interface Strikes {
  readonly strikes: number;
  /** Since when it is not run any more; null while it is. */
  readonly pausedAt: Date | null;
  readonly pauseReason: string | null;
}

export const NO_STRIKES: Strikes = { strikes: 0, pausedAt: null, pauseReason: null };

/** The same after one more strike: the third pauses it. */
export function addStrike(before: Partial<Strikes>, reason: string, now: Date): Strikes {
  const strikes = (before.strikes ?? 0) + 1;
  if (strikes < MOST_STRIKES) return { ...NO_STRIKES, strikes };
  return { strikes, pausedAt: now, pauseReason: `It ended its evaluator ${strikes} times; the last time: ${reason}` };
}

/** The same where a pause of its own accord has ended: it is tried once, and one more strike pauses it again. */
export const afterPause = (): Strikes => ({ ...NO_STRIKES, strikes: MOST_STRIKES - 1 });
