import type { ResolversOf } from '../common/resolvers-of.ts';
import { signalsOf } from '../devices/Device.ts';
import { showingDevices } from '../devices/shown-members.ts';
import { connectChanges } from '../changes/connect-changes.ts';
import { sitesWithin } from '../../domain/principals/permissions.ts';
import { toNodeId } from '../../domain/ids/node-id.ts';

export const Fault: ResolversOf<'Fault'> = {
  __isTypeOf: (value) => 'lastSignal' in value,
  id: (fault) => toNodeId('Fault', fault._id),
  device: (fault, _args, { loaders }, info) => showingDevices(loaders, info).deviceById.load(fault.deviceId),
  room: async (fault, _args, { loaders }, info) => {
    const device = await showingDevices(loaders, info).deviceById.load(fault.deviceId);
    return device?.place.roomId ? loaders.roomById.load(device.place.roomId) : null;
  },
  signal: async (fault, _args, context, info) => {
    const device = await showingDevices(context.loaders, info).deviceById.load(fault.deviceId);
    const signal = device && (await signalsOf(device, context)).find(({ key }) => key === fault.signal);
    return signal ?? { ...fault.lastSignal, optional: false };
  },
  changes: (fault, args, context) =>
    connectChanges(context, { ids: [fault._id], sites: sitesWithin(context.viewer, null) }, args, fault._id),
};
