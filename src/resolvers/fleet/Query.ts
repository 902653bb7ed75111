import type { QueryResolvers } from '../../generated/graphql.ts';
import { readFleet } from '../../services/fleet/read-fleet.ts';
import { roomFilter } from '../rooms/room-filter.ts';

export const fleet: QueryResolvers['fleet'] = (_root, { filter }, { core, viewer }) =>
  readFleet(core, viewer.workspace, filter || viewer.sites != null ? roomFilter(filter, viewer) : null);
