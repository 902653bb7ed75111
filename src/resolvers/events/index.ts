import type { Feature } from '../common/feature.ts';
import { Event } from './Event.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';

export const events = {
  resolvers: { Event, Query, Mutation },
} satisfies Feature;
