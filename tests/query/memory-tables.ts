import type { TableSchema } from '../../src/domain/tables/schema.ts';
import { createQueryEngine, type QueryEngine, type QueryLimits, type TableProvider } from '../../src/query/index.ts';

/** Rows by table, in the order of the table's columns. */
export interface MemoryTable extends TableSchema {
  readonly rows: readonly (readonly unknown[])[];
}

const BATCH = 1000;

/** Tables that a test holds itself. */
function memoryTables(tables: readonly MemoryTable[]): TableProvider {
  return {
    tables: () => tables,
    async *scan(_workspace, name, { columns, from, to }, signal) {
      const table = tables.find((candidate) => candidate.name === name)!;
      const indexes = columns.map((column) => table.columns.findIndex((candidate) => candidate.name === column));
      const time = table.columns.findIndex((column) => column.name === table.timeColumn);
      const inside = table.rows.filter((row) => {
        const at = row[time] as Date;
        return time < 0 || ((!from || at >= from) && (!to || at < to));
      });
      for (let start = 0; start < inside.length && !signal.aborted; start += BATCH) {
        yield inside.slice(start, start + BATCH).map((row) => indexes.map((index) => row[index] as string));
      }
    },
  };
}

/** An engine over tables of the test's own. */
export function memoryEngine(
  tables: readonly MemoryTable[] = [],
  limits: Partial<QueryLimits> = {},
  clock?: () => Date,
): QueryEngine {
  return createQueryEngine({ tables: memoryTables(tables), limits, ...(clock ? { clock } : {}) });
}
