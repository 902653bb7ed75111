import type { FaultFilter } from '../../domain/faults/fault-filter.ts';
import type { RoomFilter } from '../../domain/rooms/room-filter.ts';
import { foldName } from '../../domain/text/names.ts';
import type * as schema from '../../generated/graphql.ts';
import type { DeviceFilter } from '../../models/support/filters.ts';
import { badInput } from './bad-input.ts';
import { idsOf } from '../../domain/ids/node-id.ts';

/** Filters as clients give them, with our ids in them. */

export function roomFilter(filter: schema.RoomFilter | null | undefined): RoomFilter {
  return { ...filter, ids: idsOf('Room', filter?.ids), search: searched(filter?.search) };
}

export function faultFilter(filter: schema.FaultFilter | null | undefined): FaultFilter {
  return {
    ...filter,
    ids: idsOf('Fault', filter?.ids),
    roomIds: idsOf('Room', filter?.roomIds),
    deviceIds: idsOf('Device', filter?.deviceIds),
  };
}

export function deviceFilter(filter: schema.DeviceFilter | null | undefined): DeviceFilter {
  const { computers, ...rest } = filter ?? {};
  return {
    ...rest,
    ids: idsOf('Device', filter?.ids),
    roomIds: idsOf('Room', filter?.roomIds),
    computerKeys: computers?.map(foldName) ?? null,
    search: searched(filter?.search),
  };
}

const MAX_SEARCH = 500;

function searched(search: string | null | undefined): string | null {
  if (search != null && search.length > MAX_SEARCH)
    throw badInput('filter.search', `at most ${MAX_SEARCH} characters`, search);
  return search ?? null;
}
