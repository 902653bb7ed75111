import type { Arrival, Facts, Presence } from './device.ts';
import { earlier, later } from '../time/moments.ts';
import type { Report } from './report.ts';
import type { Family } from './signals.ts';

/** The rules of silence beside the device's own state. All durations in milliseconds. */
export interface PresenceRules {
  now: Date;
  /** Silence for this long turns a device OFFLINE. */
  staleAfter: number;
  /** Since when reports could reach the server without interruption; no deadline is earlier than one threshold after it. */
  ingestUpSince: Date | null;
}

/** A gap between two events shows that a clock is behind only if it is at least this long … */
const MIN_GAP = 2 * 60_000;
/** … and only if both clocks agree on it this closely. */
const GAP_TOLERANCE = 60_000;

/** How a report affects presence. */
export interface Hearing {
  /** When it was a sign of life of the device; null where it was not. */
  heardAt: Date | null;
  /** Whether its family is heard too: the report is newer than the family's newest, and not history. */
  familyHeard: boolean;
  /** The time at which it is folded. */
  foldedAt: Date;
}

/**
 * A report is a sign of life where it is newer than the device's newest and within the threshold. It is one too where it arrives as long
 * after an earlier event as their own times say: then the device's clock is behind (or was set back) and the event is not old. Such a
 * report counts at its time of receipt. Every other report is history, folded at its own time.
 */
export function hear(report: Report, facts: Facts, presence: Presence, staleAfter: number): Hearing {
  const { stamp, receivedAt } = report;
  const isRecent = receivedAt.getTime() - stamp.at.getTime() <= staleAfter;
  const isNewest = facts.lastEventAt === null || stamp.at > facts.lastEventAt;
  const isOlder = facts.lastEventAt !== null && stamp.at < facts.lastEventAt;
  // A clock that is behind by less than the threshold must not shorten the wait for the next event, so pace is checked in any case.
  const inPace = keepsPace(report, presence);
  const ofFamily = report.family && facts.families[report.family].newest;
  return {
    heardAt: inPace ? receivedAt : isNewest && isRecent ? stamp.at : null,
    familyHeard: inPace || (isRecent && (!ofFamily || stamp.at > ofFamily.stamp.at)),
    // Its own time is kept where it can be. With a clock that was set back, a report folded at its own time would lose against older ones.
    foldedAt: inPace && (isOlder || !isRecent) ? receivedAt : stamp.at,
  };
}

/**
 * Whether a report arrives as long after an earlier one as their own times say. It is compared with the latest arrival that is far enough
 * back to show it: of two checks a few seconds apart the second is compared with the check before. A report that is older than the latest
 * arrival, or repeats that kind's last event, is late or a repetition and shows nothing about the clock.
 */
function keepsPace(report: Report, presence: Presence): boolean {
  const kind = kindOf(report);
  const arrivals = ARRIVAL_KINDS.filter((each) => presence.arrivals[each]).sort((a, b) =>
    compareArrivals(presence.arrivals[b]!, presence.arrivals[a]!),
  );
  for (const each of arrivals) {
    const earlier = presence.arrivals[each]!;
    const byItsClock = report.ownTime.getTime() - earlier.ownTime.getTime();
    const byOurs = report.receivedAt.getTime() - earlier.receivedAt.getTime();
    if (byItsClock < 0 || (byItsClock === 0 && each === kind)) return false;
    if (byItsClock >= MIN_GAP) return Math.abs(byItsClock - byOurs) <= GAP_TOLERANCE;
  }
  return false;
}

const ARRIVAL_KINDS = ['heartbeat', 'hardware', 'other'] as const;

function kindOf(report: Report): (typeof ARRIVAL_KINDS)[number] {
  return report.family ?? 'other';
}

/** By time of receipt, then by own time. */
function compareArrivals(a: Arrival, b: Arrival): number {
  return a.receivedAt.getTime() - b.receivedAt.getTime() || a.ownTime.getTime() - b.ownTime.getTime();
}

/** Records the arrival of a report, and the sign of life that it gives. A sign of life ends a silence. */
export function noteArrival(presence: Presence, report: Report, { heardAt, familyHeard }: Hearing): Presence {
  const arrival: Arrival = { ownTime: report.ownTime, receivedAt: report.receivedAt };
  const next: Presence = {
    ...presence,
    arrivals: { ...presence.arrivals, [kindOf(report)]: arrival },
    heardAt: later(presence.heardAt, heardAt),
  };
  if (report.family && familyHeard) {
    next.familyHeardAt = { ...presence.familyHeardAt, [report.family]: report.receivedAt };
  }
  if (heardAt && presence.silentSince) {
    next.silentSince = null;
    next.silenceEndedAt = report.receivedAt;
  }
  return next;
}

const FAMILIES: readonly Family[] = ['heartbeat', 'hardware'];

