import { foldName } from '../../domain/text/names.ts';
import { idOf } from '../../domain/ids/node-id.ts';
import type { QueryResolvers } from '../../generated/graphql.ts';

export const scheduledExports: QueryResolvers['scheduledExports'] = (_root, _args, { models, viewer }) =>
  models.scheduledExports.all(viewer.workspace);

export const scheduledExport: QueryResolvers['scheduledExport'] = (_root, { id }, { models, viewer }) => {
  const stored = idOf('ScheduledExport', id);
  return stored === null ? null : models.scheduledExports.byId(viewer.workspace, stored);
};

export const exportKeys: QueryResolvers['exportKeys'] = async (_root, { savedQueryId }, { models, viewer }) => {
  const all = (await models.exportKeys.all(viewer.workspace)).sort((a, b) =>
    `${foldName(a.name)} ${a._id}` < `${foldName(b.name)} ${b._id}` ? -1 : 1,
  );
  if (savedQueryId == null) return all;
  const id = idOf('SavedQuery', savedQueryId);
  return all.filter((key) => key.savedQueryId === id);
};
