import { randomUUID } from 'node:crypto';
import type {
  DeviceState,
  Fault,
  FaultChange,
  FaultChangeKind,
  FaultFacet,
  FaultState,
  Place,
  Signal,
} from './device.ts';
import { recommendedAction } from './recommended-action.ts';

/** Watch and reopen windows, in milliseconds. */
export interface FaultWindows {
  reopenWithin: number;
}

/** Exchange reconnects by itself: the operator guidance says to wait for the next message. */
const WATCH_TIME: Readonly<Record<string, number>> = { connecting: 10 * 60_000 };

/** How long a value must last before its fault opens, in milliseconds. */
export function watchTime(value: string | null): number {
  return WATCH_TIME[(value ?? '').trim().toLowerCase()] ?? 0;
}

/** What a filter sees of a fault. */
export function facetOf(fault: Fault, deviceId: string, place: Place): FaultFacet {
  const { roomId, roomName, site, building } = place;
  return {
    faultId: fault.id,
    deviceId,
    roomId,
    roomName,
    site,
    building,
    signal: fault.signal,
    category: fault.category,
    severity: fault.severity,
    state: fault.state,
    acknowledged: fault.acknowledgedAt !== null,
  };
}

/** A signal with what led to its present state, in words. */
export interface Cause {
  signal: Signal;
  reason: string;
}

/**
 * Brings a device's faults in line with its signals: (device with its new signals, now) → (faults, changes), in the signals' order.
 * At most one fault of a signal is not CLOSED; UNKNOWN changes nothing; an optional signal has none open.
 */
export function settleFaults(
  device: DeviceState,
  causes: readonly Cause[],
  now: Date,
  windows: FaultWindows,
): { faults: Fault[]; changes: FaultChange[] } {
  const faults = new Map(device.faults.map((fault) => [fault.signal, fault]));
  const changes: FaultChange[] = [];
  const change = (fault: Fault, next: Partial<Fault>, kind: FaultChangeKind, reason: string) => {
    const changed = changeFault(device, fault, next, kind, reason, now);
    changes.push(changed);
    if (kind === 'CLOSED') faults.delete(fault.signal);
    else faults.set(fault.signal, changed.fault);
  };

  for (const cause of causes) {
    const { signal } = cause;
    const fault = faults.get(signal.key);
    const optional = device.optional.includes(signal.key);
    if (signal.state === 'UNHEALTHY' && !optional) {
      const step = failing(fault, cause, now);
      if (!step) continue;
      if (!fault) {
        const opened = newFault(device, cause, now);
        changes.push(opened);
        faults.set(signal.key, opened.fault);
      } else if (step.kind) {
        change(fault, step.next, step.kind, cause.reason);
      } else {
        faults.set(signal.key, { ...fault, ...step.next });
      }
    } else if (
      fault &&
      (fault.state === 'PENDING' || fault.state === 'OPEN') &&
      (signal.state !== 'UNKNOWN' || optional)
    ) {
      const resolvedAt = signal.state === 'UNHEALTHY' || signal.state === 'UNKNOWN' ? now : signal.since;
      const reason =
        signal.state === 'UNHEALTHY' || signal.state === 'UNKNOWN' ? `${signal.label} is optional` : cause.reason;
      change(fault, { state: 'RESOLVED', resolvedAt, stateSince: now }, 'RESOLVED', reason);
    }
  }

  for (const fault of faults.values()) {
    const closesAt = fault.state === 'RESOLVED' ? fault.stateSince.getTime() + windows.reopenWithin : Infinity;
    if (closesAt <= now.getTime())
      change(fault, { state: 'CLOSED', stateSince: now }, 'CLOSED', 'Quiet for the reopen window');
  }
  return { faults: [...faults.values()], changes };
}

