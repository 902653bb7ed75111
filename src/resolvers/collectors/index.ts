import type { Feature } from '../common/feature.ts';
import { Collector } from './Collector.ts';
import { EventLevel } from './EventLevel.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';

export const collectors = {
  resolvers: { Collector, EventLevel, Query, Mutation },
} satisfies Feature;
