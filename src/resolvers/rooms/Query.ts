import { foldName } from '../../domain/text/names.ts';
import { reachesSite } from '../../domain/principals/permissions.ts';
import { idOf } from '../../domain/ids/node-id.ts';
import type { RoomFilter } from '../../domain/rooms/room-filter.ts';
import type { QueryResolvers } from '../../generated/graphql.ts';
import type { SortField } from '../../models/support/page.ts';
import type { RoomDocument } from '../../models/room.ts';
import { connect, connectInMemory, listScope, type Connection, type PageArguments } from '../common/connection.ts';
import type { Context } from '../common/context.ts';
import { roomFilter } from './room-filter.ts';

export const room: QueryResolvers['room'] = async (_root, { by }, { loaders, models, viewer }) => {
  if (by.name != null) {
    const [found] = await models.rooms.byNameKeys(viewer.workspace, [foldName(by.name)]);
    return found && reachesSite(viewer, found.site) ? found : null;
  }
  const id = idOf('Room', by.id ?? '');
  return id === null ? null : loaders.roomById.load(id);
};

export const rooms: QueryResolvers['rooms'] = (_root, args, context) => {
  const { cursors, models, viewer } = context;
  const filter = roomFilter(args.filter, viewer);
  const order = args.orderBy ?? 'NAME';
  const scope = listScope('rooms', viewer.workspace, { order, filter });
  if (order === 'LAST_EVENT_AT') return byLastEvent(context, scope, filter, args);
  return connect(cursors, scope, models.rooms.model, models.rooms.list(viewer.workspace, filter, order), args);
};

/** Newest first, ties by id; a room never heard of comes last, for null sorts below every time. */
const BY_LAST_EVENT: readonly SortField[] = [
  ['lastEventAt', -1],
  ['_id', 1],
];

/**
 * Rooms by the last event of their devices. It moves with every report, so it is not kept in the room, which would cost ingest a write
 * for each: the order is made here from one grouped read.
 */
async function byLastEvent(
  { cursors, models, viewer, loaders }: Context,
  scope: string,
  filter: RoomFilter,
  args: PageArguments,
): Promise<Connection<RoomDocument>> {
  const [ids, lastEvents] = await Promise.all([
    models.rooms.matchingIds(viewer.workspace, filter),
    models.devices.lastEventOfRooms(viewer.workspace),
  ]);
  const keys = ids.map((_id) => ({ _id, lastEventAt: lastEvents.get(_id) ?? null }));
  const page = connectInMemory(cursors, scope, keys, BY_LAST_EVENT, args);
  const found = await loaders.roomById.loadMany(page.nodes.map(({ _id }) => _id));
  // A room that was deleted in between is not there any more.
  const shown = found.filter((room) => room !== null && !(room instanceof Error)) as RoomDocument[];
  const byId = new Map(shown.map((room) => [room._id, room]));
  return {
    ...page,
    nodes: shown,
    edges: () =>
      page.edges().flatMap(({ cursor, node }) => {
        const room = byId.get(node._id);
        return room ? [{ cursor, node: room }] : [];
      }),
  };
}
