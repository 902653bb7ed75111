import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { beginLife, lifeDueAt, observe, type AlertLife, type AlertTiming } from '../../../src/domain/alerts/life.ts';

const START = Date.UTC(2026, 10, 30, 12);
const at = (seconds: number) => new Date(START + seconds * 1_000);
const timing = (pendingFor: number, keepFiringFor: number): AlertTiming => ({
  pendingFor: pendingFor * 1_000,
  keepFiringFor: keepFiringFor * 1_000,
});

/** The states of an alert whose condition begins at 0, with their seconds, until it is RESOLVED. */
function states(waits: AlertTiming, ...seen: [seconds: number, isActive: boolean, isHeld?: boolean][]): string[] {
  let life = beginLife(at(0), waits);
  const all = [life];
  for (const [seconds, isActive, isHeld = false] of seen) {
    const steps = observe(life, { isActive, isHeld, at: at(seconds) }, waits);
    all.push(...steps);
    life = steps.at(-1) ?? life;
  }
  return all.map(({ state, stateSince }) => `${state} ${(stateSince.getTime() - START) / 1_000}`);
}

describe('the life of an alert', () => {
  test('fires at once and resolves at once without waits', () => {
    expect(states(timing(0, 0), [5, true], [9, false])).toEqual(['FIRING 0', 'RESOLVED 9']);
  });

  test('fires when the condition has held for long enough, at that moment, however late somebody looks', () => {
    expect(states(timing(60, 0), [59, true], [300, true])).toEqual(['PENDING 0', 'FIRING 60']);
    expect(states(timing(60, 0), [300, false])).toEqual(['PENDING 0', 'FIRING 60', 'RESOLVED 300']);
  });

  test('has never fired where the condition ends before', () => {
    expect(states(timing(60, 30), [59, false])).toEqual(['PENDING 0', 'RESOLVED 59']);
  });

  test('keeps firing while the condition comes back in time, and the wait begins anew', () => {
    const back = states(timing(0, 60), [10, false], [69, true], [80, false], [139, false], [140, false]);
    expect(back).toEqual(['FIRING 0', 'RECOVERING 10', 'FIRING 69', 'RECOVERING 80', 'RESOLVED 140']);
  });

  test('loses no recovery while it is held: it resolves when that ends, at the moment when it was over', () => {
    const held = states(timing(0, 0), [10, false, true], [500, false, true], [600, false, false]);
    expect(held).toEqual(['FIRING 0', 'RECOVERING 10', 'RESOLVED 10']);
  });

  test('never goes back in time with a clock that was set back', () => {
    expect(states(timing(0, 60), [100, false], [40, true])).toEqual(['FIRING 0', 'RECOVERING 100', 'FIRING 100']);
  });
});

const observations = fc
  .array(fc.record({ wait: fc.integer({ min: 0, max: 90 }), isActive: fc.boolean(), isHeld: fc.boolean() }), {
    maxLength: 30,
  })
  .map((all) => {
    let seconds = 0;
    return all.map(({ wait, ...rest }) => ({ ...rest, at: at((seconds += wait)) }));
  });
const waits = fc
  .record({ pendingFor: fc.constantFrom(0, 30, 60), keepFiringFor: fc.constantFrom(0, 30, 60) })
  .map(({ pendingFor, keepFiringFor }) => timing(pendingFor, keepFiringFor));

test('how often somebody looks makes no difference to when an alert fires and resolves', () => {
  fc.assert(
    fc.property(observations, waits, fc.integer({ min: 1, max: 20 }), (seen, waited, every) => {
      const run = (ticking: boolean): AlertLife[] => {
        let life = beginLife(at(0), waited);
        const all = [life];
        let last = { isActive: true, isHeld: false, at: at(0) };
        const look = (observation: typeof last) => {
          const steps = observe(life, observation, waited);
          all.push(...steps);
          life = steps.at(-1) ?? life;
          last = observation;
        };
        for (const observation of seen) {
          for (
            let tick = last.at.getTime() + every * 1_000;
            ticking && tick < observation.at.getTime();
            tick += every * 1_000
          ) {
            // A tick sees what was seen last.
            look({ ...last, at: new Date(tick) });
          }
          // Whether it is held is known from the observation on: time up to it acts under what was known before.
          if (observation.isHeld !== last.isHeld) look({ ...last, at: observation.at });
          look(observation);
        }
        return all;
      };
      expect(run(true)).toEqual(run(false));
    }),
  );
});

test('each state leads only where it may, times do not go back, and what is due in the future is the next change', () => {
  const MAY: Record<string, string[]> = {
    PENDING: ['FIRING', 'RESOLVED'],
    FIRING: ['RECOVERING', 'RESOLVED'],
    RECOVERING: ['FIRING', 'RESOLVED'],
    RESOLVED: [],
  };
  fc.assert(
    fc.property(observations, waits, (seen, waited) => {
      let life = beginLife(at(0), waited);
      for (const observation of seen) {
        for (const next of observe(life, observation, waited)) {
          expect(MAY[life.state]).toContain(next.state);
          if (life.state !== 'RECOVERING')
            expect(next.stateSince.getTime()).toBeGreaterThanOrEqual(life.stateSince.getTime());
          expect(next.firedAt !== null || next.state !== 'FIRING').toBe(true);
          life = next;
        }
        const due = lifeDueAt(life, waited, observation.isHeld);
        if (life.state === 'RESOLVED' || life.state === 'FIRING') expect(due).toBeNull();
        if (due !== null) expect(due.getTime()).toBeGreaterThan(observation.at.getTime());
      }
    }),
  );
});
