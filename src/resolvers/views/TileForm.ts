import type { ResolversOf } from '../common/resolvers-of.ts';

export const TileForm: ResolversOf<'TileForm'> = {
  parts: ({ parts }) => [...parts],
};
