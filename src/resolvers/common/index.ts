import type { Feature } from './feature.ts';
import * as Query from './Query.ts';
import { DateTime, JSON } from './scalars.ts';

export const common = {
  resolvers: { DateTime, JSON, Query },
  shareable: ['PageInfo'],
} satisfies Feature;
