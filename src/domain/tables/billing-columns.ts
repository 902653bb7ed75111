import type { ColumnSchema, TableSchema } from './schema.ts';

/** Columns that queries written for Azure Monitor read in every table of records. Nothing is stored for them. */
const BILLING_COLUMNS = [
  {
    name: '_IsBillable',
    type: 'bool',
    description:
      'Whether Azure Monitor would bill it: not in Heartbeat, Operation and Usage. Here nothing costs anything.',
  },
  { name: '_BilledSize', type: 'real', description: 'About how many bytes it has; 0 where it is not billable.' },
] as const satisfies readonly ColumnSchema[];

/** Tables that cost nothing in Azure Monitor. */
const FREE: ReadonlySet<string> = new Set(['Heartbeat', 'Operation', 'Usage']);

export const isBillable = (table: string): boolean => !FREE.has(table);

/** A table with the columns of billing behind those that it has, unless it has columns of these names. */
export function withBillingColumns(schema: TableSchema): TableSchema {
  const own = new Set(schema.columns.map(({ name }) => name));
  return { ...schema, columns: [...schema.columns, ...BILLING_COLUMNS.filter(({ name }) => !own.has(name))] };
}

/** The bytes of a text, or of other data as JSON. */
export const sizeOfData = (data: unknown): number =>
  data === undefined || data === null ? 0 : Buffer.byteLength(typeof data === 'string' ? data : JSON.stringify(data));
