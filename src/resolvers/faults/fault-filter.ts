import type { FaultFilter } from '../../domain/faults/fault-filter.ts';
import { sitesWithin } from '../../domain/principals/permissions.ts';
import type { Viewer } from '../../domain/principals/viewer.ts';
import { idsOf } from '../../domain/ids/node-id.ts';
import type * as schema from '../../generated/graphql.ts';

/** A `FaultFilter` of the schema within the caller's reach, with stored ids in place of node ids. */
export function faultFilter(filter: schema.FaultFilter | null | undefined, viewer: Viewer): FaultFilter {
  return {
    ...filter,
    sites: sitesWithin(viewer, filter?.sites),
    ids: idsOf('Fault', filter?.ids),
    roomIds: idsOf('Room', filter?.roomIds),
    deviceIds: idsOf('Device', filter?.deviceIds),
  };
}
