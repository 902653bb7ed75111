import { CommandError } from '../../errors.ts';
import type { MutationResolvers } from '../../generated/graphql.ts';
import type { ShownDevice } from '../../models/device.ts';
import { deviceNotFound } from '../../services/devices/change-device.ts';
import { updateDevice as change } from '../../services/devices/update-device.ts';
import { setPolicyOfDevice, setPolicyOfRoom } from '../../services/policies/set-signal-policy.ts';
import { roomNotFound } from '../../services/rooms/change-room.ts';
import type { ShownSignalPolicy } from '../common/mappers.ts';
import { ourId } from '../common/our-id.ts';
import { answer } from '../common/payload.ts';

const noDevice = () => deviceNotFound(['input', 'deviceId']);

export const setSignalPolicy: MutationResolvers['setSignalPolicy'] = (_root, { input }, context) =>
  answer<{ policy: ShownSignalPolicy | null }>(context, input, { policy: null }, async () => {
    const { deviceId, roomId, ...members } = input;
    const { core, viewer } = context;
    if (deviceId != null && roomId != null) {
      throw new CommandError('INVALID', 'nothing beside deviceId', ['input', 'roomId']);
    }
    if (deviceId != null) {
      const id = ourId('Device', deviceId, noDevice);
      return { policy: await setPolicyOfDevice(core, viewer.workspace, id, members) };
    }
    const id = roomId == null ? null : ourId('Room', roomId, roomNotFound);
    return { policy: await setPolicyOfRoom(core, viewer.workspace, id, members) };
  });

export const updateDevice: MutationResolvers['updateDevice'] = (_root, { input }, context) =>
  answer<{ device: ShownDevice | null }>(context, input, { device: null }, async () => {
    const id = ourId('Device', input.deviceId, noDevice);
    await change(context.core, context.viewer.workspace, id, input);
    return { device: await context.loaders.deviceById.load(id) };
  });
