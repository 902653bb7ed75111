import type { MutationResolvers } from '../../generated/graphql.ts';
import type { ShownDevice } from '../../models/device.ts';
import { assignDevice as assign } from '../../services/assign-device.ts';
import { deviceNotFound } from '../../services/change-device.ts';
import { deleteDevice as remove } from '../../services/delete-device.ts';
import { setSignalOptional as setOptional } from '../../services/set-signal-optional.ts';
import type { Context } from '../context.ts';
import { idOf, toNodeId } from '../../domain/node-id.ts';
import { answer } from './payload.ts';
import { roomIdOf } from './rooms.ts';

const NONE: { device: ShownDevice | null } = { device: null };

export const assignDevice: MutationResolvers['assignDevice'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const roomId = input.roomId == null ? null : roomIdOf(input.roomId);
    const id = await assign(context.parts, context.viewer.workspace, input.computer, roomId);
    return reload(context, id);
  });

export const setSignalOptional: MutationResolvers['setSignalOptional'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const id = deviceIdOf(input.deviceId);
    await setOptional(context.parts, context.viewer.workspace, id, input.key, input.optional);
    return reload(context, id);
  });

export const deleteDevice: MutationResolvers['deleteDevice'] = (_root, { input }, context) =>
  answer<{ deletedDeviceId: string | null }>(context, input, { deletedDeviceId: null }, async () => {
    const id = deviceIdOf(input.deviceId);
    await remove(context.parts, context.viewer.workspace, id);
    return { deletedDeviceId: toNodeId('Device', id) };
  });

function deviceIdOf(nodeId: string): string {
  const id = idOf('Device', nodeId);
  if (id === null) throw deviceNotFound(['input', 'deviceId']);
  return id;
}

async function reload({ loaders }: Context, id: string): Promise<{ device: ShownDevice | null }> {
  return { device: await loaders.deviceById.load(id) };
}
