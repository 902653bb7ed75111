import type { Feature } from '../common/feature.ts';
import * as Query from './Query.ts';

export const queries = {
  resolvers: { Query },
} satisfies Feature;
