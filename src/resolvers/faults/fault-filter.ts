import type { FaultFilter } from '../../domain/faults/fault-filter.ts';
import { idsOf } from '../../domain/ids/node-id.ts';
import type * as schema from '../../generated/graphql.ts';

/** A `FaultFilter` of the schema, with stored ids in place of node ids. */
export function faultFilter(filter: schema.FaultFilter | null | undefined): FaultFilter {
  return {
    ...filter,
    ids: idsOf('Fault', filter?.ids),
    roomIds: idsOf('Room', filter?.roomIds),
    deviceIds: idsOf('Device', filter?.deviceIds),
  };
}
