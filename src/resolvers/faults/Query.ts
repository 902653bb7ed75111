import type { QueryResolvers } from '../../generated/graphql.ts';
import { connect, listScope } from '../common/connection.ts';
import { faultFilter } from './fault-filter.ts';

export const faults: QueryResolvers['faults'] = (_root, args, { cursors, models, viewer }) => {
  const filter = faultFilter(args.filter, viewer);
  const scope = listScope('faults', viewer.workspace, filter);
  return connect(cursors, scope, models.faults.model, models.faults.list(viewer.workspace, filter), args);
};
