import type { ResolversOf } from '../common/resolvers-of.ts';
import { staleAt } from '../../domain/health/presence.ts';
import type { ShownDevice } from '../../models/device.ts';
import { formatDuration } from '../../domain/time/duration.ts';
import { rulesOf } from '../../services/core.ts';
import { ownPolicy } from '../../services/policies/policy-book.ts';
import type { Context } from '../common/context.ts';
import { connect, listScope } from '../common/connection.ts';
import { connectFaults } from '../faults/connect-faults.ts';
import type { ShownSignal } from '../common/mappers.ts';
import { toNodeId } from '../../domain/ids/node-id.ts';

/** The signals of a device by key, each with whether the device may do without it. */
export async function signalsOf(device: ShownDevice, { core, viewer }: Context): Promise<ShownSignal[]> {
  const policyOf = (await core.policyBook.of(viewer.workspace))(device);
  return device.signals
    .map((signal) => ({ ...signal, optional: policyOf(signal.key).optional }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

const reported = (device: ShownDevice, member: keyof ShownDevice['facts']['profile']) =>
  device.facts.profile[member]?.value ?? null;

export const Device: ResolversOf<'Device'> = {
  __isTypeOf: (value) => 'computerKey' in value && 'place' in value,
  id: (device) => toNodeId('Device', device._id),
  room: (device, _args, { loaders }) => (device.place.roomId ? loaders.roomById.load(device.place.roomId) : null),
  alias: (device) => reported(device, 'alias'),
  displayName: (device) => reported(device, 'displayName'),
  appVersion: (device) => reported(device, 'appVersion'),
  os: (device) => reported(device, 'os'),
  osVersion: (device) => reported(device, 'osVersion'),
  ipv4Addresses: (device) => [reported(device, 'ipv4Address'), reported(device, 'ipv4Address2')].filter(isNew),
  ipv6Address: (device) => reported(device, 'ipv6Address'),
  lastEventAt: (device) => device.facts.lastEventAt,
  lastHeartbeatAt: (device) => device.facts.families.heartbeat.newest?.stamp.at ?? null,
  lastHardwareCheckAt: (device) => device.facts.families.hardware.newest?.stamp.at ?? null,
  staleAt: async (device, _args, { core, viewer }) =>
    device.presence.silentSince ??
    staleAt(device.presence, (await rulesOf(core, viewer.workspace))(device, core.clock())),
  staleAfter: (device, _args, { core }) => formatDuration(device.staleAfter ?? core.spans.staleAfter),
  ownStaleAfter: ({ staleAfter }) => (staleAfter == null ? null : formatDuration(staleAfter)),
  signals: (device, _args, context) => signalsOf(device, context),
  signalPolicies: (device) => {
    const keys = new Set([...device.optional, ...(device.policies ?? []).map(({ key }) => key)]);
    return [...keys].sort().map((key) => ownPolicy(device, key)!);
  },
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
