import type { Feature } from '../common/feature.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';
import { SavedQuery } from './SavedQuery.ts';

export const savedQueries = {
  resolvers: { SavedQuery, Query, Mutation },
} satisfies Feature;
