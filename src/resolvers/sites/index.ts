import type { Feature } from '../common/feature.ts';
import { Building } from './Building.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';
import { Site } from './Site.ts';

export const sites = {
  resolvers: { Site, Building, Query, Mutation },
} satisfies Feature;
