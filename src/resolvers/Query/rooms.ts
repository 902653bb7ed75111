import type { QueryResolvers } from '../../generated/graphql.ts';
import { connect, listScope } from '../connection.ts';
import { roomFilter } from '../filters.ts';

export const rooms: QueryResolvers['rooms'] = (_root, args, { cursors, models, viewer }) => {
  const filter = roomFilter(args.filter);
  const order = args.orderBy ?? 'NAME';
  const scope = listScope('rooms', viewer.workspace, { order, filter });
  return connect(cursors, scope, models.rooms.model, models.rooms.list(viewer.workspace, filter, order), args);
};
