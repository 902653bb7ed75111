/** The limits of a workspace's tables; the numbers are those of Azure Log Analytics. */
export const TABLE_LIMITS = {
  tables: 500,
  /** Columns of one table, including the standard ones. */
  columns: 500,
  columnName: 45,
  tableName: 100,
} as const;
