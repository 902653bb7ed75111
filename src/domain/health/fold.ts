import { cut } from './description.ts';
import { MAX_SIGNALS, type Facts, type FamilyFacts, type ReportedSignal } from './device.ts';
import { later, secondOf } from '../time/moments.ts';
import type { ProfileMember, Report } from './report.ts';
import { isBuiltInSignal, signalOfLabel, type Family, type SignalState } from './signals.ts';
import { compareStamps, type Stamp } from './stamp.ts';

const STATE_RANK: Record<SignalState, number> = { UNKNOWN: 0, HEALTHY: 1, NOT_APPLICABLE: 2, UNHEALTHY: 3 };
const ALL_CLEAR = new Set([2000, 3000]);
const ERROR = new Set([2001, 3001]);
const RESTART = 4000;
const RESTARTS_KEPT = 4;

/**
 * Folds a report into the facts: (facts, report) → facts. The same reports in any order, with repetitions, give equal facts, because each
 * fact is the greatest report about it in a total order: later time, higher record number, then the worse state. The one exception is a
 * device with more labels than are kept: the first labels stay.
 */
export function fold(facts: Facts, report: Report): Facts {
  const next: Facts = {
    ...facts,
    profile: foldProfile(facts.profile, report),
    lastEventAt: later(facts.lastEventAt, report.stamp.at),
  };
  if (report.eventId === RESTART) next.restarts = foldRestart(facts.restarts, report);
  if (report.family) {
    next.families = { ...facts.families, [report.family]: foldFamily(facts.families[report.family], report) };
    foldSentences(next, report, report.family);
  }
  return next;
}

function foldProfile(profile: Facts['profile'], report: Report): Facts['profile'] {
  let next = profile;
  for (const [member, value] of Object.entries(report.profile) as [ProfileMember, string][]) {
    const known = profile[member];
    const order = known ? compareStamps(report.stamp, known.stamp) || compareText(value, known.value) : 1;
    if (order <= 0) continue;
    if (next === profile) next = { ...profile };
    next[member] = { value, stamp: report.stamp };
  }
  return next;
}

/**
 * Restarts are distinguished by their record numbers: a console whose clock runs ahead may bring several with the same time, that of their
 * receipt. A restart without a number is taken for the same restart of that second, reported by another collector.
 */
function foldRestart(restarts: Facts['restarts'], report: Report): Facts['restarts'] {
  const { at, record } = report.stamp;
  const restart = { at, id: report.id, record };
  const ofSecond = restarts.filter((known) => secondOf(known.at) === secondOf(at));
  // Sent again: the time moves with the receipt where the console's clock runs ahead.
  if (restarts.some((known) => known.id === restart.id && !ofSecond.includes(known))) return restarts;
  const twin = ofSecond.find((known) => known.record == null || record === null || known.record === record);
  if (twin && compareTwins(twin, restart) <= 0) return restarts;
  return [...restarts.filter((known) => known !== twin), restart].sort(compareRestarts).slice(0, RESTARTS_KEPT);
}

/** Orders two reports of one restart: the one to keep comes first. */
function compareTwins(a: Facts['restarts'][number], b: Facts['restarts'][number]): number {
  return Number(a.record == null) - Number(b.record == null) || compareRestarts(a, b);
}

/** Newest first. */
function compareRestarts(a: Facts['restarts'][number], b: Facts['restarts'][number]): number {
  return b.at.getTime() - a.at.getTime() || compareText(b.id, a.id);
}

function foldFamily(family: FamilyFacts, report: Report): FamilyFacts {
  const bare =
    ERROR.has(report.eventId) && !report.sentences.some((sentence) => sentence.state === 'UNHEALTHY')
      ? cut(report.text)
      : null;
  const newest = { stamp: report.stamp, bare };
  return {
    allClear: ALL_CLEAR.has(report.eventId) ? newerStamp(family.allClear, report.stamp) : family.allClear,
    newest: !family.newest || compareNewest(newest, family.newest) > 0 ? newest : family.newest,
    everBare: family.everBare || bare !== null,
    newestErrorAt: ERROR.has(report.eventId) ? later(family.newestErrorAt, report.stamp.at) : family.newestErrorAt,
  };
}

function compareNewest(a: { stamp: Stamp; bare: string | null }, b: { stamp: Stamp; bare: string | null }): number {
  return (
    compareStamps(a.stamp, b.stamp) ||
    Number(a.bare !== null) - Number(b.bare !== null) ||
    compareText(a.bare ?? '', b.bare ?? '')
  );
}

function foldSentences(facts: Facts, report: Report, family: Family): void {
  if (report.sentences.length === 0) return;
  const { stamp } = report;
  facts.told = { ...facts.told };
  let ignored = 0;
  for (const { label: named, value, state } of report.sentences) {
    const { key, label, category, severity } = signalOfLabel(named, family);
    const reported: ReportedSignal = { label, family, category, severity, value, state, stamp };
    // A label may be `constructor`: only own members are signals.
    const before = Object.hasOwn(facts.told, key) ? facts.told[key] : undefined;
    if (!before && !isBuiltInSignal(key) && signalCount(facts) >= MAX_SIGNALS) {
      ignored += 1;
    } else if (!before || compareReported(reported, before) > 0) {
      facts.told[key] = reported;
    }
  }
  facts.ignoredLabels = Math.max(facts.ignoredLabels, ignored);
}

/** The number of signals that follow from the facts alone, with the heartbeat that every known device has. */
function signalCount(facts: Facts): number {
  return Object.keys(facts.told).length + Object.values(facts.families).filter((family) => family.everBare).length + 1;
}

function compareReported(a: ReportedSignal, b: ReportedSignal): number {
  return (
    compareStamps(a.stamp, b.stamp) ||
    STATE_RANK[a.state] - STATE_RANK[b.state] ||
    compareText(a.value, b.value) ||
    compareText(a.family, b.family) ||
    compareText(a.label, b.label)
  );
}

/** By code units: the same on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function newerStamp(a: Stamp | null, b: Stamp): Stamp {
  return a && compareStamps(a, b) >= 0 ? a : b;
}
