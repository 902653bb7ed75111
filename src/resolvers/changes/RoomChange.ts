import type { ResolversOf } from '../common/resolvers-of.ts';
import { toNodeId } from '../../domain/ids/node-id.ts';

export const RoomChange: ResolversOf<'RoomChange'> = {
  kind: (message) => (message.kind === 'CHANGE' ? message.entry.kind : message.kind),
  roomId: (message) => {
    if (message.kind === 'SNAPSHOT') return toNodeId('Room', message.subject._id);
    return message.kind === 'CHANGE' ? toNodeId('Room', message.entry.subject) : null;
  },
  room: (message, _args, { loaders }) => {
    if (message.kind === 'SNAPSHOT') return message.subject;
    if (message.kind !== 'CHANGE' || message.entry.kind === 'REMOVED') return null;
    return loaders.roomById.load(message.entry.subject);
  },
  health: (message) => {
    if (message.kind === 'SNAPSHOT') return message.subject.health ?? 'UNKNOWN';
    return message.kind === 'CHANGE' ? message.entry.health : null;
  },
  previousHealth: (message) => (message.kind === 'CHANGE' ? message.entry.previousHealth : null),
  reason: (message) => (message.kind === 'CHANGE' ? message.entry.reason : null),
  left: (message) => message.kind === 'CHANGE' && message.left,
};
