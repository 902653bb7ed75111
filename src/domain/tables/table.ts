import { STANDARD_COLUMNS } from './standard-columns.ts';
import type { ColumnSchema, ColumnType, TableSchema } from './schema.ts';

/** A column in the registry of tables. */
export interface TableColumn extends ColumnSchema {
  readonly firstSeenAt: Date;
}

/** A table in the registry: what can be queried, and how its records are kept. */
export interface Table extends TableSchema {
  readonly columns: readonly TableColumn[];
  readonly firstSeenAt: Date;
  /** Milliseconds that its records are kept after their receipt; null follows the installation's setting. */
  readonly retention: number | null;
  /** A table of Roomwatch or Azure, whose columns are fixed. Other tables are made by the first record sent to them, and gain columns with later ones. */
  readonly documented: boolean;
}

/** A column that records of a custom table have added. */
export interface NewColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** The column of a name, or undefined. Names are compared with case, as in the query language. */
export function columnOf(table: Pick<Table, 'columns'>, name: string): TableColumn | undefined {
  return table.columns.find((column) => column.name === name);
}

/** The schema of a table without records. */
export function emptyCustomTable(name: string, now: Date): Table {
  return {
    name,
    description: 'Records that collectors sent.',
    columns: STANDARD_COLUMNS.map((column) => ({ ...column, firstSeenAt: now })),
    timeColumn: 'TimeGenerated',
    firstSeenAt: now,
    retention: null,
    documented: false,
  };
}
