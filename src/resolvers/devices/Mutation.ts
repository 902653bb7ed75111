import type { MutationResolvers } from '../../generated/graphql.ts';
import type { ShownDevice } from '../../models/device.ts';
import { assignDevice as assign } from '../../services/devices/assign-device.ts';
import { deviceNotFound } from '../../services/devices/change-device.ts';
import { roomNotFound } from '../../services/rooms/change-room.ts';
import { deleteDevice as remove } from '../../services/devices/delete-device.ts';
import { setSignalOptional as setOptional } from '../../services/devices/set-signal-optional.ts';
import type { Context } from '../common/context.ts';
import { toNodeId } from '../../domain/ids/node-id.ts';
import { ourId } from '../common/our-id.ts';
import { answer } from '../common/payload.ts';

const NONE: { device: ShownDevice | null } = { device: null };

export const assignDevice: MutationResolvers['assignDevice'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const roomId = input.roomId == null ? null : ourId('Room', input.roomId, roomNotFound);
    const id = await assign(context.core, context.viewer.workspace, input.computer, roomId);
    return reload(context, id);
  });

export const setSignalOptional: MutationResolvers['setSignalOptional'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const id = deviceIdOf(input.deviceId);
    await setOptional(context.core, context.viewer.workspace, id, input.key, input.optional);
    return reload(context, id);
  });

export const deleteDevice: MutationResolvers['deleteDevice'] = (_root, { input }, context) =>
  answer<{ deletedDeviceId: string | null }>(context, input, { deletedDeviceId: null }, async () => {
    const id = deviceIdOf(input.deviceId);
    await remove(context.core, context.viewer.workspace, id);
    return { deletedDeviceId: toNodeId('Device', id) };
  });

const deviceIdOf = (nodeId: string) => ourId('Device', nodeId, () => deviceNotFound(['input', 'deviceId']));

async function reload({ loaders }: Context, id: string): Promise<{ device: ShownDevice | null }> {
  return { device: await loaders.deviceById.load(id) };
}
