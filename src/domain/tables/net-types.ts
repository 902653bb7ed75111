import type { ColumnType } from './schema.ts';

/** The .NET names of the types, as Azure's engine reports them. */
export const NET_TYPES: Readonly<Record<ColumnType, string>> = {
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
