import type { TableSchema } from '../schema.ts';
import { alertTable } from './alert.ts';
import { eventTable } from './event.ts';
import { exportTable } from './export.ts';
import { heartbeatTable } from './heartbeat.ts';
import { operationTable } from './operation.ts';
import { otlpLogsTable } from './otlp-logs.ts';
import { perfTable } from './perf.ts';
import { syslogTable } from './syslog.ts';
import { usageTable } from './usage.ts';

/** The tables that exist from the first start. A new one is a file and a line here. */
export const DOCUMENTED_TABLES: readonly TableSchema[] = [
  alertTable,
  eventTable,
  exportTable,
  heartbeatTable,
  operationTable,
  otlpLogsTable,
  perfTable,
  syslogTable,
  usageTable,
];

const byName = new Map(DOCUMENTED_TABLES.map((table) => [table.name, table]));

export function documentedTable(name: string): TableSchema | undefined {
  return byName.get(name);
}
