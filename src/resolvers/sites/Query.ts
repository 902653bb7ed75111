import { sitesWithin } from '../../domain/principals/permissions.ts';
import type { QueryResolvers } from '../../generated/graphql.ts';
import { connect, listScope } from '../common/connection.ts';

export const sites: QueryResolvers['sites'] = (_root, args, { cursors, models, viewer }) => {
  const filter = { ...args.filter, names: sitesWithin(viewer, args.filter?.names) };
  const scope = listScope('sites', viewer.workspace, filter);
  return connect(cursors, scope, models.sites.model, models.sites.list(viewer.workspace, filter.names), args);
};

export const buildings: QueryResolvers['buildings'] = (_root, args, { cursors, models, viewer }) => {
  const filter = { ...args.filter, sites: sitesWithin(viewer, args.filter?.sites) };
  const scope = listScope('buildings', viewer.workspace, filter);
  return connect(cursors, scope, models.buildings.model, models.buildings.list(viewer.workspace, filter), args);
};
