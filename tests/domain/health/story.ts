import { isDeepStrictEqual } from 'node:util';
import type { DeviceState, Fault, FaultChange, Signal } from '../../../src/domain/health/device.ts';
import { newDevice } from '../../../src/domain/health/device.ts';
import { changeFault } from '../../../src/domain/health/faults.ts';
import { readReport, type Report } from '../../../src/domain/health/report.ts';
import { settle, takeReport, type Rules, type Transition } from '../../../src/domain/health/transition.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Minute 0 of every story. */
const START = new Date('2018-03-05T12:00:00.000Z');

/** The moment so many minutes after the start. */
export function minute(minutes: number): Date {
  return new Date(START.getTime() + minutes * MINUTE);
}

/** An event as a story tells it; all but its id in minutes. What is left out follows from `at`, the minute it is received. */
export interface Told {
  at: number;
  eventId: number;
  /** The JSON's `Description`. */
  text?: string;
  /** What the event's own clock says. */
  own?: number;
  record?: string | null;
  id?: string;
  /** More members of the JSON, or a description that is no such JSON. */
  members?: Record<string, unknown>;
  description?: string;
}

const TEXT: Record<number, string> = {
  2000: 'Heartbeat is healthy.',
  2001: 'Network status : Healthy. Exchange status : Connected. Signin status: Unhealthy. ',
  3000: 'HardwareCheckEngine is healthy.',
  3001: 'Camera status : Unhealthy. ',
  4000: 'App restarts.',
};

/** Reads what a story tells as the ingest would. */
export function reportOf(told: Told): Report {
  const { at, eventId, own = at, text = TEXT[eventId] ?? 'Something else.', record = null, members = {} } = told;
  const description = told.description ?? JSON.stringify({ Description: text, ...members });
  return readReport({
    id: told.id ?? `${eventId}@${own}#${record ?? description}`,
    eventId,
    description,
    ownTime: minute(own),
    receivedAt: minute(at),
    record,
  });
}

/**
 * One device through time. Every step checks what must hold after any step: nothing is due in the past, a second look at the same
 * moment changes nothing, and each fault's changes form a chain.
 */
export class Story {
  device: DeviceState;
  changes: FaultChange[] = [];
  rules: Omit<Rules, 'now'>;
  private readonly latest = new Map<string, FaultChange>();

  constructor(rules: Partial<Omit<Rules, 'now'>> = {}) {
    this.device = newDevice('device-1', 'ROOM-1', START);
    this.rules = { staleAfter: 20 * MINUTE, reopenWithin: 7 * DAY, ingestUpSince: null, ...rules };
  }

  /** Takes in an event at the minute it is received, and answers with what changed. */
  hear(told: Told): FaultChange[] {
    return this.take(reportOf(told));
  }

  take(report: Report, now = report.receivedAt): FaultChange[] {
    return this.step(takeReport(this.device, report, { ...this.rules, now }), now);
  }

  /** A heartbeat and a hardware check, both healthy unless told otherwise. */
  hearBoth(at: number, own = at): FaultChange[] {
    return [...this.hear({ at, own, eventId: 2000 }), ...this.hear({ at, own, eventId: 3000 })];
  }

  /** Looks at the device at that minute, as a sweep would. */
  look(at: number): FaultChange[] {
    const now = minute(at);
    return this.step(settle(this.device, { ...this.rules, now }), now);
  }

  /** Lets time pass up to that minute: the sweep comes whenever something is due. */
  passTo(at: number): FaultChange[] {
    const changes: FaultChange[] = [];
    for (let sweeps = 0; this.device.dueAt && this.device.dueAt <= minute(at); sweeps += 1) {
      if (sweeps > 1_000) throw new Error(`still due at ${this.device.dueAt.toISOString()}`);
      changes.push(...this.look((this.device.dueAt.getTime() - START.getTime()) / MINUTE));
    }
    return changes;
  }

  acknowledge(key: string, at: number): FaultChange {
    const fault = this.fault(key)!;
    const next = { acknowledgedAt: minute(at), acknowledgedBy: 'ada', acknowledgementNote: 'on my way' };
    const change = changeFault(this.device, fault, next, 'ACKNOWLEDGED', 'on my way', minute(at));
    const faults = this.device.faults.map((each) => (each === fault ? change.fault : each));
    this.note([change]);
    this.device = { ...this.device, faults };
    return change;
  }

  setOptional(key: string, optional: boolean, at: number): FaultChange[] {
    const others = this.device.optional.filter((each) => each !== key);
    this.device = { ...this.device, optional: optional ? [...others, key] : others };
    return this.look(at);
  }

  signal(key: string): Signal | undefined {
    return this.device.signals.find((signal) => signal.key === key);
  }

  /** The state of a signal, undefined where it is not listed. */
  state(key: string): Signal['state'] | undefined {
    return this.signal(key)?.state;
  }

  /** The fault of a signal that is not CLOSED. */
  fault(key: string): Fault | undefined {
    return this.device.faults.find((fault) => fault.signal === key);
  }

  /** Every signal as `state` or `state value`. */
  states(): Record<string, string> {
    return statesOf(this.device);
  }

  private step({ device, changes }: Transition, now: Date): FaultChange[] {
    this.device = device;
    this.note(changes);
    if (device.dueAt && !(device.dueAt > now)) {
      throw new Error(`due at ${device.dueAt.toISOString()}, not after ${now.toISOString()}`);
    }
    const again = settle(device, { ...this.rules, now });
    expectSame(again.changes, []);
    expectSame(again.device, device);
    const keys = [device.signals.map((signal) => signal.key), device.faults.map((fault) => fault.signal)];
    for (const each of keys) if (new Set(each).size !== each.length) throw new Error(`twice in ${each.join()}`);
    return changes;
  }

  /** Checks that changes go on from those before: a version more each, from the facet that was left. */
  private note(changes: FaultChange[]): void {
    for (const change of changes) {
      const previous = this.latest.get(change.fault.id);
      expect(change.fault.version).toBe((previous?.fault.version ?? 0) + 1);
      expect(change.before).toEqual(previous?.after ?? null);
      expect(change.previousState).toBe(previous?.fault.state ?? null);
      expect(change.after.state).toBe(change.fault.state);
      if (change.fault.resolvedAt) expect(+change.fault.resolvedAt).toBeGreaterThanOrEqual(+change.fault.startedAt);
      this.latest.set(change.fault.id, change);
    }
    this.changes.push(...changes);
  }
}

export function statesOf(device: Pick<DeviceState, 'signals'>): Record<string, string> {
  return Object.fromEntries(
    device.signals.map(({ key, state, value }) => [key, value === null ? state : `${state} ${value}`]),
  );
}

/** `toEqual` that is quick where nothing differs: a story checks itself after every step. */
export function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}

/** Changes as `KIND signal`, in their order. */
export function kinds(changes: readonly FaultChange[]): string[] {
  return changes.map((change) => `${change.kind} ${change.fault.signal}`);
}