/**
 * Lets time pass: a device past its deadline turns silent, a family that is missed while the other is heard turns unhealthy, a family that
 * is heard again turns healthy. A silence that a longer threshold no longer finds is withdrawn.
 */
export function passTime(presence: Presence, facts: Facts, clock: PresenceRules): Presence {
  let next = presence;
  const due = staleAt(presence, clock);
  if (presence.silentSince) {
    if (withinThreshold(presence.heardAt, clock)) {
      next = { ...next, silentSince: null, silenceEndedAt: clock.now, unknownUpTo: null };
    }
  } else if (due && due <= clock.now) {
    next = { ...next, silentSince: due, unknownUpTo: facts.lastEventAt, missed: forgetMissed(next.missed, due) };
  }
  return passFamilies(next, clock);
}

function passFamilies(presence: Presence, clock: PresenceRules): Presence {
  let missed = presence.missed;
  for (const family of FAMILIES) {
    const known = missed[family];
    const heardAt = presence.familyHeardAt[family] ?? null;
    if (known && known.state !== 'HEALTHY' && withinThreshold(heardAt, clock)) {
      missed = { ...missed, [family]: { state: 'HEALTHY', at: heardAt! } };
    } else if (known?.state !== 'UNHEALTHY' && isMissed(family, presence, clock)) {
      missed = { ...missed, [family]: { state: 'UNHEALTHY', at: missedAt(family, presence, clock)! } };
    }
  }
  return missed === presence.missed ? presence : { ...presence, missed };
}

/**
 * Whether a family is missed while the other is heard. A console that dies ends both families, one some minutes before the other; so the
 * other family counts only if it was heard after half of the wait was over.
 */
function isMissed(family: Family, presence: Presence, clock: PresenceRules): boolean {
  const due = missedAt(family, presence, clock);
  const other = presence.familyHeardAt[otherFamily(family)] ?? null;
  return (
    presence.silentSince === null &&
    due !== null &&
    due <= clock.now &&
    withinThreshold(other, clock) &&
    outlives(other, due, clock)
  );
}

function outlives(other: Date | null, due: Date, clock: PresenceRules): boolean {
  return other !== null && other.getTime() >= due.getTime() - clock.staleAfter / 2;
}

function otherFamily(family: Family): Family {
  return family === 'heartbeat' ? 'hardware' : 'heartbeat';
}

/**
 * When a family counts as missed: one threshold after it was last heard, after the end of the last silence or after the start of ingest.
 * Null for a family of which only history is known: the device may have stopped sending it before Roomwatch first heard of it.
 */
function missedAt(family: Family, presence: Presence, clock: PresenceRules): Date | null {
  const heardAt = presence.familyHeardAt[family];
  if (!heardAt) return null;
  const from = later(later(heardAt, presence.silenceEndedAt), clock.ingestUpSince);
  return new Date(from.getTime() + clock.staleAfter);
}

function forgetMissed(missed: Presence['missed'], at: Date): Presence['missed'] {
  return Object.fromEntries(
    Object.entries(missed).map(([family, known]) => [family, { ...known, state: 'UNKNOWN', at }]),
  );
}

function withinThreshold(at: Date | null, clock: PresenceRules): boolean {
  return at !== null && at.getTime() + clock.staleAfter > clock.now.getTime();
}

/** The moment at which silence turns (or turned) the device OFFLINE, by the server's clock; null for a device never heard of. */
export function staleAt(presence: Presence, clock: PresenceRules): Date | null {
  if (!presence.heardAt || presence.silentSince) return presence.silentSince;
  return new Date(later(presence.heardAt, clock.ingestUpSince).getTime() + clock.staleAfter);
}

/** How long a device that was registered may stay unheard, in milliseconds. */
const UNHEARD_FOR = 24 * 3_600_000;

/**
 * When a device that was registered, and of which no event ever came, counts as never heard: a day after it was registered, by the
 * server's clock. Null for one of which an event came, however old.
 */
export function neverHeardAt(firstSeenAt: Date, facts: Facts, clock: PresenceRules): Date | null {
  if (facts.lastEventAt !== null) return null;
  const due = new Date(firstSeenAt.getTime() + UNHEARD_FOR);
  return clock.ingestUpSince ? later(due, new Date(clock.ingestUpSince.getTime() + clock.staleAfter)) : due;
}

/** The next moment at which time alone changes the presence of the device or of a family. */
export function presenceDueAt(presence: Presence, clock: PresenceRules): Date | null {
  if (presence.silentSince) return null;
  const moments = FAMILIES.filter((family) => presence.missed[family]?.state !== 'UNHEALTHY').map((family) => {
    const due = missedAt(family, presence, clock);
    const other = presence.familyHeardAt[otherFamily(family)] ?? null;
    return due && due > clock.now && outlives(other, due, clock) ? due : null;
  });
  return [staleAt(presence, clock), ...moments].reduce(earlier, null);
}
