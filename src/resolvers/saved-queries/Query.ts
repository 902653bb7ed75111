import { foldName } from '../../domain/text/names.ts';
import { idOf } from '../../domain/ids/node-id.ts';
import type { QueryResolvers } from '../../generated/graphql.ts';

export const savedQueries: QueryResolvers['savedQueries'] = async (_root, { kind }, { models, viewer }) => {
  const all = await models.savedQueries.all(viewer.workspace);
  return kind == null ? all : all.filter((query) => query.kind === kind);
};

export const savedQuery: QueryResolvers['savedQuery'] = (_root, { by }, { models, loaders, viewer }) => {
  if (by.name != null) return models.savedQueries.byKey(viewer.workspace, foldName(by.name));
  const id = idOf('SavedQuery', by.id!);
  return id === null ? null : loaders.savedQueryById.load(id);
};
