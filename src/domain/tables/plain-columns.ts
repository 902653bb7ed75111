import type { ColumnSchema } from './schema.ts';

/**
 * Properties of a record whose columns have no suffix in the HTTP Data Collector API: standard columns of Azure Monitor that a record may
 * set. The others (`TimeGenerated`, `Type`, `TenantId` …) are set by the server.
 */
export const PLAIN_COLUMNS = ['Computer', '_ItemId', '_ResourceId', '_SubscriptionId'] as const;

const NAMES: ReadonlySet<string> = new Set(PLAIN_COLUMNS);

export function isPlainColumn(property: string): boolean {
  return NAMES.has(property);
}

/** The column that earlier versions made of such a property. */
export function earlierName(name: string): string {
  return `${name}_s`;
}

/** The column that holds such a property in tables of earlier versions; null where the table has none. */
export function earlierColumn<Column extends ColumnSchema>(columns: readonly Column[], name: string): Column | null {
  if (!isPlainColumn(name)) return null;
  const earlier = earlierName(name);
  return columns.find((column) => column.name === earlier && column.type === 'string') ?? null;
}

/** The columns of a table that was made before, with those that are the same values under the plain names. */
export function withPlainColumns<Column extends ColumnSchema>(columns: readonly Column[]): readonly Column[] {
  const own = new Set(columns.map(({ name }) => name));
  const plain = PLAIN_COLUMNS.flatMap((name) => {
    const earlier = earlierColumn(columns, name);
    return earlier === null || own.has(name)
      ? []
      : [{ ...earlier, name, description: `The same as ${earlier.name}, its name in earlier versions.` }];
  });
  return plain.length === 0 ? columns : [...columns, ...plain];
}

/** A cell of a stored row, also where it lies under the name of earlier versions. */
export function cellOf<Cell>(row: Readonly<Record<string, Cell>>, column: string): Cell | undefined {
  return row[column] ?? (isPlainColumn(column) ? row[earlierName(column)] : undefined);
}
