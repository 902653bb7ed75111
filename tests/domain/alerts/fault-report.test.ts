import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { acknowledge, endAlert, tick, withdrawAnswer } from '../../../src/domain/alerts/answers.ts';
import type { Alert, AlertChange, ChangedAlert } from '../../../src/domain/alerts/alert.ts';
import { applyFault, type FaultReport } from '../../../src/domain/alerts/fault-report.ts';
import { SHIPPED_RULES, type AlertRule } from '../../../src/domain/alerts/rule.ts';
import type { FaultState } from '../../../src/domain/health/device.ts';

const START = Date.UTC(2026, 10, 30, 12);
const at = (seconds: number) => new Date(START + seconds * 1_000);
const hardware = SHIPPED_RULES.find(({ id }) => id === 'hardware')!;

/** A change of a fault of one device, from its number on the next of the fault's versions. */
function report(
  number: number,
  signal: string,
  state: FaultState,
  more: Partial<FaultReport> & { site?: string } = {},
): FaultReport {
  const { site = 'Oslo', ...rest } = more;
  return {
    ...{ number, at: at(number), version: number, computer: 'LAB-01', label: signal, reason: `${signal} is ${state}` },
    ...{ recommendedAction: null, flapping: false, acknowledgedBy: null, acknowledgementNote: null },
    facet: {
      ...{ faultId: signal, deviceId: 'lab', roomId: 'r', roomName: 'Lab', site, building: null, signal },
      ...{ category: 'HARDWARE', severity: 'IMPORTANT', state, acknowledged: rest.acknowledgedBy != null },
    },
    ...rest,
  };
}

/** All alerts that reports lead to, one after the other. */
function apply(rule: AlertRule, ...reports: FaultReport[]): { alerts: Alert[]; changes: AlertChange[] } {
  const alerts: Alert[] = [];
  const changes: AlertChange[] = [];
  for (const one of reports) {
    for (const changed of applyFault(alerts.at(-1) ?? null, rule, one, () => `alert-${one.number}`)) {
      if (alerts.at(-1)?.id === changed.alert.id) alerts.pop();
      alerts.push(changed.alert);
      changes.push(...changed.changes);
    }
  }
  return { alerts, changes };
}

const kinds = ({ changes }: { changes: AlertChange[] }) => changes.map(({ kind }) => kind);

