import { idsOf } from '../../domain/ids/node-id.ts';
import { sitesWithin } from '../../domain/principals/permissions.ts';
import type { Viewer } from '../../domain/principals/viewer.ts';
import type { RoomFilter } from '../../domain/rooms/room-filter.ts';
import type * as schema from '../../generated/graphql.ts';
import { searchText } from '../common/search-text.ts';

/** A `RoomFilter` of the schema within the caller's reach, with stored ids in place of node ids. */
export function roomFilter(filter: schema.RoomFilter | null | undefined, viewer: Viewer): RoomFilter {
  return {
    ...filter,
    sites: sitesWithin(viewer, filter?.sites),
    ids: idsOf('Room', filter?.ids),
    search: searchText(filter?.search),
  };
}
