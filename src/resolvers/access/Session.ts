import type { ResolversOf } from '../common/resolvers-of.ts';

export const Session: ResolversOf<'Session'> = {
  sessionId: ({ _id }) => _id,
};
