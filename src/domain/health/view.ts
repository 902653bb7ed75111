import type { Facts, Presence, Signal } from './device.ts';
import { derivedSignal, type Family, type SignalKind, type SignalState } from './signals.ts';
import { compareStamps } from './stamp.ts';

const RESTART_WINDOW = 24 * 3_600_000;
const TOO_MANY_RESTARTS = 4;
export const RESTARTS_VALUE = 'more than 3 restarts in 24 hours';

/** The input of signals: the facts and presence of a device, the time, and the signals before. */
interface Source {
  facts: Facts;
  presence: Presence;
  now: Date;
  /** When the device counts as never heard; null where an event came. */
  neverHeardAt: Date | null;
  before: ReadonlyMap<string, Signal>;
}

/**
 * The signals of a device: (facts and presence, now, signals before) → signals, in a fixed order. A reported signal shows its newest sentence
 * unless a newer all-clear of its family exists; what a device reported before it went silent is UNKNOWN. A signal keeps its `since` while
 * its state stays, and a derived signal stays listed once it was unhealthy.
 */
export function viewSignals(
  { facts, presence, neverHeardAt }: Pick<Source, 'facts' | 'presence' | 'neverHeardAt'>,
  now: Date,
  before: readonly Signal[],
): Signal[] {
  const source = { facts, presence, neverHeardAt, now, before: new Map(before.map((signal) => [signal.key, signal])) };
  return [
    heartbeat(source),
    neverHeard(source),
    ...Object.keys(facts.told)
      .sort()
      .map((key) => signalOf(key, source)),
    bareError('app', 'heartbeat', source),
    bareError('hardware', 'hardware', source),
    missedFamily('app-heartbeat', 'heartbeat', source),
    missedFamily('hardware-check', 'hardware', source),
    restarts(source),
  ].filter((signal) => signal !== null);
}

/** A signal that has been in this state since `at`, or since it first showed this state. */
function show(
  source: Source,
  { key, label, category, severity }: SignalKind,
  state: SignalState,
  value: string | null,
  at: Date,
  lastReportedAt: Date | null,
): Signal {
  const known = source.before.get(key);
  const since = known?.state === state ? known.since : at;
  return { key, label, category, severity, state, value, since, lastReportedAt };
}

/** The same for what a device reports about itself: UNKNOWN where it went silent after the report. */
function showReported(
  source: Source,
  kind: SignalKind,
  state: SignalState,
  value: string | null,
  at: Date,
  reportedAt: Date,
): Signal {
  const { unknownUpTo, silentSince } = source.presence;
  return unknownUpTo && reportedAt <= unknownUpTo
    ? show(source, kind, 'UNKNOWN', value, silentSince ?? unknownUpTo, reportedAt)
    : show(source, kind, state, value, at, reportedAt);
}

function heartbeat(source: Source): Signal | null {
  const { heardAt, silentSince } = source.presence;
  if (!heardAt) return null;
  const kind = derivedSignal('heartbeat');
  return silentSince
    ? show(source, kind, 'UNHEALTHY', null, silentSince, heardAt)
    : show(source, kind, 'HEALTHY', null, heardAt, heardAt);
}

/** Listed from the day on that it was first unhealthy. A restart of the server, which moves the deadline, does not end it; an event does. */
function neverHeard(source: Source): Signal | null {
  const { neverHeardAt, facts, now, before } = source;
  const kind = derivedSignal('never-heard');
  const known = before.get(kind.key);
  if (facts.lastEventAt !== null)
    return known ? show(source, kind, 'HEALTHY', null, facts.lastEventAt, facts.lastEventAt) : null;
  const isDue = neverHeardAt !== null && neverHeardAt <= now;
  return known || isDue ? show(source, kind, 'UNHEALTHY', null, neverHeardAt ?? now, null) : null;
}

function signalOf(key: string, source: Source): Signal {
  const newest = source.facts.told[key]!;
  const { label, category, severity, state, value, stamp } = newest;
  const kind = { key, label, category, severity };
  const { allClear } = source.facts.families[newest.family];
  const { unknownUpTo } = source.presence;
  if (!allClear || compareStamps(allClear, stamp) <= 0) {
    return showReported(source, kind, state, value, stamp.at, stamp.at);
  }
  if (state === 'UNHEALTHY') return showReported(source, kind, 'HEALTHY', null, allClear.at, allClear.at);
  // A state reported before a silence and confirmed after it counts from the confirmation, because it was unknown in between.
  const confirmed = unknownUpTo !== null && stamp.at <= unknownUpTo;
  return showReported(source, kind, state, value, confirmed ? allClear.at : stamp.at, allClear.at);
}

function bareError(key: 'app' | 'hardware', family: Family, source: Source): Signal | null {
  const { newest, everBare } = source.facts.families[family];
  if (!newest || !everBare) return null;
  const state = newest.bare === null ? 'HEALTHY' : 'UNHEALTHY';
  return showReported(source, derivedSignal(key), state, newest.bare, newest.stamp.at, newest.stamp.at);
}

function missedFamily(key: 'app-heartbeat' | 'hardware-check', family: Family, source: Source): Signal | null {
  const missed = source.presence.missed[family];
  const { newest } = source.facts.families[family];
  if (!missed || !newest) return null;
  const at = missed.state === 'HEALTHY' ? newest.stamp.at : missed.at;
  return show(source, derivedSignal(key), missed.state, null, at, newest.stamp.at);
}

/** A count of events, not a reported state: silence does not make the number of restarts unknown. */
function restarts(source: Source): Signal | null {
  const newest = source.facts.restarts[0];
  const endsAt = restartsEndAt(source.facts);
  if (!newest || !endsAt) return null;
  const kind = derivedSignal('restarts');
  if (endsAt > source.now) return show(source, kind, 'UNHEALTHY', RESTARTS_VALUE, newest.at, newest.at);
  return source.before.has(kind.key) ? show(source, kind, 'HEALTHY', null, endsAt, newest.at) : null;
}

/** When the fourth newest restart leaves its 24 hours; null for a device with fewer. */
export function restartsEndAt(facts: Facts): Date | null {
  const fourth = facts.restarts[TOO_MANY_RESTARTS - 1];
  return fourth ? new Date(fourth.at.getTime() + RESTART_WINDOW) : null;
}
