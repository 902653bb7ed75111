import { describe, expect, test } from '@jest/globals';
import {
  CHECK_EVERY,
  flapEndsAt,
  flapPercent,
  flaps,
  pushState,
  steadyRing,
  type FlapRing,
} from '../../../src/domain/health/flapping.ts';
import { DAY, kinds, minute, MINUTE, Story } from './story.ts';

const START = Date.UTC(2026, 10, 30, 12);
const check = (number: number) => new Date(START + number * CHECK_EVERY);

/** The percentages of Nagios' own code: from steady OK twelve changes, one with each check, then OK. */
const ALTERNATING = [6.25, 12.37, 18.36, 24.21, 29.93, 35.53, 40.99, 46.32, 51.51, 56.58, 61.51, 66.32];
const STEADY = [
  64.74, 63.16, 61.58, 60.0, 58.42, 56.84, 55.26, 53.68, 48.49, 43.42, 38.49, 33.68, 29.01, 24.47, 20.07, 15.79,
];

describe('flapping by the rule of Nagios', () => {
  test('gives the percentages of its code, begins with the sixth change and ends with the sixteenth OK', () => {
    let ring: FlapRing = steadyRing(check(0));
    let is = false;
    const seen = ALTERNATING.map((_, index) => {
      ring = pushState(ring, index % 2 === 0, check(index + 1));
      is = flaps(ring, is, ring.at);
      return [flapPercent(ring, ring.at).toFixed(2), is];
    });
    expect(seen).toEqual(ALTERNATING.map((percent, index) => [percent.toFixed(2), index >= 5]));
    // Nobody reports: time alone counts as checks that find the same.
    const after = STEADY.map((_, index) => {
      const now = check(13 + index);
      is = flaps(ring, is, now);
      return [flapPercent(ring, now).toFixed(2), is];
    });
    expect(after).toEqual(STEADY.map((percent, index) => [percent.toFixed(2), index < 15]));
    expect(flapEndsAt(ring)).toEqual(check(12 + 16));
  });

  test('the checks between two changes count: what fails once a day does not flap', () => {
    let ring = steadyRing(check(0));
    for (let day = 1; day <= 20; day += 1) {
      ring = pushState(ring, true, check(day * 288));
      ring = pushState(ring, false, check(day * 288 + 1));
      expect(flaps(ring, false, ring.at)).toBe(false);
    }
  });

  test('changes within one check count each, and a clock that was set back counts none between', () => {
    let ring = steadyRing(check(0));
    for (let change = 0; change < 6; change += 1) ring = pushState(ring, change % 2 === 0, new Date(START + change));
    expect(flaps(ring, false, ring.at)).toBe(true);
    const back = pushState(ring, true, new Date(START - 1_000_000));
    expect(back.at).toEqual(ring.at);
  });
});

test('a fault that opens and resolves with each check flaps from the sixth change on, until time ends it', () => {
  const story = new Story({ staleAfter: 365 * DAY });
  const seen: string[] = [];
  for (let change = 0; change < 6; change += 1) {
    const report = change % 2 === 0 ? { eventId: 3001, text: 'Camera status : Unhealthy.' } : { eventId: 3000 };
    seen.push(...kinds(story.hear({ at: change * 5, ...report })));
  }
  expect(seen).toEqual([
    ...['OPENED camera', 'RESOLVED camera', 'REOPENED camera', 'RESOLVED camera', 'REOPENED camera', 'RESOLVED camera'],
    'UPDATED camera',
  ]);
  expect(story.fault('camera')).toMatchObject({ flapping: true, state: 'RESOLVED' });
  const due = (story.device.dueAt!.getTime() - minute(0).getTime()) / MINUTE;
  expect(kinds(story.look(due - 1))).toEqual([]);
  expect(kinds(story.look(due))).toEqual(['UPDATED camera']);
  expect(story.fault('camera')).toMatchObject({ flapping: false, state: 'RESOLVED' });
});
