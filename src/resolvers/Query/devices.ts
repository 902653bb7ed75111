import type { QueryResolvers } from '../../generated/graphql.ts';
import { connect, listScope } from '../shared/connection.ts';
import { deviceFilter } from '../shared/filters.ts';

export const devices: QueryResolvers['devices'] = (_root, args, { cursors, models, viewer }) => {
  const filter = deviceFilter(args.filter);
  const scope = listScope('devices', viewer.workspace, filter);
  return connect(cursors, scope, models.devices.shown, models.devices.list(viewer.workspace, filter), args);
};
