import { describe, expect, test } from '@jest/globals';
import { NOT_ANSWERED, type Alert } from '../../../src/domain/alerts/alert.ts';
import { answeredStage, decideNotice, flappingStage, type GroupState } from '../../../src/domain/notices/decide.ts';

const START = Date.UTC(2026, 10, 30, 12);
const at = (seconds: number) => new Date(START + seconds * 1_000);
const HOUR = 3_600;

const alert = (id: string, more: Partial<Alert> = {}): Alert => ({
  ...{ id, ruleId: 'hardware', name: 'Hardware failure', fingerprint: id, severity: 'IMPORTANT' },
  ...{ deviceId: id, computer: id, roomId: null, roomName: null, site: 'Oslo', building: null },
  ...{ state: 'FIRING', stateSince: at(0), startedAt: at(0), firedAt: at(0), resolvedAt: null, ...NOT_ANSWERED },
  ...{ summary: 'x', members: [], flapping: false, notices: 1, version: 1, lastChange: 1 },
  ...more,
});
const over = (id: string, notices = 2) => alert(id, { state: 'RESOLVED', resolvedAt: at(9), notices });

const decide = (alerts: Alert[], state: Partial<GroupState> = {}, now = 10) =>
  decideNotice(
    alerts,
    { heard: {}, lastNoticeAt: null, ...state },
    { stages: [flappingStage, answeredStage], repeatInterval: 4 * HOUR * 1_000, now: at(now) },
  );

/* The table of Alertmanager's notify/dedup_stage_test.go, in our words. */
describe('whether a group is told something', () => {
  test.each([
    ['nothing was told and nothing fires', [], {}, 10, null],
    ['an alert fires', [alert('a')], {}, 10, 'FIRING'],
    ['what fires was told', [alert('a')], { heard: { a: 1 }, lastNoticeAt: at(0) }, 10, null],
    ['another joins', [alert('a'), alert('b')], { heard: { a: 1 }, lastNoticeAt: at(0) }, 10, 'FIRING'],
    ['there is news of it', [alert('a', { notices: 2 })], { heard: { a: 1 }, lastNoticeAt: at(0) }, 10, 'FIRING'],
    ['what was told is over', [over('a')], { heard: { a: 1 }, lastNoticeAt: at(0) }, 10, 'RESOLVED'],
    ['one of two is over', [alert('a'), over('b')], { heard: { a: 1, b: 1 }, lastNoticeAt: at(0) }, 10, 'RESOLVED'],
    ['one was over before it was told', [over('a')], {}, 10, null],
    [
      'it fires for longer than the repeat interval',
      [alert('a')],
      { heard: { a: 1 }, lastNoticeAt: at(0) },
      4 * HOUR,
      'REPEAT',
    ],
    ['somebody takes care of it', [alert('a', { response: 'ACKNOWLEDGED' })], {}, 10, null],
    [
      'nobody is reminded of what somebody takes care of',
      [alert('a', { response: 'ACKNOWLEDGED' })],
      { heard: { a: 1 }, lastNoticeAt: at(0) },
      4 * HOUR,
      null,
    ],
    [
      'it flaps, and that is news',
      [alert('a', { flapping: true, notices: 2 })],
      { heard: { a: 1 }, lastNoticeAt: at(0) },
      10,
      'FIRING',
    ],
    [
      'it flaps on',
      [alert('a', { flapping: true, notices: 2 })],
      { heard: { a: 2 }, lastNoticeAt: at(0) },
      4 * HOUR,
      null,
    ],
    ['it waits for its rule', [alert('a', { state: 'PENDING', firedAt: null, notices: 0 })], {}, 10, null],
  ] as const)('%s', (_what, alerts, state, now, reason) => {
    expect(decide([...alerts], state, now).reason).toBe(reason);
  });

  test('the end is told to whom the problem was told, though somebody has answered since', () => {
    const ended = { ...over('a'), response: 'ACKNOWLEDGED' as const };
    const decision = decide([ended], { heard: { a: 1 }, lastNoticeAt: at(0) });
    expect([decision.reason, decision.resolved.map(({ id }) => id), decision.heardAfter]).toEqual([
      'RESOLVED',
      ['a'],
      {},
    ]);
  });

  test('what is held keeps what was heard of it, says why, and is told when nothing holds it any more', () => {
    const known = alert('a', { response: 'ACKNOWLEDGED', respondedBy: 'Ann' });
    const held = decide([known, alert('b')], { heard: { a: 1 }, lastNoticeAt: at(0) });
    expect(held.firing.map(({ id }) => id)).toEqual(['b']);
    expect(held.held).toEqual([{ alertId: 'a', stage: 'answered', reason: 'Acknowledged by Ann' }]);
    expect(held.heardAfter).toEqual({ a: 1, b: 1 });
    const run = decide([alert('a', { notices: 2 }), alert('b')], { heard: held.heardAfter, lastNoticeAt: at(10) });
    expect([run.reason, run.heardAfter]).toEqual(['FIRING', { a: 2, b: 1 }]);
  });

  test('without a notice nothing more is heard', () => {
    expect(decide([alert('a')], { heard: { a: 1 }, lastNoticeAt: at(0) }).heardAfter).toEqual({ a: 1 });
  });
});
