import type { ResolversOf } from '../common/resolvers-of.ts';

export const TileResult: ResolversOf<'TileResult'> = {
  tile: ({ tile }) => tile.id,
  form: ({ form }) => form.name,
  parts: ({ parts }) => [...parts],
};
