import type { ColumnSchema, ColumnType, TableSchema } from '../schema.ts';
import { isStandardColumn, STANDARD_COLUMNS } from '../standard-columns.ts';

/** A column in short: its name, its type and what it holds. */
export type ColumnLine = readonly [name: string, type: ColumnType, description: string];

/** The column in which a documented table keeps the members without a column of their own. */
export const ADDITIONAL_FIELDS = 'AdditionalFields';

/** A table whose columns are documented: the standard ones, its own, and one for everything else. */
export function defineTable(name: string, description: string, lines: readonly ColumnLine[]): TableSchema {
  const own: ColumnSchema[] = lines.map(([column, type, text]) => ({ name: column, type, description: text }));
  const rest: ColumnSchema = {
    name: ADDITIONAL_FIELDS,
    type: 'dynamic',
    description: 'Values of the record that have no column of their own.',
  };
  return {
    name,
    description,
    columns: [...STANDARD_COLUMNS, ...own.filter((column) => !isStandardColumn(column.name)), rest],
    timeColumn: 'TimeGenerated',
  };
}