/** What an unhealthy signal does to its fault: a change of `kind`, or (kind null) a later report only; null for nothing. */
function failing(
  fault: Fault | undefined,
  cause: Cause,
  now: Date,
): { next: Partial<Fault>; kind: FaultChangeKind | null } | null {
  const { signal, reason } = cause;
  const told = {
    reason,
    recommendedAction: recommendedAction(signal),
    lastReportedAt: signal.lastReportedAt ?? signal.since,
  };
  if (!fault) return { next: told, kind: 'OPENED' };
  const lastReportedAt = told.lastReportedAt > fault.lastReportedAt ? told.lastReportedAt : fault.lastReportedAt;
  const watch = watchTime(signal.value);
  if (fault.state === 'RESOLVED') {
    const again = { ...told, lastReportedAt, resolvedAt: null, stateSince: now, ...NOT_ACKNOWLEDGED };
    return watch > 0
      ? { next: { ...again, state: 'PENDING', openedAt: null }, kind: 'PENDING' }
      : { next: { ...again, ...opened(fault, now) }, kind: fault.occurrences === 0 ? 'OPENED' : 'REOPENED' };
  }
  if (fault.state === 'PENDING' && fault.stateSince.getTime() + watch <= now.getTime()) {
    const next = { ...told, lastReportedAt, ...opened(fault, now) };
    return { next, kind: fault.occurrences === 0 ? 'OPENED' : 'REOPENED' };
  }
  const differs =
    fault.reason !== told.reason ||
    fault.recommendedAction !== told.recommendedAction ||
    fault.severity !== signal.severity ||
    fault.category !== signal.category;
  if (differs) {
    return { next: { ...told, lastReportedAt, severity: signal.severity, category: signal.category }, kind: 'UPDATED' };
  }
  return lastReportedAt > fault.lastReportedAt ? { next: { lastReportedAt }, kind: null } : null;
}

const NOT_ACKNOWLEDGED = { acknowledgedAt: null, acknowledgedBy: null, acknowledgementNote: null } as const;

function opened(fault: Fault, now: Date): Partial<Fault> {
  return { state: 'OPEN', openedAt: now, occurrences: fault.occurrences + 1, stateSince: now };
}

function newFault(device: DeviceState, { signal, reason }: Cause, now: Date): FaultChange {
  const state: FaultState = watchTime(signal.value) > 0 ? 'PENDING' : 'OPEN';
  const fault: Fault = {
    id: randomUUID(),
    signal: signal.key,
    category: signal.category,
    severity: signal.severity,
    state,
    reason,
    recommendedAction: recommendedAction(signal),
    startedAt: signal.since,
    openedAt: state === 'OPEN' ? now : null,
    resolvedAt: null,
    lastReportedAt: signal.lastReportedAt ?? signal.since,
    occurrences: state === 'OPEN' ? 1 : 0,
    flapping: false,
    ...NOT_ACKNOWLEDGED,
    version: 1,
    stateSince: now,
  };
  const kind = state === 'OPEN' ? 'OPENED' : 'PENDING';
  return {
    kind,
    at: now,
    reason,
    previousState: null,
    before: null,
    after: facetOf(fault, device.id, device.place),
    fault,
  };
}

/** The fault after `next`, as a change that says what it was before. */
export function changeFault(
  device: Pick<DeviceState, 'id' | 'place'>,
  fault: Fault,
  next: Partial<Fault>,
  kind: FaultChangeKind,
  reason: string,
  now: Date,
  placeBefore: Place = device.place,
): FaultChange {
  const after: Fault = { ...fault, ...next, version: fault.version + 1 };
  return {
    kind,
    at: now,
    reason,
    previousState: fault.state,
    before: facetOf(fault, device.id, placeBefore),
    after: facetOf(after, device.id, device.place),
    fault: after,
  };
}

/** The next moment at which a fault's window ends: watch time over, or quiet long enough to close. */
export function faultsDueAt(device: Pick<DeviceState, 'faults' | 'signals'>, windows: FaultWindows): Date | null {
  let due = Infinity;
  for (const fault of device.faults) {
    if (fault.state === 'RESOLVED') due = Math.min(due, fault.stateSince.getTime() + windows.reopenWithin);
    if (fault.state !== 'PENDING') continue;
    const value = device.signals.find((signal) => signal.key === fault.signal)?.value ?? null;
    due = Math.min(due, fault.stateSince.getTime() + watchTime(value));
  }
  return due === Infinity ? null : new Date(due);
}
