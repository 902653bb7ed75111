import { among } from '../faults/fault-filter.ts';
import type { Severity } from '../health/signals.ts';
import type { AlertFacet, AlertResponse } from './alert.ts';
import type { AlertState } from './life.ts';

/** Members narrow each other, the values of one widen it; null and undefined do not narrow. Ids are internal ones, not GraphQL's. */
export interface AlertFilter {
  ids?: readonly string[] | null;
  ruleIds?: readonly string[] | null;
  roomIds?: readonly string[] | null;
  deviceIds?: readonly string[] | null;
  sites?: readonly string[] | null;
  buildings?: readonly string[] | null;
  severities?: readonly Severity[] | null;
  states?: readonly AlertState[] | null;
  responses?: readonly AlertResponse[] | null;
}

/** Whether an alert as it was at a moment matches. */
export function matchesAlert(filter: AlertFilter, facet: AlertFacet): boolean {
  return (
    among(filter.ids, facet.alertId) &&
    among(filter.ruleIds, facet.ruleId) &&
    among(filter.roomIds, facet.roomId) &&
    among(filter.deviceIds, facet.deviceId) &&
    among(filter.sites, facet.site) &&
    among(filter.buildings, facet.building) &&
    among(filter.severities, facet.severity) &&
    among(filter.states, facet.state) &&
    among(filter.responses, facet.response)
  );
}

/** A feed without `states` shows the alerts that are not RESOLVED. */
export function unresolvedByDefault(filter: AlertFilter): AlertFilter {
  return filter.states == null ? { ...filter, states: ['PENDING', 'FIRING', 'RECOVERING'] } : filter;
}
