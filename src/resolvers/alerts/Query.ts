import type { QueryResolvers } from '../../generated/graphql.ts';
import { readAlertRules } from '../../services/alerts/read-alert-rules.ts';
import { connect, listScope } from '../common/connection.ts';
import { alertFilter } from './alert-filter.ts';

export const alerts: QueryResolvers['alerts'] = (_root, args, { cursors, models, viewer }) => {
  const filter = alertFilter(args.filter, viewer);
  const scope = listScope('alerts', viewer.workspace, filter);
  return connect(cursors, scope, models.alerts.model, models.alerts.list(viewer.workspace, filter), args);
};

export const alertRules: QueryResolvers['alertRules'] = (_root, _args, { core, viewer }) =>
  readAlertRules(core, viewer.workspace);
