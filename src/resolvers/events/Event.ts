import type { ResolversOf } from '../common/resolvers-of.ts';
import { toNodeId } from '../../domain/ids/node-id.ts';

export const Event: ResolversOf<'Event'> = {
  __isTypeOf: (value) => 'position' in value,
  id: (event) => toNodeId('Event', event._id),
  device: (event, _args, { loaders }) => loaders.deviceByComputerKey.load(event.computerKey),
};
