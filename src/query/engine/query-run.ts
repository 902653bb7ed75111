import type { TableSchema } from '../../domain/tables/schema.ts';
import { earlier, later } from '../../domain/time/moments.ts';
import type { QueryLimits } from '../admission/limits.ts';
import type { PlanNode, QueryPlan, ScanArgs } from '../plan/plan.ts';
import type { StoredTables } from '../pushdown/relation.ts';
import type { RunStep } from '../run/surroundings.ts';
import type { AggregateRequest, SourceRequest, TableStorage } from '../tables/storage.ts';
import type { ScanRequest, SourceRow, TableProvider } from '../tables/table-provider.ts';
import type { NameSet } from './known-names.ts';
import type { QueryRequest, QueryStep } from './query.ts';

/** What is asked of a table. */
type Asked =
  | { readonly kind: 'scan'; readonly request: ScanRequest }
  | { readonly kind: 'aggregate'; readonly request: AggregateRequest };

/** What was asked of a table, and how it went. */
export interface Read {
  readonly table: string;
  readonly asked: Asked;
  /** In words. */
  said: string;
  /** The stages of the aggregation, or the filter of the scan, as JSON; null where there is none. */
  readonly text: string | null;
  fellBack: boolean;
}

/** A step that ran, with what it asked of its table. */
interface Ran {
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

/** One query under way: what was asked, until when it may run, what it has read of its tables so far. */
export class QueryRun {
  readonly request: QueryRequest;
  readonly limits: QueryLimits;
  readonly now: Date;
  /** How long it may take in all, in ms. */
  readonly milliseconds: number;
  /** What its text may name. */
  names: NameSet;
  private readonly started = performance.now();
  private readonly tables: TableProvider;
  private readonly reads: Read[] = [];
  private readonly ran: Ran[] = [];
  private readsOfSteps = 0;

  constructor(
    request: QueryRequest,
    tables: TableProvider,
    names: NameSet,
    limits: QueryLimits,
    now: Date,
    milliseconds: number,
  ) {
    this.request = request;
    this.tables = tables;
    this.names = names;
    this.limits = limits;
    this.now = now;
    this.milliseconds = milliseconds;
  }

  /** How long it has run, in ms. */
  get took(): number {
    return performance.now() - this.started;
  }

  /** How long it may still run, in ms. */
  get left(): number {
    return Math.max(0, this.milliseconds - this.took);
  }

  /** The tables that can run parts of a plan. */
  storedTables(plan: QueryPlan): StoredTables {
    const stored: Record<string, TableStorage> = {};
    if (this.request.pushDown === false || !this.tables.aggregate) return stored;
    for (const name of tablesOf(plan)) {
      const storage = this.tables.storage?.(this.request.workspace, name);
      if (storage) stored[name] = storage;
    }
    return stored;
  }

  private schemaOf(table: string): TableSchema {
    return this.names.schemas.find(({ name }) => name === table)!;
  }

  /** What a plan asks of a table, within the bounds that the caller has set. */
  private askedOf({ table, columns, from, to, indexed, filter, first, pushed }: SourceRequest): Asked {
    const outer = this.schemaOf(table).timeColumn ? (this.request.timespan ?? null) : null;
    const bounds = {
      from: later(dateOf(from), outer?.from ?? null),
      to: earlier(dateOf(to), outer?.to ?? null),
      indexed,
    };
    return pushed
      ? { kind: 'aggregate', request: { ...bounds, stages: pushed.stages, paths: pushed.paths } }
      : { kind: 'scan', request: { columns, ...bounds, filter, first } };
  }

  /** The rows of what a plan asks. */
  open(request: SourceRequest, signal: AbortSignal): AsyncIterable<readonly SourceRow[]> {
    const asked = this.askedOf(request);
    const { workspace } = this.request;
    if (asked.kind === 'scan') return this.tables.scan(workspace, request.table, asked.request, signal);
    const milliseconds = Math.max(1, Math.ceil(this.left));
    return this.tables.aggregate!(workspace, request.table, asked.request, { signal, milliseconds });
  }

