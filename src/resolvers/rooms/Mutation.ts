import type { MutationResolvers } from '../../generated/graphql.ts';
import type { RoomDocument } from '../../models/room.ts';
import * as rooms from '../../services/rooms/change-room.ts';
import { deleteRoom as remove } from '../../services/rooms/delete-room.ts';
import type { Context } from '../common/context.ts';
import { toNodeId } from '../../domain/ids/node-id.ts';
import { ourId } from '../common/our-id.ts';
import { answer } from '../common/payload.ts';

const NONE: { room: RoomDocument | null } = { room: null };

export const createRoom: MutationResolvers['createRoom'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () =>
    reload(context, await rooms.createRoom(context.core, context.viewer.workspace, input)),
  );

export const updateRoom: MutationResolvers['updateRoom'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const { roomId, ...members } = input;
    const id = ourId('Room', roomId, rooms.roomNotFound);
    await rooms.updateRoom(context.core, context.viewer.workspace, id, members);
    return reload(context, id);
  });

export const deleteRoom: MutationResolvers['deleteRoom'] = (_root, { input }, context) =>
  answer<{ deletedRoomId: string | null }>(context, input, { deletedRoomId: null }, async () => {
    const id = ourId('Room', input.roomId, rooms.roomNotFound);
    await remove(context.core, context.viewer.workspace, id);
    return { deletedRoomId: toNodeId('Room', id) };
  });

async function reload({ loaders }: Context, id: string): Promise<{ room: RoomDocument | null }> {
  return { room: await loaders.roomById.load(id) };
}
