import type { ResolversOf } from '../common/resolvers-of.ts';

export const ExportKey: ResolversOf<'ExportKey'> = {
  id: ({ _id }) => _id,
  savedQuery: ({ savedQueryId }, _args, { loaders }) => loaders.savedQueryById.load(savedQueryId),
};
