import { later } from '../../domain/time/moments.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';
import { calendarOfRoom } from './calendar-of-room.ts';
import { connectFaults } from '../faults/connect-faults.ts';
import { showingDevices } from '../devices/shown-members.ts';
import { toNodeId } from '../../domain/ids/node-id.ts';

export const Room: ResolversOf<'Room'> = {
  __isTypeOf: (value) => 'nameKey' in value && 'deviceIds' in value,
  id: (room) => toNodeId('Room', room._id),
  health: (room) => room.health ?? 'UNKNOWN',
  timeZone: async (room, _args, context) => (await calendarOfRoom(room, context)).timeZone,
  serviceHours: async (room, _args, context) => (await calendarOfRoom(room, context)).serviceHours,
  maintenanceHours: async (room, _args, context) => (await calendarOfRoom(room, context)).maintenanceHours,
  account: ({ account }) => account ?? null,
  ownTimeZone: ({ timeZone }) => timeZone ?? null,
  ownServiceHours: ({ serviceHours }) => serviceHours ?? null,
  ownMaintenanceHours: ({ maintenanceHours }) => maintenanceHours ?? null,
  lastEventAt: async (room, _args, { loaders }, info) => {
    const devices = await showingDevices(loaders, info).devicesOfRoom.load(room._id);
    return devices.map((device) => device.facts.lastEventAt).reduce(later, null);
  },
  devices: (room, _args, { loaders }, info) => showingDevices(loaders, info).devicesOfRoom.load(room._id),
  faults: (room, args, context) =>
    connectFaults(context, `room ${room._id}`, { roomIds: [room._id] }, args, (states) =>
      context.loaders.faultsOfRoom(states).load(room._id),
    ),
};
