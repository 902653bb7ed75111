import type { FaultFacet, FaultState } from '../health/device.ts';
import type { FaultCategory, Severity } from '../health/signals.ts';

/** Members narrow each other, the values of one widen it; null and undefined do not narrow. Ids are internal ones, not GraphQL's. */
export interface FaultFilter {
  ids?: readonly string[] | null;
  roomIds?: readonly string[] | null;
  deviceIds?: readonly string[] | null;
  sites?: readonly string[] | null;
  buildings?: readonly string[] | null;
  signals?: readonly string[] | null;
  categories?: readonly FaultCategory[] | null;
  severities?: readonly Severity[] | null;
  states?: readonly FaultState[] | null;
  acknowledged?: boolean | null;
}

/** Whether a fault as it was at a moment matches. */
export function matchesFault(filter: FaultFilter, facet: FaultFacet): boolean {
  return (
    among(filter.ids, facet.faultId) &&
    among(filter.roomIds, facet.roomId) &&
    among(filter.deviceIds, facet.deviceId) &&
    among(filter.sites, facet.site) &&
    among(filter.buildings, facet.building) &&
    among(filter.signals, facet.signal) &&
    among(filter.categories, facet.category) &&
    among(filter.severities, facet.severity) &&
    among(filter.states, facet.state) &&
    (filter.acknowledged == null || filter.acknowledged === facet.acknowledged)
  );
}

/** Whether a value is one of the wanted ones; without wanted values every value is. */
export function among<T>(wanted: readonly T[] | null | undefined, value: T | null): boolean {
  return wanted == null || (value !== null && wanted.includes(value));
}

/** A feed without `states` shows the faults that are not CLOSED. */
export function openByDefault(filter: FaultFilter): FaultFilter {
  return filter.states == null ? { ...filter, states: ['PENDING', 'OPEN', 'RESOLVED'] } : filter;
}
