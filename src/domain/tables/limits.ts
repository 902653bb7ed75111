/** How much a workspace's tables may hold; the numbers are those of Azure Log Analytics. */
export const TABLE_LIMITS = {
  tables: 500,
  /** Of one table, the standard ones among them. */
  columns: 500,
  columnName: 45,
  tableName: 100,
} as const;
