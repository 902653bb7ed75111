import type { QueryResolvers } from '../../generated/graphql.ts';

export const signalPolicies: QueryResolvers['signalPolicies'] = async (_root, _args, { models, viewer, loaders }) => {
  const all = await models.signalPolicies.all(viewer.workspace);
  // A room that is deleted, or out of the caller's reach, is not found.
  const rooms = await Promise.all(
    all.map(async ({ roomId }) => (roomId === null ? null : loaders.roomById.load(roomId))),
  );
  return all.filter(({ roomId }, at) => roomId === null || rooms[at] !== null);
};
