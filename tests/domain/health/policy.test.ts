import { describe, expect, test } from '@jest/globals';
import {
  isSignalKey,
  resolvePolicy,
  type OwnSignalPolicy,
  type SignalPolicy,
} from '../../../src/domain/health/policy.ts';
import { minute, MINUTE, Story } from './story.ts';

const own = (more: Partial<OwnSignalPolicy>): OwnSignalPolicy => ({
  ...{ key: 'camera', optional: null, watchTime: null, severity: null },
  ...more,
});
const NOTHING: SignalPolicy = { optional: false, watchTime: null, severity: null };

/** A story in which this is set for the camera. */
function storyWith(policy: Partial<SignalPolicy>): Story {
  const story = new Story();
  setPolicy(story, policy);
  return story;
}
function setPolicy(story: Story, policy: Partial<SignalPolicy>): void {
  story.rules = { ...story.rules, policyOf: (key) => (key === 'camera' ? { ...NOTHING, ...policy } : NOTHING) };
}

test('each member comes from the nearest place that sets it, false and 0 too', () => {
  const places = [
    own({ optional: false }),
    undefined,
    own({ optional: true, watchTime: 0 }),
    own({ severity: 'WARNING' }),
  ];
  expect(resolvePolicy(places)).toEqual({ optional: false, watchTime: 0, severity: 'WARNING' });
  expect(resolvePolicy([undefined])).toEqual(NOTHING);
});

test.each([
  ['camera', true],
  ['label-größe-2', true],
  ['', false],
  ['a.b', false],
  ['$where', false],
  ['x'.repeat(201), false],
])('%j is the key of a signal: %s', (key, is) => {
  expect(isSignalKey(key)).toBe(is);
});

describe('a policy', () => {
  test('of watch time holds a fault back, and one that recovers before never opens', () => {
    const story = storyWith({ watchTime: 15 * MINUTE });
    story.hear({ at: 0, eventId: 3001 });
    expect(story.fault('camera')).toMatchObject({ state: 'PENDING', openedAt: null });
    expect(story.device.health).toBe('HEALTHY');
    story.hear({ at: 10, eventId: 3000 });
    expect(story.fault('camera')).toMatchObject({ state: 'RESOLVED', openedAt: null });
    story.hear({ at: 12, eventId: 3001 });
    story.hear({ at: 26, eventId: 2000 });
    story.passTo(27);
    expect(story.fault('camera')).toMatchObject({ state: 'OPEN', openedAt: minute(27) });
  });

  test('of watch time 0 opens at once what is watched otherwise', () => {
    const story = new Story();
    story.rules = { ...story.rules, policyOf: () => ({ ...NOTHING, watchTime: 0 }) };
    story.hear({ at: 0, eventId: 2001, text: 'Exchange status : Connecting.' });
    expect(story.fault('exchange')).toMatchObject({ state: 'OPEN' });
  });

  test('of severity is that of the signal, of its faults and of the health; changed, the fault follows', () => {
    const story = storyWith({ severity: 'WARNING' });
    story.hear({ at: 0, eventId: 3001 });
    expect(story.fault('camera')).toMatchObject({ state: 'OPEN', severity: 'WARNING' });
    expect(story.device.health).toBe('WARNING');
    setPolicy(story, { severity: 'CRITICAL' });
    expect(story.look(1)).toMatchObject([{ kind: 'UPDATED', after: { severity: 'CRITICAL' } }]);
    expect(story.device.health).toBe('UNHEALTHY');
    setPolicy(story, {});
    expect(story.look(2)).toMatchObject([{ kind: 'UPDATED', after: { severity: 'IMPORTANT' } }]);
  });

  test('that makes a signal optional resolves its fault; the other way round it opens again', () => {
    const story = new Story();
    story.hear({ at: 0, eventId: 3001 });
    setPolicy(story, { optional: true });
    expect(story.look(1)).toMatchObject([{ kind: 'RESOLVED', reason: 'Camera is optional' }]);
    expect(story.device.health).toBe('HEALTHY');
    setPolicy(story, { optional: false });
    expect(story.look(2)).toMatchObject([{ kind: 'REOPENED' }]);
  });
});
