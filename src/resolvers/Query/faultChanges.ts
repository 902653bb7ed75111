import type { QueryResolvers } from '../../generated/graphql.ts';
import { connectChanges } from '../fault-changes.ts';
import { faultFilter } from '../filters.ts';

export const faultChanges: QueryResolvers['faultChanges'] = (_root, args, context) =>
  connectChanges(context, faultFilter(args.filter), args);