describe('a fault rule', () => {
  test('makes one alert of a device, whatever number of its faults are open, and ends it with the last', () => {
    const told = apply(
      hardware,
      report(1, 'camera', 'OPEN'),
      report(2, 'microphone', 'OPEN'),
      report(3, 'camera', 'RESOLVED'),
      report(4, 'microphone', 'RESOLVED'),
    );
    expect(told.alerts).toHaveLength(1);
    expect(kinds(told)).toEqual(['FIRED', 'UPDATED', 'UPDATED', 'RESOLVED']);
    expect(told.changes[1]!.reason).toBe('microphone is OPEN');
    expect(told.alerts[0]).toMatchObject({
      state: 'RESOLVED',
      firedAt: at(1),
      resolvedAt: at(4),
      notices: 3,
      version: 4,
    });
  });

  test('begins another alert with a failure after the end', () => {
    const { alerts } = apply(
      hardware,
      report(1, 'camera', 'OPEN'),
      report(2, 'camera', 'RESOLVED'),
      report(3, 'camera', 'OPEN'),
    );
    expect(alerts.map(({ id, state }) => [id, state])).toEqual([
      ['alert-1', 'RESOLVED'],
      ['alert-3', 'FIRING'],
    ]);
  });

  test('an alert that was over by its wait when the fault came back is followed by another', () => {
    const rule = { ...hardware, keepFiringFor: 60_000 };
    const back = apply(
      rule,
      report(1, 'camera', 'OPEN'),
      report(10, 'camera', 'RESOLVED'),
      report(50, 'camera', 'OPEN'),
    );
    expect(kinds(back)).toEqual(['FIRED', 'RECOVERING', 'REFIRED']);
    expect(back.alerts[0]!.notices).toBe(1);
    const late = apply(
      rule,
      report(1, 'camera', 'OPEN'),
      report(10, 'camera', 'RESOLVED'),
      report(71, 'camera', 'OPEN'),
    );
    expect(kinds(late)).toEqual(['FIRED', 'RECOVERING', 'RESOLVED', 'FIRED']);
    expect(late.alerts).toHaveLength(2);
    expect(late.alerts[0]!.resolvedAt).toEqual(at(70));
  });

  test('says nothing of faults of other categories, sites and states', () => {
    const inOslo = { ...hardware, faults: { ...hardware.faults, sites: ['Oslo'] } };
    expect(apply(inOslo, report(1, 'camera', 'OPEN', { site: 'Bergen' })).alerts).toEqual([]);
    expect(apply(hardware, report(1, 'camera', 'PENDING')).alerts).toEqual([]);
    expect(apply({ ...hardware, enabled: false }, report(1, 'camera', 'OPEN')).alerts).toEqual([]);
    const offline = SHIPPED_RULES.find(({ id }) => id === 'offline')!;
    expect(apply(offline, report(1, 'camera', 'OPEN')).alerts).toEqual([]);
  });

  test('ends an alert whose device moves out of the rule', () => {
    const inOslo = { ...hardware, faults: { ...hardware.faults, sites: ['Oslo'] } };
    const moved = apply(inOslo, report(1, 'camera', 'OPEN'), report(2, 'camera', 'OPEN', { site: 'Bergen' }));
    expect(kinds(moved)).toEqual(['FIRED', 'RESOLVED']);
  });

  test('holds an alert of a fault that flaps, with a notice when that begins, and no recovery is lost when it ends', () => {
    const flaps = apply(
      hardware,
      report(1, 'camera', 'OPEN'),
      report(2, 'camera', 'OPEN', { flapping: true }),
      report(3, 'camera', 'RESOLVED', { flapping: true }),
      report(4, 'camera', 'OPEN', { flapping: true }),
      report(5, 'camera', 'RESOLVED', { flapping: true }),
    );
    expect(flaps.alerts).toHaveLength(1);
    expect(flaps.alerts[0]).toMatchObject({ state: 'RECOVERING', flapping: true, notices: 2 });
    const [ended] = applyFault(flaps.alerts[0]!, hardware, report(6, 'camera', 'RESOLVED'), () => 'none');
    expect(ended!.alert).toMatchObject({ state: 'RESOLVED', flapping: false, resolvedAt: at(5) });
    expect(ended!.alert.notices).toBeGreaterThan(2);
  });
});

