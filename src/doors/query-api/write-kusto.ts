import { randomUUID } from 'node:crypto';
import { NET_TYPES } from '../../domain/tables/net-types.ts';
import type { ColumnType } from '../../domain/tables/schema.ts';
import type { QueryResult } from '../../query/index.ts';
import { aroundRows, CUT_STATUS, cutMessage, type CutLimits } from './write-result.ts';

/** A table beside the rows, as [name, type] of each column and its rows. */
interface SideTable {
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * A result in the first form of Kusto's REST API: the rows, the properties of `render`, how the query ended, and a table of these tables.
 * Cells are written as in the form of Log Analytics. A result that was cut says so in `Exceptions`, too, where clients look first.
 */
export function writeKustoV1(result: QueryResult, limits: CutLimits, now: Date): Generator<string> {
  const { columns, rows, truncated } = result;
  const answer = randomUUID();
  const contents: SideTable = {
    columns: [
      ['Ordinal', 'long'],
      ['Kind', 'string'],
      ['Name', 'string'],
      ['Id', 'string'],
      ['PrettyName', 'string'],
    ],
    rows: [
      [0, 'QueryResult', 'PrimaryResult', answer, ''],
      [1, 'QueryProperties', '@ExtendedProperties', answer, ''],
      [2, 'QueryStatus', 'QueryStatus', answer, ''],
    ],
  };
  const properties: SideTable = { columns: [['Value', 'string']], rows: [[JSON.stringify(visualizationOf(result))]] };
  const sides = [properties, statusOf(result, limits, now, answer), contents];
  const head = `{"Tables":[{"TableName":"Table_0","Columns":${JSON.stringify(columns.map(v1Column))},"Rows":[`;
  return aroundRows(result, head, () => {
    const others = sides.map((table, index) => `,${v1Table(`Table_${index + 1}`, table)}`);
    const exceptions = truncated ? `,"Exceptions":${JSON.stringify([cutMessage(rows.length, limits)])}` : '';
    return `]}${others.join('')}]${exceptions}}`;
  });
}

function v1Table(name: string, { columns, rows }: SideTable): string {
  return JSON.stringify({
    TableName: name,
    Columns: columns.map(([column, type]) => v1Column({ name: column, type })),
    Rows: rows,
  });
}

function v1Column({ name, type }: { readonly name: string; readonly type: ColumnType }): object {
  return { ColumnName: name, DataType: NET_TYPES[type].split('.').at(-1), ColumnType: type };
}

/** How the query ended, as rows of a status; severities below 4 are errors. */
function statusOf({ rows, stats, truncated }: QueryResult, limits: CutLimits, now: Date, answer: string): SideTable {
  const row = (severity: number, name: string, code: number, description: string): unknown[] => [
    ...[now.toISOString(), severity, name, code, description, rows.length],
    ...[answer, answer, answer, ''],
  ];
  const execution = JSON.stringify({ ExecutionTime: stats.milliseconds / 1_000 });
  return {
    columns: [
      ['Timestamp', 'datetime'],
      ['Severity', 'int'],
      ['SeverityName', 'string'],
      ['StatusCode', 'int'],
      ['StatusDescription', 'string'],
      ['Count', 'int'],
      ['RequestId', 'guid'],
      ['ActivityId', 'guid'],
      ['SubActivityId', 'guid'],
      ['ClientActivityId', 'string'],
    ],
    rows: [
      truncated
        ? row(2, 'Error', CUT_STATUS, cutMessage(rows.length, limits))
        : row(4, 'Info', 0, 'Query completed successfully'),
      row(6, 'Stats', 0, execution),
    ],
  };
}

/**
 * A result in the second form of Kusto's REST API: frames. A result that was cut ends with an error among its rows, as in the original, so
 * that no client takes it for a whole one.
 *
 * @param requestId as the client named its request; empty where it did not.
 */
export function writeKustoV2(
  result: QueryResult,
  limits: CutLimits,
  { now, requestId }: { readonly now: Date; readonly requestId: string },
): Generator<string> {
  const { columns, rows, truncated } = result;
  const answer = randomUUID();
  const cut = truncated ? [cutError(cutMessage(rows.length, limits), now, answer)] : [];
  const properties: SideTable = {
    columns: [
      ['TableId', 'int'],
      ['Key', 'string'],
      ['Value', 'dynamic'],
    ],
    rows: [[1, 'Visualization', JSON.stringify(visualizationOf(result))]],
  };
  const head = [
    '[{"FrameType":"DataSetHeader","IsProgressive":false,"Version":"v2.0"}',
    v2Table(0, 'QueryProperties', '@ExtendedProperties', properties),
    `{"FrameType":"DataTable","TableId":1,"TableKind":"PrimaryResult","TableName":"PrimaryResult","Columns":${JSON.stringify(columns.map(v2Column))},"Rows":[`,
  ].join(',');
  return aroundRows(result, head, () => {
    const last = { FrameType: 'DataSetCompletion', HasErrors: truncated, Cancelled: false };
    const end = JSON.stringify(truncated ? { ...last, OneApiErrors: cut } : last);
    const error = truncated ? `${rows.length > 0 ? ',' : ''}${JSON.stringify({ OneApiErrors: cut })}` : '';
    const completion = completionOf(result, limits, { now, requestId, answer });
    return `${error}]},${v2Table(2, 'QueryCompletionInformation', 'QueryCompletionInformation', completion)},${end}]`;
  });
}

function v2Table(id: number, kind: string, name: string, { columns, rows }: SideTable): string {
  return JSON.stringify({
    FrameType: 'DataTable',
    TableId: id,
    TableKind: kind,
    TableName: name,
    Columns: columns.map(([column, type]) => v2Column({ name: column, type })),
    Rows: rows,
  });
}

function v2Column({ name, type }: { readonly name: string; readonly type: ColumnType }): object {
  return { ColumnName: name, ColumnType: type };
}

/** How the query ended, in the words of the second form; levels below 4 are errors. */
function completionOf(
  { rows, stats, truncated }: QueryResult,
  limits: CutLimits,
  { now, requestId, answer }: { readonly now: Date; readonly requestId: string; readonly answer: string },
): SideTable {
  const row = (level: number, name: string, code: number, event: string, payload: object): unknown[] => [
    ...[now.toISOString(), requestId, answer, answer, answer, level, name, code],
    ...[code === 0 ? 'S_OK (0)' : 'E_QUERY_RESULT_SET_TOO_LARGE', 4, event, JSON.stringify(payload)],
  ];
  return {
    columns: [
      ['Timestamp', 'datetime'],
      ['ClientRequestId', 'string'],
      ['ActivityId', 'guid'],
      ['SubActivityId', 'guid'],
      ['ParentActivityId', 'guid'],
      ['Level', 'int'],
      ['LevelName', 'string'],
      ['StatusCode', 'int'],
      ['StatusCodeName', 'string'],
      ['EventType', 'int'],
      ['EventTypeName', 'string'],
      ['Payload', 'string'],
    ],
    rows: [
      truncated
        ? row(2, 'Error', CUT_STATUS, 'QueryInfo', { Count: rows.length, Text: cutMessage(rows.length, limits) })
        : row(4, 'Info', 0, 'QueryInfo', { Count: rows.length, Text: 'Query completed successfully' }),
      row(6, 'Stats', 0, 'QueryResourceConsumption', { ExecutionTime: stats.milliseconds / 1_000 }),
    ],
  };
}

function cutError(message: string, now: Date, answer: string): object {
  return {
    error: {
      code: 'LimitsExceeded',
      message,
      '@type': 'E_QUERY_RESULT_SET_TOO_LARGE',
      '@message': message,
      '@context': { timestamp: now.toISOString(), activityId: answer },
      '@permanent': true,
    },
  };
}

/** The names that Kusto gives the parameters of `render`; those without a second capital are derived. */
const RENDER_NAMES: Readonly<Record<string, string>> = {
  anomalycolumns: 'AnomalyColumns',
  isquerysorted: 'IsQuerySorted',
  xaxis: 'XAxis',
  xcolumn: 'XColumn',
  xtitle: 'XTitle',
  yaxis: 'YAxis',
  ycolumns: 'YColumns',
  ysplit: 'YSplit',
  ytitle: 'YTitle',
};

/** The parameters of `render` as Kusto's clients read them; those that `render` did not name are null. */
function visualizationOf({ render }: QueryResult): object {
  const named = Object.entries(render ?? {}).map(([name, value]) => [
    RENDER_NAMES[name] ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
    value,
  ]);
  return {
    ...{ Visualization: null, Title: null, XColumn: null, Series: null, YColumns: null, XTitle: null, YTitle: null },
    ...{ XAxis: null, YAxis: null, Legend: null, YSplit: null, Accumulate: false, IsQuerySorted: false, Kind: null },
    ...(Object.fromEntries(named) as object),
  };
}
