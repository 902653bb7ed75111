import type { TableSchema } from '../../domain/tables/schema.ts';
import type { RunStep } from '../run/surroundings.ts';
import type { AggregateRequest } from '../tables/storage.ts';
import type { ScanRequest } from '../tables/table-provider.ts';
import type { QueryStep } from './query.ts';

/** A request to a table, within the caller's bounds. */
export type TableRequest =
  | { readonly kind: 'scan'; readonly request: ScanRequest }
  | { readonly kind: 'aggregate'; readonly request: AggregateRequest; readonly operators: readonly string[] };

/** A read of a table, and its outcome. */
export interface Read {
  readonly schema: TableSchema;
  readonly tableRequest: TableRequest;
  /** The source has failed with its part of the plan, which then ran in process. */
  fellBack: boolean;
}

/** A step that ran, with the read of its table. */
export interface StepRun {
  readonly step: RunStep;
  readonly read: Read | undefined;
}

const IN_PROCESS = {
  table: null,
  isPushedDown: false,
  fellBack: false,
  documentsRead: null,
  indexes: [],
  asked: null,
} as const;

/** A step as the answer shows it. */
export function stepOf({ step: { operators, rows, milliseconds }, read }: StepRun): QueryStep {
  if (!read) return { operators, rows, milliseconds, ...IN_PROCESS };
  const { schema, fellBack, tableRequest } = read;
  const stages = tableRequest.kind === 'aggregate' ? tableRequest.request.stages : tableRequest.request.filter;
  return {
    operators,
    table: schema.name,
    isPushedDown: tableRequest.kind === 'aggregate',
    fellBack,
    rows,
    milliseconds,
    documentsRead: null,
    indexes: [],
    asked: stages === null ? null : JSON.stringify(stages),
  };
}

/** The work of a table itself, in words. */
export function describeRead({ schema, tableRequest, fellBack }: Read): string {
  const { name } = schema;
  const parts =
    tableRequest.kind === 'aggregate'
      ? [`${name}: ${tableRequest.operators.join(' | ')} in the database`, ...boundsOf(schema, tableRequest.request)]
      : [
          `${name}: ${tableRequest.request.columns.length} of ${schema.columns.length} columns`,
          ...boundsOf(schema, tableRequest.request),
          ...(tableRequest.request.filter ? ['a filter'] : []),
          ...(tableRequest.request.first ? [`the first ${tableRequest.request.first.count}`] : []),
        ];
  return `${parts.join(', ')}${fellBack ? ' (given up: run in process)' : ''}`;
}

const boundsOf = (
  { timeColumn }: TableSchema,
  { from, to, indexed }: Pick<ScanRequest, 'from' | 'to' | 'indexed'>,
): string[] => [
  ...(from ? [`${timeColumn} >= ${from.toISOString()}`] : []),
  ...(to ? [`${timeColumn} < ${to.toISOString()}`] : []),
  ...(indexed ? [`${indexed.column} == ${indexed.value}`] : []),
];
