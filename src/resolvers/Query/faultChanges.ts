import type { QueryResolvers } from '../../generated/graphql.ts';
import { connectChanges } from '../shared/fault-changes.ts';
import { faultFilter } from '../shared/filters.ts';

export const faultChanges: QueryResolvers['faultChanges'] = (_root, args, context) =>
  connectChanges(context, faultFilter(args.filter), args);
