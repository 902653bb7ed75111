import type { Feature } from '../common/feature.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';
import { Table } from './Table.ts';

export const tables = {
  resolvers: { Table, Query, Mutation },
} satisfies Feature;
