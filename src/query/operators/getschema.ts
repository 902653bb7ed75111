import { NET_TYPES } from '../../domain/tables/net-types.ts';
import type { Column } from '../plan/plan.ts';
import { operator } from './shared/operator.ts';

const COLUMNS: readonly Column[] = [
  { name: 'ColumnName', type: 'string' },
  { name: 'ColumnOrdinal', type: 'int' },
  { name: 'DataType', type: 'string' },
  { name: 'ColumnType', type: 'string' },
];

export const getschema = operator<{ columns: readonly Column[] }>({
  name: 'getschema',
  growth: 'none',
  syntax: 'GetSchemaOperator',
  usage: 'T | getschema',
  summary: 'Gives one row for each column of the table: name, position, type.',
  read: (node, input, t) => t.node('getschema', node, [], { columns: input.columns }, COLUMNS),
  async *run(node) {
    yield node.args.columns.map(({ name, type }, index) => [name, index, NET_TYPES[type], type]);
  },
});
