import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/simulate/clock.ts';

/** A clock that leaps over every sleep, after whatever else was waiting had its turn. */
export interface LeapingClock extends Clock {
  /** The lengths of all sleeps so far. */
  slept: number[];
}

export function leapingClock(start = Date.parse('2026-03-02T09:00:00Z')): LeapingClock {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    async sleep(milliseconds, signal) {
      if (signal.aborted) return;
      slept.push(milliseconds);
      now += milliseconds;
      await setImmediate();
    },
  };
}
