import { STANDARD_COLUMNS } from './standard-columns.ts';
import type { ColumnSchema, ColumnType, TableSchema } from './schema.ts';

/** A column as the registry knows it. */
export interface TableColumn extends ColumnSchema {
  readonly firstSeenAt: Date;
}

/** A table as the registry knows it: what can be asked about, and how its records are kept. */
export interface Table extends TableSchema {
  readonly columns: readonly TableColumn[];
  readonly firstSeenAt: Date;
  /** Milliseconds that its records are kept after their receipt; null follows the installation's setting. */
  readonly retention: number | null;
  /** A table of Roomwatch or Azure, whose columns are fixed. Other tables are made by the first record sent to them, and gain columns with later ones. */
  readonly documented: boolean;
}

/** A column that the records of a custom table have brought. */
export interface NewColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** The column of a name, or undefined. Names are compared to the letter, as the query language does. */
export function columnOf(table: Pick<Table, 'columns'>, name: string): TableColumn | undefined {
  return table.columns.find((column) => column.name === name);
}

/** The schema of a table that nobody has sent to yet. */
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
