import { describe, expect, test } from '@jest/globals';
import { newDevice, type DeviceState } from '../../../src/domain/health/device.ts';
import { settle, takeReport, type Rules } from '../../../src/domain/health/transition.ts';
import { DAY, HOUR, minute, reportOf } from './story.ts';

const at = (hours: number) => minute(hours * 60);
const rulesAt = (hours: number, ingestUpSince: number | null = null): Rules => ({
  now: at(hours),
  staleAfter: HOUR / 3,
  reopenWithin: 7 * DAY,
  ingestUpSince: ingestUpSince === null ? null : at(ingestUpSince),
});
const pass = (device: DeviceState, hours: number, up: number | null = null) => settle(device, rulesAt(hours, up));
const registered = () => pass(newDevice('id', 'MTR-1', at(0)), 0).device;
const stateOf = ({ signals }: DeviceState) => signals.find(({ key }) => key === 'never-heard')?.state ?? null;

describe('a device that was registered and never heard', () => {
  test('opens a fault of its own after a day, and stays UNKNOWN', () => {
    const device = registered();
    expect(device).toMatchObject({ dueAt: at(24), signals: [], faults: [], health: 'UNKNOWN' });
    expect(pass(device, 23.99)).toMatchObject({ changes: [], device: { dueAt: at(24) } });
    const { device: late, changes } = pass(device, 24);
    expect(changes).toMatchObject([{ kind: 'OPENED', reason: 'Nothing heard since it was registered' }]);
    expect(late.faults).toMatchObject([
      { signal: 'never-heard', category: 'OFFLINE', severity: 'WARNING', state: 'OPEN', startedAt: at(24) },
    ]);
    expect(late).toMatchObject({ health: 'UNKNOWN', dueAt: null });
    expect(pass(late, 1_000)).toMatchObject({ changes: [], device: { health: 'UNKNOWN' } });
  });

  test('is heard by its first event, even a late one, which ends the fault', () => {
    const late = pass(registered(), 24).device;
    for (const hours of [25, 2, -100]) {
      const { device, changes } = takeReport(
        late,
        reportOf({ at: 25 * 60, own: hours * 60, eventId: 2000 }),
        rulesAt(25),
      );
      expect(changes).toMatchObject([
        { kind: 'RESOLVED', reason: 'Heard for the first time', after: { signal: 'never-heard' } },
      ]);
      expect(stateOf(device)).toBe('HEALTHY');
      expect(device.faults[0]!.resolvedAt!.getTime()).toBeGreaterThanOrEqual(at(24).getTime());
    }
  });

  test('that is heard within the day has no such signal', () => {
    const { device } = takeReport(registered(), reportOf({ at: 3 * 60, eventId: 2000 }), rulesAt(3));
    expect(stateOf(pass(device, 100).device)).toBeNull();
  });

  test('is not missed while it could not be heard; a restart of the server later does not end the fault', () => {
    const device = registered();
    const up = pass(device, 24, 23.9);
    expect(up).toMatchObject({ changes: [], device: { dueAt: at(23.9 + 1 / 3) } });
    const late = pass(up.device, 24.5, 23.9).device;
    expect(stateOf(late)).toBe('UNHEALTHY');
    expect(pass(late, 30, 29.9)).toMatchObject({ changes: [], device: { faults: [{ state: 'OPEN' }], dueAt: null } });
  });
});
