import type { TableSchema } from '../../domain/tables/schema.ts';
import type { RunStep } from '../run/surroundings.ts';
import type { AggregateRequest } from '../tables/storage.ts';
import type { ScanRequest } from '../tables/table-provider.ts';
import type { QueryStep } from './query.ts';

/** What is asked of a table, within the bounds that the caller has set. */
export type TableRequest =
  | { readonly kind: 'scan'; readonly request: ScanRequest }
  | { readonly kind: 'aggregate'; readonly request: AggregateRequest; readonly operators: readonly string[] };

/** What was asked of a table, and how it went. */
export interface Read {
  readonly schema: TableSchema;
  readonly asked: TableRequest;
  /** The source has failed with its part of the plan, which ran in process. */
  fellBack: boolean;
}

/** A step that ran, with what it asked of its table. */
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
  const { schema, fellBack, asked } = read;
  const stages = asked.kind === 'aggregate' ? asked.request.stages : asked.request.filter;
  return {
    operators,
    table: schema.name,
    isPushedDown: asked.kind === 'aggregate',
    fellBack,
    rows,
    milliseconds,
    documentsRead: null,
    indexes: [],
    asked: stages === null ? null : JSON.stringify(stages),
  };
}

/** What a table did itself, in words. */
export function describeRead({ schema, asked, fellBack }: Read): string {
  const { name } = schema;
  const parts =
    asked.kind === 'aggregate'
      ? [`${name}: ${asked.operators.join(' | ')} in the database`, ...boundsOf(schema, asked.request)]
      : [
          `${name}: ${asked.request.columns.length} of ${schema.columns.length} columns`,
          ...boundsOf(schema, asked.request),
          ...(asked.request.filter ? ['a filter'] : []),
          ...(asked.request.first ? [`the first ${asked.request.first.count}`] : []),
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
