import type { QueryResolvers } from '../../generated/graphql.ts';
import { readActionGroups } from '../../services/notices/read-action-groups.ts';
import { readRoutes } from '../../services/notices/read-routes.ts';
import { connect, listScope } from '../common/connection.ts';

export const actionGroups: QueryResolvers['actionGroups'] = (_root, _args, { core, viewer }) =>
  readActionGroups(core, viewer.workspace);

export const alertRoutes: QueryResolvers['alertRoutes'] = (_root, _args, { core, viewer }) =>
  readRoutes(core, viewer.workspace);

export const deliveries: QueryResolvers['deliveries'] = (_root, args, { cursors, models, viewer }) => {
  const scope = listScope('deliveries', viewer.workspace, null);
  return connect(cursors, scope, models.deliveries.model, models.deliveries.list(viewer.workspace), args);
};

export const silences: QueryResolvers['silences'] = (_root, _args, { models, viewer }) =>
  models.silences.all(viewer.workspace);
