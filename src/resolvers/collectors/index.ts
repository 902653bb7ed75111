import type { Feature } from '../common/feature.ts';
import { Collector } from './Collector.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';

export const collectors = {
  resolvers: { Collector, Query, Mutation },
} satisfies Feature;
