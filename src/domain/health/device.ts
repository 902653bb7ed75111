import type { FlapRing } from './flapping.ts';
import type { OwnSignalPolicy } from './policy.ts';
import type { ProfileMember } from './report.ts';
import type { Family, FaultCategory, Severity, SignalState } from './signals.ts';
import type { Stamp } from './stamp.ts';

/** The health of a device or a room. */
export type Health = 'HEALTHY' | 'WARNING' | 'UNHEALTHY' | 'OFFLINE' | 'UNKNOWN';
export type FaultState = 'PENDING' | 'OPEN' | 'RESOLVED' | 'CLOSED';

/** The newest sentence about a signal. */
export interface ReportedSignal {
  label: string;
  family: Family;
  category: FaultCategory;
  severity: Severity;
  value: string;
  state: SignalState;
  stamp: Stamp;
}

/** The facts about one family of checks. */
export interface FamilyFacts {
  /** The newest all-clear (2000, 3000). */
  allClear: Stamp | null;
  /** The newest event; `bare` holds its text where it is an error that names nothing unhealthy. */
  newest: { stamp: Stamp; bare: string | null } | null;
  /** Whether such an error was ever folded: its signal is listed from then on. */
  everBare: boolean;
  /** The time of the newest error (2001, 3001). */
  newestErrorAt: Date | null;
}

/**
 * The facts of a device's own reports, independent of their order: for each thing the newest report about it. Folding the same reports in
 * any order, any number of times, gives equal facts.
 */
export interface Facts {
  told: Record<string, ReportedSignal>;
  /** The most labels of one report that were ignored because the device had the maximum number of signals already. */
  ignoredLabels: number;
  families: Record<Family, FamilyFacts>;
  /** The four newest restarts, newest first. The id makes a resent restart count once; the record number is as in `Stamp`. */
  restarts: { at: Date; id: string; record: string | null }[];
  profile: Partial<Record<ProfileMember, { value: string; stamp: Stamp }>>;
  lastEventAt: Date | null;
}

/** An event's own time and its time of arrival. Two arrivals show whether the device's clock is merely behind. */
export interface Arrival {
  ownTime: Date;
  receivedAt: Date;
}

/** Whether the device is alive, by the server's clock. */
export interface Presence {
  /** The last sign of life; null for a device never heard of. */
  heardAt: Date | null;
  /** The last arrival of each kind of event. */
  arrivals: Partial<Record<Family | 'other', Arrival>>;
  /** When each family was last heard; absent for a family of which only history arrived. */
  familyHeardAt: Partial<Record<Family, Date>>;
  /** Since when the device is silent: its deadline. */
  silentSince: Date | null;
  silenceEndedAt: Date | null;
  /** What was last reported at this time or before is UNKNOWN, because the device has gone silent since. */
  unknownUpTo: Date | null;
  /** A family that was missed while the other was heard. Kept from the first time on. */
  missed: Partial<Record<Family, { state: 'UNHEALTHY' | 'HEALTHY' | 'UNKNOWN'; at: Date }>>;
}

/** A signal as it is shown. */
export interface Signal {
  key: string;
  label: string;
  category: FaultCategory;
  severity: Severity;
  state: SignalState;
  value: string | null;
  since: Date;
  lastReportedAt: Date | null;
}

/** The place of a device's room, as its faults record it. */
export interface Place {
  roomId: string | null;
  roomName: string | null;
  site: string | null;
  building: string | null;
}

export interface Fault {
  id: string;
  signal: string;
  category: FaultCategory;
  severity: Severity;
  state: FaultState;
  reason: string;
  recommendedAction: string | null;
  startedAt: Date;
  openedAt: Date | null;
  resolvedAt: Date | null;
  lastReportedAt: Date;
  occurrences: number;
  flapping: boolean;
  /** The last states of its signal, by which it flaps. Faults of before alerts have none until they change. */
  ring?: FlapRing;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  acknowledgementNote: string | null;
  /** Increases with every change that is published. */
  version: number;
  /** Server time at which the present state began; watch time and reopen window are measured from it. */
  stateSince: Date;
}

export type FaultChangeKind = 'PENDING' | 'OPENED' | 'UPDATED' | 'ACKNOWLEDGED' | 'RESOLVED' | 'REOPENED' | 'CLOSED';

/** The members of a fault that filters match, at one moment. */
export interface FaultFacet extends Place {
  faultId: string;
  deviceId: string;
  signal: string;
  category: FaultCategory;
  severity: Severity;
  state: FaultState;
  acknowledged: boolean;
}

/** One change of a fault. `fault` is the fault after the change. */
export interface FaultChange {
  kind: FaultChangeKind;
  at: Date;
  reason: string;
  previousState: FaultState | null;
  before: FaultFacet | null;
  after: FaultFacet;
  fault: Fault;
}

/** Everything that the health rules read and write of one device. */
export interface DeviceState {
  id: string;
  computer: string;
  place: Place;
  firstSeenAt: Date;
  facts: Facts;
  presence: Presence;
  /** Signal keys that an administrator marked as optional, as an older version keeps them; `policies` has them now. */
  optional: string[];
  /** What is set for signals of this device alone. */
  policies?: OwnSignalPolicy[];
  /** How long this device may be silent, in milliseconds; absent or null for the threshold of the installation. */
  staleAfter?: number | null;
  signals: Signal[];
  /** The faults that are not CLOSED. */
  faults: Fault[];
  health: Health;
  healthSince: Date | null;
  /** The reason for the health, in words. */
  healthReason: string;
  /** The earliest moment at which time alone changes the device. */
  dueAt: Date | null;
}

/** The most signals that a device may have; further labels are counted and ignored. */
export const MAX_SIGNALS = 64;

export const NO_PLACE: Place = { roomId: null, roomName: null, site: null, building: null };

/** A device without any report yet. */
export function newDevice(id: string, computer: string, now: Date): DeviceState {
  const none = (): FamilyFacts => ({ allClear: null, newest: null, everBare: false, newestErrorAt: null });
  return {
    id,
    computer,
    place: { ...NO_PLACE },
    firstSeenAt: now,
    facts: {
      told: {},
      ignoredLabels: 0,
      families: { heartbeat: none(), hardware: none() },
      restarts: [],
      profile: {},
      lastEventAt: null,
    },
    presence: {
      heardAt: null,
      arrivals: {},
      familyHeardAt: {},
      silentSince: null,
      silenceEndedAt: null,
      unknownUpTo: null,
      missed: {},
    },
    optional: [],
    signals: [],
    faults: [],
    health: 'UNKNOWN',
    healthSince: null,
    healthReason: 'Never heard of',
    dueAt: null,
  };
}
