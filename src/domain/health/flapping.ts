/**
 * Flapping by the rule of Nagios (base/flapping.c): the weighted share of state changes among the last 20 transitions, the newest counting
 * most; it begins at 30 % and ends at 20 %.
 */

/** Transitions that are looked at: one more state than these. */
const TRANSITIONS = 20;
const STATES = TRANSITIONS + 1;
const MASK = 2 ** STATES - 1;
const BEGINS_AT = 30;
const ENDS_AT = 20;

/** Milliseconds between two checks of a console: without a change the state of before counts once for each. */
export const CHECK_EVERY = 5 * 60_000;

/** The last states of a signal: a bit for each, 1 for unhealthy, the newest last. `at` is the time of the newest. */
export interface FlapRing {
  readonly bits: number;
  readonly at: Date;
}

/** A signal that has always been healthy. */
export const steadyRing = (at: Date): FlapRing => ({ bits: 0, at });

/** The ring after the state at a time; the checks between are taken to have found the state of before. */
export function pushState(ring: FlapRing, isUnhealthy: boolean, at: Date): FlapRing {
  const between = checksBetween(ring, at) - 1;
  const before = between > 0 ? repeat(ring.bits, between) : ring.bits;
  return { bits: shift(before, isUnhealthy), at: at > ring.at ? at : ring.at };
}

/** The share of changes as of a time, in percent. */
export function flapPercent(ring: FlapRing, now: Date): number {
  return percentOf(repeat(ring.bits, checksBetween(ring, now)));
}

/** Whether a signal flaps as of a time; between the two thresholds it stays as it was. */
export function flaps(ring: FlapRing, before: boolean, now: Date): boolean {
  const percent = flapPercent(ring, now);
  if (percent >= BEGINS_AT) return true;
  return before && percent > ENDS_AT;
}

/** When a signal that flaps no longer does, where its state stays as it is. */
export function flapEndsAt(ring: FlapRing): Date {
  let checks = 0;
  for (let { bits } = ring; percentOf(bits) > ENDS_AT; bits = repeat(bits, 1)) checks += 1;
  return new Date(ring.at.getTime() + checks * CHECK_EVERY);
}

/** The percentage of weighted changes of 21 states. */
function percentOf(bits: number): number {
  let sum = 0;
  for (let transition = 1; transition <= TRANSITIONS; transition += 1) {
    // Transition 1 is the oldest: between the states 21 and 20 from the end.
    const place = STATES - transition;
    const isChange = ((bits >>> place) & 1) !== ((bits >>> (place - 1)) & 1);
    if (isChange) sum += 0.75 + ((transition - 1) * 0.5) / (TRANSITIONS - 1);
  }
  return (100 * sum) / TRANSITIONS;
}

function checksBetween({ at }: FlapRing, now: Date): number {
  return Math.min(STATES, Math.max(0, Math.floor((now.getTime() - at.getTime()) / CHECK_EVERY)));
}

function repeat(bits: number, times: number): number {
  let next = bits;
  for (let time = 0; time < times; time += 1) next = shift(next, (next & 1) === 1);
  return next;
}

function shift(bits: number, isUnhealthy: boolean): number {
  return ((bits << 1) | (isUnhealthy ? 1 : 0)) & MASK;
}
