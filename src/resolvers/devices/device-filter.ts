import { idsOf } from '../../domain/ids/node-id.ts';
import { sitesWithin } from '../../domain/principals/permissions.ts';
import type { Viewer } from '../../domain/principals/viewer.ts';
import { foldName } from '../../domain/text/names.ts';
import type * as schema from '../../generated/graphql.ts';
import type { DeviceFilter } from '../../models/support/filters.ts';
import { searchText } from '../common/search-text.ts';

/** A `DeviceFilter` of the schema within the caller's reach, with stored ids in place of node ids and folded names. */
export function deviceFilter(filter: schema.DeviceFilter | null | undefined, viewer: Viewer): DeviceFilter {
  const { computers, ...rest } = filter ?? {};
  return {
    ...rest,
    sites: sitesWithin(viewer, null),
    ids: idsOf('Device', filter?.ids),
    roomIds: idsOf('Room', filter?.roomIds),
    computerKeys: computers?.map(foldName) ?? null,
    search: searchText(filter?.search),
  };
}
