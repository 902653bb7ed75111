import type { TableSchema } from '../../domain/tables/schema.ts';
import { earlier, later } from '../../domain/time/moments.ts';
import type { QueryLimits } from '../admission/limits.ts';
import type { NameSet } from '../language/known-names.ts';
import type { PlanNode, QueryPlan, ScanArgs } from '../plan/plan.ts';
import type { StoredTables } from '../pushdown/relation.ts';
import type { RunStep } from '../run/surroundings.ts';
import type { SourceRequest, TableStorage } from '../tables/storage.ts';
import type { SourceRow, TableProvider } from '../tables/table-provider.ts';
import type { QueryRequest, QueryStep } from './query.ts';
import { describeRead, type Read, stepOf, type StepRun, type TableRequest } from './table-read.ts';

interface QueryRunOptions {
  readonly request: QueryRequest;
  readonly tables: TableProvider;
  readonly limits: QueryLimits;
  /** The names that its text may use. */
  readonly names: NameSet;
  readonly now: Date;
  /** How long it may take in all, in ms. */
  readonly milliseconds: number;
}

/** One query in progress: its request, its deadline, and its reads of tables so far. */
export class QueryRun {
  readonly request: QueryRequest;
  readonly limits: QueryLimits;
  readonly now: Date;
  /** How long it may take in all, in ms. */
  readonly milliseconds: number;
  /** The names that its text may use. */
  names: NameSet;
  private readonly started = performance.now();
  private readonly tables: TableProvider;
  private readonly reads: Read[] = [];
  private readonly stepsRun: StepRun[] = [];
  private readsOfSteps = 0;

  constructor({ request, tables, limits, names, now, milliseconds }: QueryRunOptions) {
    this.request = request;
    this.tables = tables;
    this.limits = limits;
    this.names = names;
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

  /** The tables in which parts of a plan can run. */
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

  /** The request to a table for a part of a plan, within the caller's bounds. */
  private requestOf({ table, columns, from, to, indexed, filter, first, pushed }: SourceRequest): TableRequest {
    const outer = this.schemaOf(table).timeColumn ? (this.request.timespan ?? null) : null;
    const bounds = {
      from: later(dateOf(from), outer?.from ?? null),
      to: earlier(dateOf(to), outer?.to ?? null),
      indexed,
    };
    if (!pushed) return { kind: 'scan', request: { columns, ...bounds, filter, first } };
    const { stages, paths, operators } = pushed;
    return { kind: 'aggregate', operators, request: { ...bounds, stages, paths } };
  }

  /** The rows for a part of a plan, until `signal` is aborted. An aggregation without a signal ends at the query's deadline. */
  open(source: SourceRequest, signal: AbortSignal | undefined): AsyncIterable<readonly SourceRow[]> {
    const { kind, request } = this.requestOf(source);
    const { workspace } = this.request;
    if (kind === 'scan') {
      return this.tables.scan(workspace, source.table, request, signal ?? NEVER);
    }
    const milliseconds = Math.max(1, Math.ceil(this.left));
    return this.tables.aggregate!(workspace, source.table, request, { signal, milliseconds });
  }

  /** The read of a part of a plan, as the answer reports it. */
  readOf(source: SourceRequest): Read {
    return { schema: this.schemaOf(source.table), tableRequest: this.requestOf(source), fellBack: false };
  }

  /** Counts a read towards the plan that runs. */
  count(read: Read): void {
    this.reads.push(read);
  }

  /** Ends a plan: its own reads are in the reverse order of its steps. */
  finish(steps: readonly RunStep[]): void {
    const reads = this.reads.slice(this.readsOfSteps).reverse();
    this.readsOfSteps = this.reads.length;
    this.stepsRun.push(...steps.map((step) => ({ step, read: step.reads ? reads.shift() : undefined })));
  }

  /** The work of the tables themselves, in words. */
  get pushedDown(): string {
    return this.reads.map(describeRead).join('; ');
  }

  /** The steps with the facts about each read, and with the database's own report where the caller wants it. */
  steps(): Promise<QueryStep[]> | QueryStep[] {
    return this.request.explain
      ? Promise.all(this.stepsRun.map((step) => this.explained(step)))
      : this.stepsRun.map(stepOf);
  }

  private async explained(run: StepRun): Promise<QueryStep> {
    const { read } = run;
    if (!read || read.fellBack) return stepOf(run);
    const report = await this.tables.explain?.(this.request.workspace, read.schema.name, read.tableRequest.request);
    return { ...stepOf(run), ...report };
  }
}

/** For scans that are never stopped. */
const NEVER = new AbortController().signal;

const dateOf = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds));

const tables = new WeakMap<QueryPlan, ReadonlySet<string>>();

/** The stored tables that a plan reads, computed once for each plan. */
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
