import type { DeviceState, FaultChange, Presence, Signal } from './device.ts';
import { faultsDueAt, settleFaults, type FaultWindows } from './faults.ts';
import { fold } from './fold.ts';
import { hear, neverHeardAt, noteArrival, passTime, presenceDueAt, type PresenceRules } from './presence.ts';
import { earlier } from '../time/moments.ts';
import type { Report } from './report.ts';
import { deviceHealth } from './rollup.ts';
import { restartsEndAt, RESTARTS_VALUE, viewSignals } from './view.ts';

/** The clock of presence and the windows of faults. */
export type Rules = PresenceRules & FaultWindows;

/** A device after a step, and what changed about its faults. */
export interface Transition {
  device: DeviceState;
  changes: FaultChange[];
}

/** Folds one report into a device: (device, report, now) → (device, changes). Folding the same report again changes nothing. */
export function takeReport(device: DeviceState, report: Report, rules: Rules): Transition {
  const hearing = hear(report, device.facts, device.presence, rules.staleAfter);
  const counted = { ...report, stamp: { ...report.stamp, at: hearing.foldedAt } };
  return settle(
    {
      ...device,
      facts: fold(device.facts, counted),
      presence: noteArrival(device.presence, report, hearing),
    },
    rules,
  );
}

/** Lets time alone act on a device, and updates everything that follows from its facts. */
export function settle(device: DeviceState, rules: Rules): Transition {
  const presence = passTime(device.presence, device.facts, rules);
  const unheard = neverHeardAt(device.firstSeenAt, device.facts, rules);
  const signals = viewSignals({ facts: device.facts, presence, neverHeardAt: unheard }, rules.now, device.signals).map(
    (signal) => ({ ...signal, severity: rules.policyOf?.(signal.key).severity ?? signal.severity }),
  );
  const present: DeviceState = { ...device, presence, signals };
  const { faults, changes } = settleFaults(present, (signal) => reasonOf(signal, presence), rules.now, rules);
  const verdict = deviceHealth(presence.heardAt, faults);
  const next: DeviceState = {
    ...present,
    faults,
    health: verdict.health,
    healthReason: verdict.reason,
    healthSince: verdict.health === device.health ? device.healthSince : rules.now,
  };
  return { device: { ...next, dueAt: dueAt(next, rules) }, changes };
}

/** The earliest moment at which time alone changes the device. */
function dueAt(device: DeviceState, rules: Rules): Date | null {
  const isUnhealthy = (key: string) => device.signals.some((one) => one.key === key && one.state === 'UNHEALTHY');
  return [
    presenceDueAt(device.presence, rules),
    faultsDueAt(device, rules),
    isUnhealthy('restarts') ? restartsEndAt(device.facts) : null,
    isUnhealthy('never-heard') ? null : neverHeardAt(device.firstSeenAt, device.facts, rules),
  ].reduce(earlier, null);
}

/** The reason for a signal's state, in words that stay the same as long as the state does. */
function reasonOf(signal: Signal, presence: Presence): string {
  const healthy = signal.state !== 'UNHEALTHY';
  switch (signal.key) {
    case 'heartbeat':
      return healthy ? 'Heard again' : `Nothing heard since ${presence.heardAt!.toISOString()}`;
    case 'never-heard':
      return healthy ? 'Heard for the first time' : 'Nothing heard since it was registered';
    case 'hardware-check':
      return healthy ? 'Hardware checks are back' : 'Heartbeats come, but no hardware checks';
    case 'app-heartbeat':
      return healthy ? 'Heartbeats are back' : 'Hardware checks come, but no heartbeats';
    case 'restarts':
      return healthy ? 'Restarts are back to normal' : RESTARTS_VALUE[0]!.toUpperCase() + RESTARTS_VALUE.slice(1);
    case 'app':
    case 'hardware':
      return healthy ? `${signal.label} error is over` : signal.value || `${signal.label} error`;
    default:
      if (signal.value === null) return `${signal.label} is healthy: all clear`;
      return `${signal.label} is ${signal.value || 'reported without a value'}`;
  }
}
