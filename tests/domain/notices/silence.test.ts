import { expect, test } from '@jest/globals';
import { NOT_ANSWERED, type Alert } from '../../../src/domain/alerts/alert.ts';
import { silencesEndAt, silenceStage, silenceState, type Silence } from '../../../src/domain/notices/silence.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30, 12, minutes));
const silence = (from: number, to: number, value = 'Oslo'): Silence => ({
  ...{ id: `${from}-${to}`, startsAt: at(from), endsAt: at(to), comment: 'Works', createdBy: 'Ann' },
  matchers: [{ label: 'site', operator: '=', value }],
});
const alert: Alert = {
  ...{ id: 'a', ruleId: 'hardware', name: 'Hardware failure', fingerprint: 'a', severity: 'IMPORTANT' },
  ...{ deviceId: 'a', computer: 'a', roomId: null, roomName: null, site: 'Oslo', building: null },
  ...{ state: 'FIRING', stateSince: at(0), startedAt: at(0), firedAt: at(0), resolvedAt: null, ...NOT_ANSWERED },
  ...{ summary: 'x', members: [], flapping: false, notices: 1, version: 1, lastChange: 1 },
};

test('a silence holds from its start on and up to its end', () => {
  expect([0, 9, 10, 19, 20].map((minute) => silenceState(silence(10, 20), at(minute)))).toEqual([
    ...['PENDING', 'PENDING', 'ACTIVE', 'ACTIVE', 'EXPIRED'],
  ]);
  const holds = (minute: number, ...silences: Silence[]) => silenceStage(silences, at(minute)).holds(alert, {});
  expect(holds(10, silence(10, 20))).toBe('Silenced by Ann until 2026-11-30T12:20:00.000Z: Works');
  expect(holds(20, silence(10, 20))).toBeNull();
  expect(holds(10, silence(10, 20, 'Bergen'))).toBeNull();
});

test('an alert is held until the last of its silences is over', () => {
  expect(silencesEndAt([silence(0, 20), silence(0, 40), silence(30, 60)], [alert], at(10))).toEqual(at(40));
  expect(silencesEndAt([silence(0, 20)], [alert], at(20))).toBeNull();
});
