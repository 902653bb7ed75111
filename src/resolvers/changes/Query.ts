import type { QueryResolvers } from '../../generated/graphql.ts';
import { connectChanges } from './connect-changes.ts';
import { faultFilter } from '../faults/fault-filter.ts';

export const faultChanges: QueryResolvers['faultChanges'] = (_root, args, context) =>
  connectChanges(context, faultFilter(args.filter, context.viewer), args);
