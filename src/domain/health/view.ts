import type { Facts, Presence, Signal } from './device.ts';
import { derivedSignal, type Family, type SignalKind, type SignalState } from './signals.ts';
import { compareStamps } from './stamp.ts';

/** A signal as the facts show it now; `at` is the time of what made it so. */
export type SignalView = Omit<Signal, 'since'> & { at: Date };

const RESTART_WINDOW = 24 * 3_600_000;
const TOO_MANY_RESTARTS = 4;
export const RESTARTS_VALUE = 'more than 3 restarts in 24 hours';

/**
 * The signals that a device shows: (facts, presence, now) → signals, in a fixed order.
 * A told signal shows its newest sentence unless a newer all-clear of its family exists; what a device said before it went silent is
 * UNKNOWN. `listed` are the keys shown before, for a derived signal stays listed once it was unhealthy.
 */
export function viewSignals(facts: Facts, presence: Presence, now: Date, listed: ReadonlySet<string>): SignalView[] {
  return [
    heartbeat(presence),
    ...Object.keys(facts.told)
      .sort()
      .map((key) => told(key, facts, presence)),
    bareError('app', 'heartbeat', facts, presence),
    bareError('hardware', 'hardware', facts, presence),
    missedFamily('app-heartbeat', 'heartbeat', facts, presence),
    missedFamily('hardware-check', 'hardware', facts, presence),
    restarts(facts, now, listed),
  ].filter((signal) => signal !== null);
}

function signal(
  kind: SignalKind,
  state: SignalState,
  value: string | null,
  at: Date,
  lastReportedAt: Date | null,
): SignalView {
  const { key, label, category, severity } = kind;
  return { key, label, category, severity, state, value, at, lastReportedAt };
}

function heartbeat(presence: Presence): SignalView | null {
  if (!presence.heardAt) return null;
  const { silentSince, heardAt } = presence;
  return signal(
    derivedSignal('heartbeat'),
    silentSince ? 'UNHEALTHY' : 'HEALTHY',
    null,
    silentSince ?? heardAt,
    heardAt,
  );
}

function told(key: string, facts: Facts, presence: Presence): SignalView {
  const { label, category, severity, family, ...newest } = facts.told[key]!;
  const allClear = facts.families[family].allClear;
  const cleared = allClear !== null && compareStamps(allClear, newest.stamp) > 0;
  const healed = cleared && newest.state === 'UNHEALTHY';
  const reportedAt = cleared ? allClear.at : newest.stamp.at;
  // What was said before a silence and confirmed after it holds since the confirmation: in between nobody knew.
  const confirmed = presence.unknownUpTo !== null && newest.stamp.at <= presence.unknownUpTo;
  const shown = signal(
    { key, label, category, severity },
    healed ? 'HEALTHY' : newest.state,
    healed ? null : newest.value,
    healed || confirmed ? reportedAt : newest.stamp.at,
    reportedAt,
  );
  return hideIfSilentSince(shown, reportedAt, presence);
}

function bareError(key: 'app' | 'hardware', family: Family, facts: Facts, presence: Presence): SignalView | null {
  const { newest, everBare } = facts.families[family];
  if (!newest || !everBare) return null;
  const { at } = newest.stamp;
  const shown =
    newest.bare === null
      ? signal(derivedSignal(key), 'HEALTHY', null, at, at)
      : signal(derivedSignal(key), 'UNHEALTHY', newest.bare, at, at);
  return hideIfSilentSince(shown, at, presence);
}

function missedFamily(
  key: 'app-heartbeat' | 'hardware-check',
  family: Family,
  facts: Facts,
  presence: Presence,
): SignalView | null {
  const missed = presence.missed[family];
  const newest = facts.families[family].newest;
  if (!missed || !newest) return null;
  const at = missed.state === 'HEALTHY' ? newest.stamp.at : missed.at;
  return signal(derivedSignal(key), missed.state, null, at, newest.stamp.at);
}

/** Counted, not told: silence does not make the number of restarts unknown. */
function restarts(facts: Facts, now: Date, listed: ReadonlySet<string>): SignalView | null {
  const newest = facts.restarts[0];
  const endsAt = restartsEndAt(facts);
  if (!newest) return null;
  if (endsAt && endsAt > now)
    return signal(derivedSignal('restarts'), 'UNHEALTHY', RESTARTS_VALUE, newest.at, newest.at);
  return listed.has('restarts')
    ? signal(derivedSignal('restarts'), 'HEALTHY', null, endsAt ?? newest.at, newest.at)
    : null;
}

/** When the fourth newest restart leaves its 24 hours; null for a device with fewer. */
export function restartsEndAt(facts: Facts): Date | null {
  const fourth = facts.restarts[TOO_MANY_RESTARTS - 1];
  return fourth ? new Date(fourth.at.getTime() + RESTART_WINDOW) : null;
}

function hideIfSilentSince(shown: SignalView, reportedAt: Date, presence: Presence): SignalView {
  const { unknownUpTo } = presence;
  if (!unknownUpTo || reportedAt > unknownUpTo) return shown;
  return { ...shown, state: 'UNKNOWN', at: presence.silentSince ?? unknownUpTo };
}
