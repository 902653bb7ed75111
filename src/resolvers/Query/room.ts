import { foldName } from '../../domain/text/names.ts';
import type { QueryResolvers } from '../../generated/graphql.ts';
import { idOf } from '../../domain/ids/node-id.ts';

export const room: QueryResolvers['room'] = async (_root, { by }, { loaders, models, viewer }) => {
  if (by.name != null) {
    const [found] = await models.rooms.byNameKeys(viewer.workspace, [foldName(by.name)]);
    return found ?? null;
  }
  const id = idOf('Room', by.id ?? '');
  return id === null ? null : loaders.roomById.load(id);
};
