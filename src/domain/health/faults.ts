import { randomUUID } from 'node:crypto';
import type { DeviceState, Fault, FaultChange, FaultChangeKind, FaultFacet, Place, Signal } from './device.ts';
import { flapEndsAt, flaps, pushState, steadyRing } from './flapping.ts';
import { later } from '../time/moments.ts';
import type { PolicyOf } from './policy.ts';
import { recommendedAction } from './recommended-action.ts';

/** Watch and reopen windows, in milliseconds. */
export interface FaultWindows {
  reopenWithin: number;
  /** What holds for each signal; absent where nobody has set anything. */
  policyOf?: PolicyOf;
}

/**
 * How long a value must last before its fault opens, in milliseconds. The operator guidance says to wait for Exchange, which reconnects by
 * itself.
 */
export function watchTime(value: string | null): number {
  return value?.trim().toLowerCase() === 'connecting' ? 10 * 60_000 : 0;
}

type FacetSource = Pick<Fault, 'id' | 'signal' | 'category' | 'severity' | 'state' | 'acknowledgedAt'>;

/** The members of a fault that filters match. */
export function facetOf(fault: FacetSource, deviceId: string, place: Place): FaultFacet {
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

/**
 * Updates a device's faults to its signals: (device with its new signals, now) → (faults, changes), in the signals' order. At most one
 * fault of a signal is not CLOSED; UNKNOWN changes nothing; an optional signal has no open fault. `reasonOf` gives the reason for a
 * signal's state in words.
 */
export function settleFaults(
  device: DeviceState,
  reasonOf: (signal: Signal) => string,
  now: Date,
  windows: FaultWindows,
): { faults: Fault[]; changes: FaultChange[] } {
  const changes: FaultChange[] = [];
  // Before the signals: a failure after the window is a new fault, even where no sweep ran in between.
  let faults = closeQuiet(device, device.faults, now, windows, changes);
  for (const signal of device.signals) {
    const fault = faults.find((each) => each.signal === signal.key);
    if (!fault && signal.state !== 'UNHEALTHY') continue;
    const stepped = nextChange(device, fault, signal, reasonOf, now, windows);
    const change = stepped && withRing(stepped, now);
    const next = change ? change.fault : fault && reportedAgain(fault, signal);
    if (change) changes.push(change);
    if (next && next !== fault) faults = fault ? faults.with(faults.indexOf(fault), next) : [...faults, next];
  }
  faults = settleFlapping(device, faults, now, changes);
  // And after them, for a window of length 0.
  return { faults: closeQuiet(device, faults, now, windows, changes), changes };
}

/** A change of a fault with the state of its signal in the ring: only what opens and resolves counts, as Nagios counts hard states only. */
function withRing(change: FaultChange, now: Date): FaultChange {
  const { kind, fault } = change;
  if (kind !== 'OPENED' && kind !== 'REOPENED' && kind !== 'RESOLVED') return change;
  const ring = pushState(fault.ring ?? steadyRing(now), kind !== 'RESOLVED', now);
  return { ...change, fault: { ...fault, ring } };
}

/** The faults with what flaps now; each beginning and end is added to `changes`. */
function settleFlapping(device: DeviceState, faults: Fault[], now: Date, changes: FaultChange[]): Fault[] {
  return faults.map((fault) => {
    if (!fault.ring) return fault;
    const flapping = flaps(fault.ring, fault.flapping, now);
    if (flapping === fault.flapping) return fault;
    const reason = flapping
      ? 'It opens and resolves again and again'
      : 'It no longer opens and resolves again and again';
    const change = changeFault(device, fault, { flapping }, 'UPDATED', reason, now);
    changes.push(change);
    return change.fault;
  });
}

/** The faults without those that were quiet for the reopen window; their closing is added to `changes`. */
function closeQuiet(
  device: DeviceState,
  faults: Fault[],
  now: Date,
  windows: FaultWindows,
  changes: FaultChange[],
): Fault[] {
  const quiet = faults.filter((fault) => fault.state === 'RESOLVED' && closesAt(fault, windows) <= now.getTime());
  if (quiet.length === 0) return faults;
  for (const fault of quiet) {
    const next: Partial<Fault> = { state: 'CLOSED', stateSince: now };
    changes.push(changeFault(device, fault, next, 'CLOSED', 'Quiet for the reopen window', now));
  }
  return faults.filter((fault) => !quiet.includes(fault));
}

/** The change of a signal's fault, if any. */
function nextChange(
  device: DeviceState,
  fault: Fault | undefined,
  signal: Signal,
  reasonOf: (signal: Signal) => string,
  now: Date,
  windows: FaultWindows,
): FaultChange | null {
  const isActive = fault?.state === 'PENDING' || fault?.state === 'OPEN';
  if (isOptional(device, signal.key, windows)) {
    if (!isActive) return null;
    const next: Partial<Fault> = { state: 'RESOLVED', resolvedAt: now, stateSince: now };
    return changeFault(device, fault, next, 'RESOLVED', `${signal.label} is optional`, now);
  }
  if (signal.state === 'UNKNOWN') return null;
  if (signal.state !== 'UNHEALTHY') {
    if (!isActive) return null;
    // Not before it began: a silence begins by the server's clock, and ends at the time that the device gives its next event.
    const resolvedAt = later(signal.since, fault.startedAt);
    const next: Partial<Fault> = { state: 'RESOLVED', resolvedAt, stateSince: now };
    return changeFault(device, fault, next, 'RESOLVED', reasonOf(signal), now);
  }

  const reason = reasonOf(signal);
  const watched = watchOf(signal, windows);
  if (!fault) return newFault(device, signal, reason, watched > 0 ? 'PENDING' : 'OPEN', now);
  const opensNow = fault.state === 'PENDING' && fault.stateSince.getTime() + watched <= now.getTime();
  if (fault.state !== 'RESOLVED' && !opensNow && showsTheSame(fault, signal, reason)) return null;
  const shown = { ...shownOf(signal, reason), lastReportedAt: later(fault.lastReportedAt, signal.lastReportedAt) };
  if (opensNow) return openFault(device, fault, shown, now);
  if (fault.state !== 'RESOLVED') return changeFault(device, fault, shown, 'UPDATED', reason, now);
  const again = { ...shown, resolvedAt: null, ...NOT_ACKNOWLEDGED };
  if (watched === 0) return openFault(device, fault, again, now);
  const next: Partial<Fault> = { ...again, state: 'PENDING', openedAt: null, stateSince: now };
  return changeFault(device, fault, next, 'PENDING', reason, now);
}

/** What is set for the signal comes first. */
function watchOf({ key, value }: Signal, { policyOf }: FaultWindows): number {
  return policyOf?.(key).watchTime ?? watchTime(value);
}

function isOptional({ optional }: DeviceState, key: string, { policyOf }: FaultWindows): boolean {
  return policyOf ? policyOf(key).optional : optional.includes(key);
}

/** Whether a fault already shows the present content of its signal. */
function showsTheSame(fault: Fault, signal: Signal, reason: string): boolean {
  return (
    fault.reason === reason &&
    fault.severity === signal.severity &&
    fault.category === signal.category &&
    fault.recommendedAction === recommendedAction(signal)
  );
}

/** Opens an existing fault; this is its first opening where it was only pending until now. */
function openFault(
  device: DeviceState,
  fault: Fault,
  shown: Partial<Fault> & { reason: string },
  now: Date,
): FaultChange {
  const kind = fault.occurrences === 0 ? 'OPENED' : 'REOPENED';
  const next: Partial<Fault> = {
    ...shown,
    state: 'OPEN',
    openedAt: now,
    stateSince: now,
    occurrences: fault.occurrences + 1,
  };
  return changeFault(device, fault, next, kind, shown.reason, now);
}

/** The fault with the time of a later, equal report, which is not a change. */
function reportedAgain(fault: Fault, signal: Signal): Fault {
  const isActive = fault.state === 'PENDING' || fault.state === 'OPEN';
  const { lastReportedAt } = signal;
  const isLater = lastReportedAt !== null && lastReportedAt > fault.lastReportedAt;
  return isActive && isLater && signal.state === 'UNHEALTHY' ? { ...fault, lastReportedAt } : fault;
}

const NOT_ACKNOWLEDGED = { acknowledgedAt: null, acknowledgedBy: null, acknowledgementNote: null } as const;

/** The members of a fault that come from its signal. */
function shownOf(signal: Signal, reason: string) {
  const { category, severity } = signal;
  return { category, severity, reason, recommendedAction: recommendedAction(signal) };
}

function newFault(
  device: DeviceState,
  signal: Signal,
  reason: string,
  state: 'PENDING' | 'OPEN',
  now: Date,
): FaultChange {
  const fault: Fault = {
    id: randomUUID(),
    signal: signal.key,
    ...shownOf(signal, reason),
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
    reason,
    previousState: null,
    before: null,
    after: facetOf(fault, device.id, device.place),
    fault,
  };
}

/** The fault after `next`, as a change with its state before. */
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

/** The next moment at which a fault's window ends: its watch time is over, or it has been quiet long enough to close. */
export function faultsDueAt(device: Pick<DeviceState, 'faults' | 'signals'>, windows: FaultWindows): Date | null {
  let due = Infinity;
  for (const fault of device.faults) {
    if (fault.state === 'RESOLVED') due = Math.min(due, closesAt(fault, windows));
    if (fault.flapping && fault.ring) due = Math.min(due, flapEndsAt(fault.ring).getTime());
    if (fault.state !== 'PENDING') continue;
    const signal = device.signals.find(({ key }) => key === fault.signal);
    // A silent device opens no fault: a pending fault waits for the device's next report.
    if (signal?.state === 'UNHEALTHY') due = Math.min(due, fault.stateSince.getTime() + watchOf(signal, windows));
  }
  return due === Infinity ? null : new Date(due);
}

/** When a resolved fault has been quiet long enough to close. */
function closesAt(fault: Fault, windows: FaultWindows): number {
  return fault.stateSince.getTime() + windows.reopenWithin;
}
