import type { Feature } from '../common/feature.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';
import { SignalPolicy } from './SignalPolicy.ts';

export const policies = {
  resolvers: { SignalPolicy, Query, Mutation },
} satisfies Feature;
