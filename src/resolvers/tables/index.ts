import type { Feature } from '../common/feature.ts';
import { ColumnType } from './ColumnType.ts';
import * as Mutation from './Mutation.ts';
import * as Query from './Query.ts';
import { Table } from './Table.ts';

export const tables = {
  resolvers: { ColumnType, Table, Query, Mutation },
} satisfies Feature;
