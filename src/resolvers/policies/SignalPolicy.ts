import { formatDuration } from '../../domain/time/duration.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const SignalPolicy: ResolversOf<'SignalPolicy'> = {
  room: ({ roomId }, _args, { loaders }) => (roomId ? loaders.roomById.load(roomId) : null),
  watchTime: ({ watchTime }) => (watchTime === null ? null : formatDuration(watchTime)),
};
