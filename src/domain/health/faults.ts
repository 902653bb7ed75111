import { randomUUID } from 'node:crypto';
import type { DeviceState, Fault, FaultChange, FaultChangeKind, FaultFacet, Place, Signal } from './device.ts';
import { later } from './moments.ts';
import { recommendedAction } from './recommended-action.ts';

/** Watch and reopen windows, in milliseconds. */
export interface FaultWindows {
  reopenWithin: number;
}

/** How long a value must last before its fault opens, in milliseconds. Exchange reconnects by itself: the guidance says to wait. */
export function watchTime(value: string | null): number {
  return value?.trim().toLowerCase() === 'connecting' ? 10 * 60_000 : 0;
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
  const closeQuiet = () => {
    for (const fault of faults.values()) {
      if (fault.state !== 'RESOLVED' || closesAt(fault, windows) > now.getTime()) continue;
      const next = { state: 'CLOSED', stateSince: now } as const;
      changes.push(changeFault(device, fault, next, 'CLOSED', 'Quiet for the reopen window', now));
      faults.delete(fault.signal);
    }
  };

  // Before the signals: what fails after the window is another fault, even where no sweep came by in between.
  closeQuiet();
  for (const cause of causes) {
    const fault = faults.get(cause.signal.key);
    const change = nextChange(device, fault, cause, now);
    if (change) {
      changes.push(change);
      faults.set(cause.signal.key, change.fault);
    } else if (fault && fault.state !== 'RESOLVED' && cause.signal.state === 'UNHEALTHY') {
      // A later report of the same: noted without a change.
      const lastReportedAt = later(fault.lastReportedAt, cause.signal.lastReportedAt)!;
      if (lastReportedAt > fault.lastReportedAt) faults.set(fault.signal, { ...fault, lastReportedAt });
    }
  }
  // And after them, for a window of no length.
  if (windows.reopenWithin <= 0) closeQuiet();
  return { faults: [...faults.values()], changes };
}

/** What a signal changes about its fault, if anything. */
function nextChange(device: DeviceState, fault: Fault | undefined, cause: Cause, now: Date): FaultChange | null {
  const { signal } = cause;
  const change = (next: Partial<Fault>, kind: FaultChangeKind, reason = cause.reason) =>
    changeFault(device, fault!, next, kind, reason, now);

  if (device.optional.includes(signal.key)) {
    const reason = `${signal.label} is optional`;
    return isActive(fault) ? change({ state: 'RESOLVED', resolvedAt: now, stateSince: now }, 'RESOLVED', reason) : null;
  }
  switch (signal.state) {
    case 'UNKNOWN':
      return null;
    case 'HEALTHY':
    case 'NOT_APPLICABLE': {
      if (!isActive(fault)) return null;
      // Never before it began: silence begins by our clock, and ends at the time that the device gives its next event.
      const resolvedAt = later(signal.since, fault.startedAt);
      return change({ state: 'RESOLVED', resolvedAt, stateSince: now }, 'RESOLVED');
    }
    case 'UNHEALTHY':
      break;
  }

  const watched = watchTime(signal.value);
  if (!fault) return newFault(device, cause, watched > 0 ? 'PENDING' : 'OPEN', now);
  const told = {
    ...toldBy(cause),
    lastReportedAt: later(fault.lastReportedAt, signal.lastReportedAt)!,
  };
  const opened = { state: 'OPEN', openedAt: now, stateSince: now, occurrences: fault.occurrences + 1 } as const;
  const openedKind = fault.occurrences === 0 ? 'OPENED' : 'REOPENED';
  if (fault.state === 'RESOLVED') {
    const again = { ...told, resolvedAt: null, ...NOT_ACKNOWLEDGED };
    return watched > 0
      ? change({ ...again, state: 'PENDING', openedAt: null, stateSince: now }, 'PENDING')
      : change({ ...again, ...opened }, openedKind);
  }
  if (fault.state === 'PENDING' && fault.stateSince.getTime() + watched <= now.getTime()) {
    return change({ ...told, ...opened }, openedKind);
  }
  const differs =
    fault.reason !== told.reason ||
    fault.recommendedAction !== told.recommendedAction ||
    fault.severity !== told.severity ||
    fault.category !== told.category;
  return differs ? change(told, 'UPDATED') : null;
}

const NOT_ACKNOWLEDGED = { acknowledgedAt: null, acknowledgedBy: null, acknowledgementNote: null } as const;

function isActive(fault: Fault | undefined): fault is Fault {
  return fault?.state === 'PENDING' || fault?.state === 'OPEN';
}

/** What a fault shows of its signal. */
function toldBy({ signal, reason }: Cause) {
  const { category, severity } = signal;
  return { category, severity, reason, recommendedAction: recommendedAction(signal) };
}

function newFault(device: DeviceState, cause: Cause, state: 'PENDING' | 'OPEN', now: Date): FaultChange {
  const { signal } = cause;
  const fault: Fault = {
    id: randomUUID(),
    signal: signal.key,
    ...toldBy(cause),
    state,
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
  return {
    kind: state === 'OPEN' ? 'OPENED' : 'PENDING',
    at: now,
    reason: fault.reason,
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
    if (fault.state === 'RESOLVED') due = Math.min(due, closesAt(fault, windows));
    if (fault.state !== 'PENDING') continue;
    const signal = device.signals.find(({ key }) => key === fault.signal);
    // A device that has gone silent opens nothing: what it was about to open waits for its next word.
    if (signal?.state === 'UNHEALTHY') due = Math.min(due, fault.stateSince.getTime() + watchTime(signal.value));
  }
  return due === Infinity ? null : new Date(due);
}

/** When a resolved fault has been quiet for long enough. */
function closesAt(fault: Fault, windows: FaultWindows): number {
  return fault.stateSince.getTime() + windows.reopenWithin;
}
