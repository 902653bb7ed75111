import { idsOf } from '../../domain/ids/node-id.ts';
import type { RoomFilter } from '../../domain/rooms/room-filter.ts';
import type * as schema from '../../generated/graphql.ts';
import { searchText } from '../common/search-text.ts';

/** A `RoomFilter` of the schema, with stored ids in place of node ids. */
export function roomFilter(filter: schema.RoomFilter | null | undefined): RoomFilter {
  return { ...filter, ids: idsOf('Room', filter?.ids), search: searchText(filter?.search) };
}
