import type { Feature } from '../common/feature.ts';
import { Fault } from './Fault.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';

export const faults = {
  resolvers: { Fault, Query, Mutation },
  shareable: ['Fault', 'FaultConnection', 'FaultEdge'],
} satisfies Feature;
