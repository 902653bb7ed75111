import { among } from '../faults/fault-filter.ts';
import type { FaultFacet } from '../health/device.ts';
import type { FaultCategory, Severity } from '../health/signals.ts';
import type { AlertTiming } from './life.ts';

/** Which faults a rule is about. Members narrow each other, the values of one widen it; null does not narrow. */
export interface FaultCondition {
  readonly categories: readonly FaultCategory[] | null;
  readonly signals: readonly string[] | null;
  readonly severities: readonly Severity[] | null;
  readonly sites: readonly string[] | null;
  readonly buildings: readonly string[] | null;
}

/** A rule: when there is to be an alert. One of faults makes an alert for each device that has such faults OPEN. */
export interface AlertRule extends AlertTiming {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly enabled: boolean;
  /** The severity of its alerts; null for that of the worst fault. */
  readonly severity: Severity | null;
  readonly faults: FaultCondition;
}

export const RULE_LIMITS = {
  /** Rules of a workspace, the shipped ones included. */
  rules: 1_000,
  name: 100,
  description: 1_000,
  /** Values of one member of a condition. */
  values: 1_000,
  /** Milliseconds of a wait. */
  wait: 7 * 86_400_000,
} as const;

const ALL_FAULTS: FaultCondition = { categories: null, signals: null, severities: null, sites: null, buildings: null };

const shipped = (id: string, name: string, category: FaultCategory, description: string): AlertRule => ({
  ...{ id, name, description, enabled: true, severity: null, pendingFor: 0, keepFiringFor: 0 },
  faults: { ...ALL_FAULTS, categories: [category] },
});

/** The rules that each workspace has until somebody changes them: what Microsoft's plan of 2018 promised to notify of. */
export const SHIPPED_RULES: readonly AlertRule[] = [
  shipped('offline', 'Offline', 'OFFLINE', 'A console has not been heard for longer than STALE_AFTER.'),
  shipped('application', 'Application failure', 'APPLICATION', 'The room app reports an error or cannot sign in.'),
  shipped('connectivity', 'Connectivity failure', 'CONNECTIVITY', 'The network or Exchange cannot be reached.'),
  shipped(
    'hardware',
    'Hardware failure',
    'HARDWARE',
    'A camera, microphone, speaker, display or another part has failed.',
  ),
  shipped(
    'restart',
    'Restart needed',
    'RESTART',
    'The app restarts again and again, or only half of it still reports.',
  ),
];

/** The rules of a workspace: those that are stored, and the shipped ones that nobody has changed; by name. */
export function withShippedRules<R extends AlertRule>(stored: readonly R[]): (R | AlertRule)[] {
  const ids = new Set(stored.map(({ id }) => id));
  const all = [...stored, ...SHIPPED_RULES.filter(({ id }) => !ids.has(id))];
  return all.sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}

/** Whether a condition is about a fault, whatever the fault's state. */
export function isAbout({ faults }: Pick<AlertRule, 'faults'>, facet: FaultFacet): boolean {
  return (
    among(faults.categories, facet.category) &&
    among(faults.signals, facet.signal) &&
    among(faults.severities, facet.severity) &&
    among(faults.sites, facet.site) &&
    among(faults.buildings, facet.building)
  );
}

/** What one rule says of one device is one alert at a time: this names it. */
export function fingerprintOf(ruleId: string, deviceId: string): string {
  return `${ruleId}/${deviceId}`;
}
