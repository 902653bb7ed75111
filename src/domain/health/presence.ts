import type { Arrival, Facts, Presence } from './device.ts';
import { later } from './fold.ts';
import type { Report } from './report.ts';
import type { Family } from './signals.ts';

/** What the rules of silence depend on beside the device itself. All spans in milliseconds. */
export interface Clock {
  now: Date;
  /** Silence for this long turns a device OFFLINE. */
  staleAfter: number;
  /** Since when reports can have reached us without interruption; nothing falls due before this and one threshold more. */
  ingestUpSince: Date | null;
}

/** A gap between two events tells that a clock is behind only if it is at least this long … */
const MIN_GAP = 2 * 60_000;
/** … and only if both clocks agree on it this closely. */
const GAP_TOLERANCE = 60_000;

/** How a report counts: when it was a sign of life (null for history), and at what time it is folded. */
export interface Hearing {
  heardAt: Date | null;
  foldedAt: Date;
}

/**
 * A report is a sign of life where it is newer than the device's newest and still within the threshold; also where it comes as long
 * after an earlier event as their own times say, for then the device's clock is behind (or was set back) and its event is not old:
 * such a one counts at its receipt. Everything else is history, folded at its own time.
 */
export function hear(report: Report, facts: Facts, presence: Presence, staleAfter: number): Hearing {
  const isNewest = facts.lastEventAt === null || report.stamp.at > facts.lastEventAt;
  const isRecent = report.receivedAt.getTime() - report.stamp.at.getTime() <= staleAfter;
  const isCurrent = isNewest && isRecent;
  // A clock that is behind by less than the threshold must not shorten the wait for the next event, so pace is asked in any case.
  if (keepsPace(report, presence)) {
    return { heardAt: report.receivedAt, foldedAt: isCurrent ? report.stamp.at : report.receivedAt };
  }
  return { heardAt: isCurrent ? report.stamp.at : null, foldedAt: report.stamp.at };
}

/**
 * Each family is compared with its own predecessor as well as with the others': of two checks a few seconds apart
 * both keep pace, where the second alone would be too close to the first to tell.
 */
function keepsPace(report: Report, presence: Presence): boolean {
  return Object.values(presence.arrivals).some((earlier) => {
    const byItsClock = report.ownTime.getTime() - earlier.ownTime.getTime();
    const byOurs = report.receivedAt.getTime() - earlier.receivedAt.getTime();
    return byItsClock >= MIN_GAP && Math.abs(byItsClock - byOurs) <= GAP_TOLERANCE;
  });
}

/** Notes that a report arrived, and that it was a sign of life where `heard` says so. Being heard ends a silence. */
export function noteArrival(presence: Presence, report: Report, heard: Date | null): Presence {
  const next: Presence = {
    ...presence,
    arrivals: { ...presence.arrivals, [report.family ?? 'other']: arrivalOf(report) },
    heardAt: later(presence.heardAt, heard),
  };
  if (heard && presence.silentSince) {
    next.silentSince = null;
    next.silenceEndedAt = report.receivedAt;
  }
  return next;
}

function arrivalOf(report: Report): Arrival {
  return { ownTime: report.ownTime, receivedAt: report.receivedAt };
}

const FAMILIES: readonly Family[] = ['heartbeat', 'hardware'];

/**
 * Lets time pass: a device past its deadline turns silent, a family that is missed while the other is heard turns unhealthy,
 * one that is heard again turns healthy. A silence that a longer threshold no longer finds is taken back.
 */
export function passTime(presence: Presence, facts: Facts, clock: Clock): Presence {
  let next = presence;
  const due = staleAt(presence, clock);
  if (presence.silentSince) {
    if (withinThreshold(presence.heardAt, clock)) {
      next = { ...next, silentSince: null, silenceEndedAt: clock.now, unknownUpTo: null };
    }
  } else if (due && due <= clock.now) {
    next = { ...next, silentSince: due, unknownUpTo: facts.lastEventAt, missed: forgetMissed(next.missed, due) };
  }
  return passFamilies(next, facts, clock);
}

function passFamilies(presence: Presence, facts: Facts, clock: Clock): Presence {
  let missed = presence.missed;
  for (const family of FAMILIES) {
    const newest = facts.families[family].newest;
    const known = missed[family];
    if (!newest) continue;
    if (
      known &&
      known.state !== 'HEALTHY' &&
      newest.stamp.at > known.newest &&
      withinThreshold(newest.stamp.at, clock)
    ) {
      missed = { ...missed, [family]: { state: 'HEALTHY', at: newest.stamp.at, newest: newest.stamp.at } };
    } else if (known?.state !== 'UNHEALTHY' && isMissed(family, presence, facts, clock)) {
      const at = missedAt(family, presence, facts, clock)!;
      missed = { ...missed, [family]: { state: 'UNHEALTHY', at, newest: newest.stamp.at } };
    }
  }
  return missed === presence.missed ? presence : { ...presence, missed };
}

function isMissed(family: Family, presence: Presence, facts: Facts, clock: Clock): boolean {
  const mine = missedAt(family, presence, facts, clock);
  const other = missedAt(otherFamily(family), presence, facts, clock);
  return presence.silentSince === null && mine !== null && other !== null && mine <= clock.now && other > clock.now;
}

function otherFamily(family: Family): Family {
  return family === 'heartbeat' ? 'hardware' : 'heartbeat';
}

/** When a family counts as missed: a threshold after its last event, the end of the last silence or the start of ingest. */
function missedAt(family: Family, presence: Presence, facts: Facts, clock: Clock): Date | null {
  const newest = facts.families[family].newest;
  if (!newest || !presence.heardAt) return null;
  const from = later(later(newest.stamp.at, presence.silenceEndedAt), clock.ingestUpSince)!;
  return new Date(from.getTime() + clock.staleAfter);
}

function forgetMissed(missed: Presence['missed'], at: Date): Presence['missed'] {
  return Object.fromEntries(
    Object.entries(missed).map(([family, known]) => [family, { ...known, state: 'UNKNOWN', at }]),
  );
}

function withinThreshold(at: Date | null, clock: Clock): boolean {
  return at !== null && at.getTime() + clock.staleAfter > clock.now.getTime();
}

/** The moment at which silence turns the device OFFLINE, by the server's clock; null for a device never heard of. */
export function staleAt(presence: Presence, clock: Clock): Date | null {
  if (!presence.heardAt) return null;
  return new Date(later(presence.heardAt, clock.ingestUpSince)!.getTime() + clock.staleAfter);
}

/** The next moment at which time alone changes whether the device, or half of it, is alive. */
export function presenceDueAt(presence: Presence, facts: Facts, clock: Clock): Date | null {
  if (presence.silentSince) return null;
  const moments = FAMILIES.filter((family) => presence.missed[family]?.state !== 'UNHEALTHY')
    .map((family) => missedAt(family, presence, facts, clock))
    .filter((at) => at !== null && at > clock.now);
  return [staleAt(presence, clock), ...moments].reduce(earlier, null);
}

/** The earlier of two moments, where there is one. */
export function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a) return b;
  return b && b < a ? b : a;
}
