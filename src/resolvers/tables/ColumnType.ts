import type { ColumnTypeResolvers } from '../../generated/graphql.ts';

/** The types of the query language, as the schema writes them and as they are everywhere else. */
export const ColumnType = {
  BOOL: 'bool',
  DATETIME: 'datetime',
  DECIMAL: 'decimal',
  DYNAMIC: 'dynamic',
  GUID: 'guid',
  INT: 'int',
  LONG: 'long',
  REAL: 'real',
  STRING: 'string',
  TIMESPAN: 'timespan',
} satisfies Required<ColumnTypeResolvers>;
