import type { AlertFilter } from '../../domain/alerts/alert-filter.ts';
import type { FaultFilter } from '../../domain/faults/fault-filter.ts';
import { searchPattern, type RoomFilter } from '../../domain/rooms/room-filter.ts';
import type { Health } from '../../domain/health/device.ts';

/** Filters as conditions of MongoDB. Every value stands in an operator of ours, so none is ever read as one. */
type Conditions = Record<string, unknown>;

/** Members narrow each other, the values of one widen it. */
export interface DeviceFilter {
  ids?: readonly string[] | null;
  computerKeys?: readonly string[] | null;
  roomIds?: readonly string[] | null;
  sites?: readonly string[] | null;
  health?: readonly Health[] | null;
  appVersions?: readonly string[] | null;
  osVersions?: readonly string[] | null;
  /** Matches a part of computer, alias or display name, without case. */
  search?: string | null;
}

export function roomConditions(filter: RoomFilter): Conditions {
  return {
    ...oneOf('_id', filter.ids),
    ...oneOf('site', filter.sites),
    ...oneOf('building', filter.buildings),
    ...oneOf('floor', filter.floors),
    ...oneOf('tags', filter.tags),
    ...oneOf('health', filter.health),
    ...contains(['name', 'site', 'building', 'floor', 'tags'], filter.search),
  };
}

export function deviceConditions(filter: DeviceFilter): Conditions {
  return {
    ...oneOf('_id', filter.ids),
    ...oneOf('computerKey', filter.computerKeys),
    ...oneOf('place.roomId', filter.roomIds),
    ...oneOf('place.site', filter.sites),
    ...oneOf('health', filter.health),
    ...oneOf('facts.profile.appVersion.value', filter.appVersions),
    ...oneOf('facts.profile.osVersion.value', filter.osVersions),
    ...contains(['computer', 'facts.profile.alias.value', 'facts.profile.displayName.value'], filter.search),
  };
}

export function faultConditions(filter: FaultFilter): Conditions {
  const acknowledged = filter.acknowledged;
  return {
    ...oneOf('_id', filter.ids),
    ...oneOf('roomId', filter.roomIds),
    ...oneOf('deviceId', filter.deviceIds),
    ...oneOf('site', filter.sites),
    ...oneOf('building', filter.buildings),
    ...oneOf('signal', filter.signals),
    ...oneOf('category', filter.categories),
    ...oneOf('severity', filter.severities),
    ...oneOf('state', filter.states),
    ...(acknowledged == null ? {} : { acknowledgedAt: acknowledged ? { $ne: null } : { $eq: null } }),
  };
}

export function alertConditions(filter: AlertFilter): Conditions {
  return {
    ...oneOf('_id', filter.ids),
    ...oneOf('ruleId', filter.ruleIds),
    ...oneOf('roomId', filter.roomIds),
    ...oneOf('deviceId', filter.deviceIds),
    ...oneOf('site', filter.sites),
    ...oneOf('building', filter.buildings),
    ...oneOf('severity', filter.severities),
    ...oneOf('state', filter.states),
    ...oneOf('response', filter.responses),
  };
}

export function oneOf(field: string, values: readonly unknown[] | null | undefined): Conditions {
  return values == null ? {} : { [field]: { $in: [...values] } };
}

function contains(fields: readonly string[], search: string | null | undefined): Conditions {
  const pattern = searchPattern(search);
  if (pattern === null) return {};
  return { $or: fields.map((field) => ({ [field]: { $regex: pattern, $options: 'i' } })) };
}
