import type { ResolversOf } from '../common/resolvers-of.ts';
import { showingDevices } from '../devices/shown-members.ts';
import { toNodeId } from '../../domain/ids/node-id.ts';

export const Event: ResolversOf<'Event'> = {
  __isTypeOf: (value) => 'position' in value,
  id: (event) => toNodeId('Event', event._id),
  device: (event, _args, { loaders }, info) =>
    showingDevices(loaders, info).deviceByComputerKey.load(event.computerKey),
};
