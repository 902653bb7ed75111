import type { ColumnSchema } from './schema.ts';

/** The columns that every table has. Their values are kept beside a record's row, not in it. */
export const STANDARD_COLUMNS = [
  {
    name: 'TimeGenerated',
    type: 'datetime',
    description: 'When it happened; if that is unknown, when it was received.',
  },
  { name: 'Type', type: 'string', description: 'The name of the table.' },
  { name: 'TenantId', type: 'string', description: "The workspace's id." },
  { name: 'SourceSystem', type: 'string', description: 'The kind of door that it came through.' },
  { name: '_ResourceId', type: 'string', description: 'The resource that it is about, as the sender named it.' },
  { name: '_TimeReceived', type: 'datetime', description: 'When it reached this server.' },
] as const satisfies readonly ColumnSchema[];

const NAMES: ReadonlySet<string> = new Set(STANDARD_COLUMNS.map((column) => column.name));

export function isStandardColumn(name: string): boolean {
  return NAMES.has(name);
}
