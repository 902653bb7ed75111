import type { EventResolvers } from '../generated/graphql.ts';
import { toNodeId } from '../domain/ids/node-id.ts';

export const Event: EventResolvers = {
  __isTypeOf: (value) => 'position' in value,
  id: (event) => toNodeId('Event', event._id),
  device: (event, _args, { loaders }) => loaders.deviceByComputerKey.load(event.computerKey),
};