describe('answers to an alert', () => {
  const two = [report(1, 'camera', 'OPEN'), report(2, 'microphone', 'OPEN')];
  const acknowledged = (number: number, signal: string) => report(number, signal, 'OPEN', { acknowledgedBy: 'Ann' });

  test('all faults acknowledged acknowledges the alert; one taken back takes it back, and is news', () => {
    const one = apply(hardware, ...two, acknowledged(3, 'camera'));
    expect(one.alerts[0]!.response).toBe('NEW');
    const all = apply(hardware, ...two, acknowledged(3, 'camera'), acknowledged(4, 'microphone'));
    expect(all.alerts[0]).toMatchObject({ response: 'ACKNOWLEDGED', respondedBy: 'Ann', notices: 2 });
    expect(kinds(all).at(-1)).toBe('ACKNOWLEDGED');
    const back = apply(
      hardware,
      ...two,
      acknowledged(3, 'camera'),
      acknowledged(4, 'microphone'),
      report(5, 'camera', 'OPEN'),
    );
    expect(back.alerts[0]).toMatchObject({ response: 'NEW', respondedBy: null, notices: 3 });
  });

  test('a fault that joins an acknowledged alert is not acknowledged, and is news', () => {
    const [alert] = apply(hardware, two[0]!).alerts;
    const { alert: known } = acknowledge(alert!, { by: 'Ann', note: 'on my way', until: null }, at(10))!;
    const [joined] = applyFault(known, hardware, report(20, 'microphone', 'OPEN'), () => 'none');
    expect(joined!.alert).toMatchObject({ response: 'NEW', notices: known.notices + 1 });
    expect(joined!.alert.members.map((member) => member.acknowledged)).toEqual([false, false]);
  });

  test('an acknowledgement runs out, and what stands unanswered again is news', () => {
    const [alert] = apply(hardware, two[0]!).alerts;
    const { alert: known } = acknowledge(alert!, { by: 'Ann', note: null, until: at(600) }, at(10))!;
    expect(tick(known, hardware, at(599))).toBeNull();
    expect(tick(known, hardware, at(600))!.alert).toMatchObject({ response: 'NEW', notices: known.notices + 1 });
    expect(acknowledge(known, { by: 'Ann', note: null, until: at(600) }, at(20))).toBeNull();
    expect(withdrawAnswer(alert!, 'by Ann', at(20))).toBeNull();
  });

  test('an alert whose rule is gone ends once', () => {
    const [alert] = apply(hardware, two[0]!).alerts;
    const ended = endAlert(alert!, 'The rule was deleted', at(9))!;
    expect(ended.alert).toMatchObject({ state: 'RESOLVED', resolvedAt: at(9), notices: 2 });
    expect(endAlert(ended.alert, 'again', at(10))).toBeNull();
  });
});

/** Histories of two faults of one device. */
const histories = fc
  .array(fc.record({ signal: fc.constantFrom('camera', 'microphone'), wait: fc.integer({ min: 1, max: 40 }) }), {
    maxLength: 25,
  })
  .map((steps) => {
    const open: Record<string, boolean> = {};
    let seconds = 0;
    return steps.map(({ signal, wait }, index) => {
      open[signal] = !open[signal];
      seconds += wait;
      return report(index + 1, signal, open[signal] ? 'OPEN' : 'RESOLVED', { at: at(seconds) });
    });
  });
const rules = fc
  .record({ pendingFor: fc.constantFrom(0, 20_000), keepFiringFor: fc.constantFrom(0, 20_000) })
  .map((timing) => ({ ...hardware, ...timing }));

test('a history that comes again, from any place on, changes nothing', () => {
  fc.assert(
    fc.property(histories, rules, fc.nat(24), (history, rule, from) => {
      const { alerts } = apply(rule, ...history);
      let again: Alert | null = alerts.at(-1) ?? null;
      const changed: ChangedAlert[] = [];
      for (const one of history.slice(from)) {
        for (const next of applyFault(again, rule, one, () => `alert-${one.number}`)) {
          changed.push(next);
          again = next.alert;
        }
      }
      expect(changed).toEqual([]);
    }),
  );
});

test('an alert is active exactly while a fault is open, versions have no hole, and who was notified of a failure hears of its end', () => {
  fc.assert(
    fc.property(histories, rules, (history, rule) => {
      const { alerts, changes } = apply(rule, ...history);
      const last = alerts.at(-1);
      const open = new Map(history.map(({ facet }) => [facet.signal, facet.state === 'OPEN']));
      if (last) expect(['PENDING', 'FIRING'].includes(last.state)).toBe([...open.values()].includes(true));
      for (const alert of alerts) {
        const own = changes.filter(({ after }) => after.alertId === alert.id);
        expect(own.map(({ version }) => version)).toEqual(own.map((_, index) => index + 1));
        if (alert.state === 'RESOLVED') expect(alert.notices > 0).toBe(alert.firedAt !== null);
        if (alert.state === 'RESOLVED' && alert.firedAt !== null) expect(alert.notices).toBeGreaterThanOrEqual(2);
      }
    }),
  );
});
