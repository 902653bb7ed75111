import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Column } from '../plan/plan.ts';
import { operator } from './shared/operator.ts';

/** The .NET names of the types, as Azure's engine reports them. */
const CLR: Readonly<Record<ColumnType, string>> = {
  bool: 'System.SByte',
  datetime: 'System.DateTime',
  decimal: 'System.Data.SqlTypes.SqlDecimal',
  dynamic: 'System.Object',
  guid: 'System.Guid',
  int: 'System.Int32',
  long: 'System.Int64',
  real: 'System.Double',
  string: 'System.String',
  timespan: 'System.TimeSpan',
};

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
    yield node.args.columns.map(({ name, type }, index) => [name, index, CLR[type], type]);
  },
});
