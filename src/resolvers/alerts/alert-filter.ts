import type { AlertFilter } from '../../domain/alerts/alert-filter.ts';
import { sitesWithin } from '../../domain/principals/permissions.ts';
import type { Viewer } from '../../domain/principals/viewer.ts';
import { idsOf } from '../../domain/ids/node-id.ts';
import type * as schema from '../../generated/graphql.ts';

/** An `AlertFilter` of the schema within the caller's reach, with stored ids in place of node ids. */
export function alertFilter(filter: schema.AlertFilter | null | undefined, viewer: Viewer): AlertFilter {
  return {
    ...filter,
    sites: sitesWithin(viewer, filter?.sites),
    ids: idsOf('Alert', filter?.ids),
    ruleIds: idsOf('AlertRule', filter?.ruleIds),
    roomIds: idsOf('Room', filter?.roomIds),
    deviceIds: idsOf('Device', filter?.deviceIds),
  };
}