  /** What a plan asks, for what is told of it. */
  readOf(source: SourceRequest): Read {
    const { table, pushed } = source;
    const asked = this.askedOf(source);
    const schema = this.schemaOf(table);
    const said =
      asked.kind === 'aggregate'
        ? describePushed(schema, asked.request, pushed!.operators)
        : describeScan(schema, asked.request);
    const stages = asked.kind === 'aggregate' ? asked.request.stages : asked.request.filter;
    return { table, asked, said, text: stages === null ? null : JSON.stringify(stages), fellBack: false };
  }

  /** A read counts for the plan that runs. */
  count(read: Read): void {
    this.reads.push(read);
  }

  /** A plan has run: its own reads stand in the reverse order of its steps. */
  finish(steps: readonly RunStep[]): void {
    const reads = this.reads.slice(this.readsOfSteps).reverse();
    this.readsOfSteps = this.reads.length;
    this.ran.push(...steps.map((step) => ({ step, read: step.reads ? reads.shift() : undefined })));
  }

  /** What the tables did themselves, in words. */
  get pushedDown(): string {
    return this.reads.map(({ said }) => said).join('; ');
  }

  /** The steps with what is known of each read, and with what the database says of it where the caller wants to know. */
  steps(): Promise<QueryStep[]> | QueryStep[] {
    return this.request.explain
      ? Promise.all(this.ran.map((ran) => this.explained(ran)))
      : this.ran.map((ran) => told(ran));
  }

  private async explained(ran: Ran): Promise<QueryStep> {
    const { read } = ran;
    if (!read || read.fellBack) return told(ran);
    const report = await this.tables.explain?.(this.request.workspace, read.table, read.asked.request);
    return { ...told(ran), ...report };
  }
}

function told({ step: { operators, rows, milliseconds }, read }: Ran): QueryStep {
  if (!read) return { operators, rows, milliseconds, ...IN_PROCESS };
  const { table, fellBack, asked, text } = read;
  return {
    operators,
    table,
    isPushedDown: asked.kind === 'aggregate',
    fellBack,
    rows,
    milliseconds,
    documentsRead: null,
    indexes: [],
    asked: text,
  };
}

const dateOf = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds));

type Bounds = Pick<ScanRequest, 'from' | 'to' | 'indexed'>;

const describeBounds = ({ timeColumn }: TableSchema, { from, to, indexed }: Bounds): string[] => [
  ...(from ? [`${timeColumn} >= ${from.toISOString()}`] : []),
  ...(to ? [`${timeColumn} < ${to.toISOString()}`] : []),
  ...(indexed ? [`${indexed.column} == ${indexed.value}`] : []),
];

const describeScan = (schema: TableSchema, request: ScanRequest): string =>
  [
    `${schema.name}: ${request.columns.length} of ${schema.columns.length} columns`,
    ...describeBounds(schema, request),
    ...(request.filter ? ['a filter'] : []),
    ...(request.first ? [`the first ${request.first.count}`] : []),
  ].join(', ');

const describePushed = (schema: TableSchema, request: AggregateRequest, operators: readonly string[]): string =>
  [`${schema.name}: ${operators.join(' | ')} in the database`, ...describeBounds(schema, request)].join(', ');

const tables = new WeakMap<QueryPlan, ReadonlySet<string>>();

/** The stored tables that a plan reads, worked out once for each. */
function tablesOf(plan: QueryPlan): ReadonlySet<string> {
  let names = tables.get(plan);
  if (!names) {
    names = tablesBelow([plan.root, ...plan.prerequisites.map(({ plan: root }) => root)]);
    tables.set(plan, names);
  }
  return names;
}

function tablesBelow(roots: readonly PlanNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<PlanNode>();
  const waiting = [...roots];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.op === 'scan') names.add((node.args as ScanArgs).table);
    waiting.push(...node.inputs);
  }
  return names;
}
