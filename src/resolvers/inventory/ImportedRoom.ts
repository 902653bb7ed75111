import type { ResolversOf } from '../common/resolvers-of.ts';

export const ImportedRoom: ResolversOf<'ImportedRoom'> = {
  room: ({ roomId }, _args, { loaders }) => (roomId === null ? null : loaders.roomById.load(roomId)),
  userErrors: ({ refusals }) => refusals.map(({ code, message, field }) => ({ code, message, field: [...field] })),
};
