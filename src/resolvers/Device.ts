import type { DeviceResolvers } from '../generated/graphql.ts';
import { staleAt } from '../domain/health/presence.ts';
import type { ShownDevice } from '../models/device.ts';
import { rulesAt } from '../services/core.ts';
import { connect, listScope } from './shared/connection.ts';
import { connectFaults } from './shared/faults-of.ts';
import type { ShownSignal } from './shared/mappers.ts';
import { toNodeId } from '../domain/ids/node-id.ts';

/** The signals of a device by key, each with whether the device may do without it. */
export function signalsOf(device: ShownDevice): ShownSignal[] {
  return device.signals
    .map((signal) => ({ ...signal, optional: device.optional.includes(signal.key) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

const told = (device: ShownDevice, member: keyof ShownDevice['facts']['profile']) =>
  device.facts.profile[member]?.value ?? null;

export const Device: DeviceResolvers = {
  __isTypeOf: (value) => 'presence' in value,
  id: (device) => toNodeId('Device', device._id),
  room: (device, _args, { loaders }) => (device.place.roomId ? loaders.roomById.load(device.place.roomId) : null),
  alias: (device) => told(device, 'alias'),
  displayName: (device) => told(device, 'displayName'),
  appVersion: (device) => told(device, 'appVersion'),
  os: (device) => told(device, 'os'),
  osVersion: (device) => told(device, 'osVersion'),
  ipv4Addresses: (device) => [told(device, 'ipv4Address'), told(device, 'ipv4Address2')].filter(isNew),
  ipv6Address: (device) => told(device, 'ipv6Address'),
  lastEventAt: (device) => device.facts.lastEventAt,
  lastHeartbeatAt: (device) => device.facts.families.heartbeat.newest?.stamp.at ?? null,
  lastHardwareCheckAt: (device) => device.facts.families.hardware.newest?.stamp.at ?? null,
  staleAt: (device, _args, { core }) =>
    device.presence.silentSince ?? staleAt(device.presence, rulesAt(core, core.clock())),
  signals: signalsOf,
  faults: (device, args, context) =>
    connectFaults(context, `device ${device._id}`, { deviceIds: [device._id] }, args, (states) =>
      context.loaders.faultsOfDevice(states).load(device._id),
    ),
  events: (device, args, { cursors, models, viewer }) => {
    const scope = listScope('events', viewer.workspace, { device: device._id });
    const list = models.events.list(viewer.workspace, { computerKeys: [device.computerKey] });
    return connect(cursors, scope, models.events.model, list, args);
  },
};

function isNew(value: string | null, index: number, all: readonly (string | null)[]): value is string {
  return value !== null && all.indexOf(value) === index;
}
