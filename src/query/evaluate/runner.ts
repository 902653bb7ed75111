import { SpanError, type Span } from '../errors.ts';
import { findRunner } from '../operators/registry.ts';
import type { Column, Expr, PlanNode, QueryPlan } from '../plan.ts';
import { columnNeeds, readersOf } from '../plan-needs.ts';
import { finishOf } from '../pushdown/finish.ts';
import { chainOf, pushDown, type Pushed } from '../pushdown/push-down.ts';
import type { Source } from '../pushdown/relation.ts';
import { scanFilter, type ScanFilter } from '../pushdown/scan-filter.ts';
import type { SourceRow } from '../table-provider.ts';
import type { Row, Value } from '../values/value.ts';
import { toDynamic } from '../values/convert.ts';
import { compile, type CompileContext } from './compile.ts';
import type { Evaluator, RunContext, Stream } from './context.ts';

/** What the surroundings give a run. */
export interface RunSurroundings {
  /** Now in ticks. */
  readonly now: bigint;
  readonly memoryBytes: number;
  /** True when the thread's heap is nearly full, whatever has been counted. */
  isMemoryLow(): boolean;
  scan(node: PlanNode, filter: ScanFilter | null): Stream;
  /** The table of a scan, and how it is stored. */
  sourceOf(scan: PlanNode): Source;
  /** Lets the source run a part of the plan: rows of the cells it names. Raises a PushedError where the source does not answer. */
  aggregate(pushed: Pushed): AsyncIterable<readonly SourceRow[]>;
  /** True once the caller has gone. */
  isCancelled(): boolean;
  /** Told which operator works now, for the message when memory gives out. */
  atOperator(node: PlanNode): void;
  /** Told which operator has just kept more: the one to blame when memory gives out. */
  atHolder(operator: string, span: Span): void;
}

/** The source could not run its part of a plan. */
export class PushedError extends Error {
  override name = 'PushedError';
}

/** What one operator, or a part of the plan that the source ran, gave and took. */
export interface RunStep {
  readonly operators: readonly string[];
  /** True for what was asked of the source of a table: a scan, or a part of the plan. */
  readonly reads: boolean;
  readonly rows: number;
  readonly milliseconds: number;
}

/** What is known of a plan once it has run, beside its rows. */
export interface RunReport {
  readonly columns: readonly Column[];
  readonly warnings: readonly string[];
  /** True where a limit on rows or bytes cut the rows short. */
  readonly truncated: boolean;
  readonly rowsRead: number;
  /** What ran, from the tables up; the steps that read stand in the reverse order of the reads. */
  readonly steps: readonly RunStep[];
}

interface Clock {
  readonly node: PlanNode;
  readonly pushed: Pushed | null;
  rows: number;
  milliseconds: number;
}

/** While operators hold less than this part of their memory the heap is not looked at: what fills it then is garbage. */
const WORTH_MEASURING = 0.25;

interface Uses {
  readonly needs: ReturnType<typeof columnNeeds>;
  readonly readers: ReturnType<typeof readersOf>;
}

const known = new WeakMap<QueryPlan, Uses>();

/** Who reads what of whom in a plan, worked out once for each. */
function usesOf(plan: QueryPlan): Uses {
  let uses = known.get(plan);
  if (!uses) known.set(plan, (uses = { needs: columnNeeds(plan), readers: readersOf(plan) }));
  return uses;
}

/** The state that all operators of a query share. */
class Run implements RunContext, CompileContext {
  readonly now: bigint;
  readonly warnings = new Set<string>();
  readonly stages: Map<string, readonly Row[]>;
  discovered: readonly Column[] | null = null;
  private readonly surroundings: RunSurroundings;
  private readonly shared = new Map<number, unknown>();
  private readonly cells = new Map<number, Value>();
  private held = 0;
  private readonly clocks: Clock[] = [];
  private readonly needs: ReturnType<typeof columnNeeds>;
  private readonly readers: ReturnType<typeof readersOf>;
  /** What the source runs, by the node whose rows it gives; null for nodes that were looked at. */
  private readonly pushed = new Map<PlanNode, Pushed | null>();
  private readonly filters = new Map<PlanNode, ScanFilter | null>();
  private readonly pushContext = { evaluate: (expr: Expr) => this.compile(expr)([]) };

  constructor(plan: QueryPlan, surroundings: RunSurroundings, stages: Map<string, readonly Row[]>) {
    this.surroundings = surroundings;
    this.now = surroundings.now;
    this.stages = stages;
    const { needs, readers } = usesOf(plan);
    this.needs = needs;
    this.readers = readers;
  }

  compile(expr: Expr): Evaluator {
    return compile(expr, this);
  }

  run(node: PlanNode): Stream {
    return this.runIn(node, this);
  }

  runIn(node: PlanNode, context: RunContext): Stream {
    const runner = findRunner(node.op);
    if (!runner) throw new SpanError('NOT_SUPPORTED', `The operator '${node.op}' is not supported.`, node.span);
    const pushed = this.pushedAt(node);
    if (pushed) return this.runPushed(pushed, () => this.watched(node, runner.run(node, context)));
    this.narrowScan(node);
    return this.watched(node, runner.run(node, context));
  }

  /** What of the plan up to this node the source runs, where that is all of it. */
  private pushedAt(node: PlanNode): Pushed | null {
    const known = this.pushed.get(node);
    if (known !== undefined) return known;
    const found = this.tried(() =>
      pushDown(
        node,
        (scan) => this.surroundings.sourceOf(scan),
        (at) => this.needs.get(at) ?? null,
        this.pushContext,
      ),
    );
    this.notePushed(node, found);
    return this.pushed.get(node) ?? null;
  }

  /** What the source runs of the plan up to a node: what lies on the way has been looked at, too. */
  private notePushed(node: PlanNode, found: Pushed | null): void {
    for (let at: PlanNode | undefined = node; at; at = at.inputs.length === 1 ? at.inputs[0] : undefined) {
      this.pushed.set(at, null);
    }
    if (found) this.pushed.set(found.node, found);
  }

  /** An argument that is wrong is refused where the operator runs, with the same words as ever. */
  private tried<T>(make: () => T): T | null {
    try {
      return make();
    } catch (error) {
      if (error instanceof SpanError) return null;
      throw error;
    }
  }

  /** The rows that the source makes; where it cannot, those that the process makes. */
  private async *runPushed(pushed: Pushed, inProcess: () => Stream): Stream {
    const { node } = pushed;
    this.surroundings.atOperator(node);
    const finish = finishOf(pushed, this);
    const clock = this.clockOf(node, pushed);
    // one generator does all this, for a tile waits for each that there is
    try {
      let started = performance.now();
      try {
        for await (const batch of this.surroundings.aggregate(pushed)) {
          this.checkpoint();
          if (batch.length === 0) continue;
          clock.rows += batch.length;
          const rows = batch.map((cells) => finish.row(cells));
          clock.milliseconds += performance.now() - started;
          yield rows;
          this.surroundings.atOperator(node);
          started = performance.now();
        }
      } finally {
        clock.milliseconds += performance.now() - started;
      }
      if (clock.rows > 0 || finish.ofNothing.length === 0) return;
      clock.rows = finish.ofNothing.length;
      yield [...finish.ofNothing];
    } catch (error) {
      if (!(error instanceof PushedError) || clock.rows > 0) throw error;
      this.pushed.set(node, null);
      this.narrowScan(node);
      yield* inProcess();
    }
  }

  /** Lets a scan leave out what the operators above it would, as far up as nothing else reads its rows. */
  private narrowScan(node: PlanNode): void {
    const chain = chainOf(node);
    const [scan, ...above] = chain ?? [];
    if (!scan || this.filters.has(scan)) return;
    // what the source runs needs no scan, unless it gives that up
    if (chain!.some((at) => this.pushed.get(at))) return;
    const alone = above.findIndex((_, index) => this.readers.get(chain![index]!) !== 1);
    const source = this.surroundings.sourceOf(scan);
    const own = [scan, ...(alone < 0 ? above : above.slice(0, alone))];
    this.filters.set(
      scan,
      this.tried(() => scanFilter(own, source, this.pushContext)),
    );
  }

  private async *watched(node: PlanNode, stream: Stream): Stream {
    this.surroundings.atOperator(node);
    const clock = this.clockOf(node, null);
    let started = performance.now();
    try {
      for await (const batch of stream) {
        this.checkpoint();
        clock.rows += batch.length;
        clock.milliseconds += performance.now() - started;
        yield batch;
        this.surroundings.atOperator(node);
        started = performance.now();
      }
    } finally {
      clock.milliseconds += performance.now() - started;
    }
  }

  private clockOf(node: PlanNode, pushed: Pushed | null): Clock {
    const clock: Clock = { node, pushed, rows: 0, milliseconds: 0 };
    this.clocks.push(clock);
    return clock;
  }

  /** What has run, from the tables up. The time of an operator is without that of those below it. */
  steps(): RunStep[] {
    const clocks = [...this.clocks].reverse();
    const spent = new Map<PlanNode, number>();
    for (const { node, milliseconds } of clocks) spent.set(node, (spent.get(node) ?? 0) + milliseconds);
    return clocks.map(({ node, pushed, rows, milliseconds }) => {
      const below = pushed ? 0 : node.inputs.reduce((sum, input) => sum + (spent.get(input) ?? 0), 0);
      const operators = pushed ? pushed.operators : [node.op];
      return {
        operators,
        reads: pushed !== null || node.op === 'scan',
        rows,
        milliseconds: Math.max(0, milliseconds - below),
      };
    });
  }

  scan(node: PlanNode): Stream {
    return this.surroundings.scan(node, this.filters.get(node) ?? null);
  }

  stageRows(name: string): readonly Row[] {
    return this.stages.get(name) ?? [];
  }

  withRows(name: string, rows: readonly Row[]): RunContext {
    return new Nested(this, this, name, rows);
  }

  discover(columns: readonly Column[]): void {
    this.discovered = columns;
  }

  once<T>(id: number, make: () => T): T {
    if (!this.shared.has(id)) this.shared.set(id, make());
    return this.shared.get(id) as T;
  }

  precomputed(id: number): Value {
    return this.cells.get(id) ?? null;
  }

  hold(bytes: number, operator: string, span: Span): void {
    this.held += bytes;
    const { memoryBytes } = this.surroundings;
    this.surroundings.atHolder(operator, span);
    const isOver = this.held > memoryBytes;
    if (isOver || (this.held > memoryBytes * WORTH_MEASURING && this.surroundings.isMemoryLow())) {
      const limit = Math.round(memoryBytes / 1024 / 1024);
      throw new SpanError(
        'MEMORY_LIMIT',
        `The operator '${operator}' needs more than the ${limit} MB of memory a query may use.`,
        span,
      );
    }
  }

  release(bytes: number): void {
    this.held -= bytes;
  }

  warn(message: string): void {
    this.warnings.add(message);
  }

  checkpoint(): void {
    if (this.surroundings.isCancelled())
      throw new SpanError('CANCELLED', 'The query was cancelled.', { start: 0, length: 0 });
  }

  /** Works out what expressions need before the rows flow, in the order in which they need each other. */
  async prepare(plan: QueryPlan): Promise<void> {
    for (const { id, plan: root, take } of plan.prerequisites) {
      if (take === 'cell') {
        this.cells.set(id, await this.firstCell(root));
        continue;
      }
      const type = root.columns[0]?.type ?? 'dynamic';
      const column = [];
      for await (const batch of this.run(root)) for (const row of batch) column.push(toDynamic(row[0] ?? null, type));
      this.cells.set(id, column);
    }
  }

  private async firstCell(root: PlanNode): Promise<Value> {
    for await (const batch of this.run(root)) {
      const row = batch[0];
      if (row) return row[0] ?? null;
    }
    return null;
  }
}

/** The same run, with rows of its own under one name. */
class Nested implements RunContext {
  private readonly root: Run;
  private readonly outer: RunContext;
  private readonly name: string;
  private readonly rows: readonly Row[];

  constructor(root: Run, outer: RunContext, name: string, rows: readonly Row[]) {
    this.root = root;
    this.outer = outer;
    this.name = name;
    this.rows = rows;
  }

  get now() {
    return this.root.now;
  }

  compile(expr: Expr) {
    return this.root.compile(expr);
  }

  run(node: PlanNode): Stream {
    return this.root.runIn(node, this);
  }

  scan(node: PlanNode) {
    return this.root.scan(node);
  }

  stageRows(name: string) {
    return name === this.name ? this.rows : this.outer.stageRows(name);
  }

  withRows(name: string, rows: readonly Row[]): RunContext {
    return new Nested(this.root, this, name, rows);
  }

  discover(columns: readonly Column[]) {
    this.root.discover(columns);
  }

  once<T>(id: number, make: () => T): T {
    return this.root.once(id, make);
  }

  precomputed(id: number) {
    return this.root.precomputed(id);
  }

  hold(bytes: number, operator: string, span: Span) {
    this.root.hold(bytes, operator, span);
  }

  release(bytes: number) {
    this.root.release(bytes);
  }

  warn(message: string) {
    this.root.warn(message);
  }

  checkpoint() {
    this.root.checkpoint();
  }
}

export interface RunningQuery {
  readonly rows: Stream;
  /** Known once the rows have begun to flow: those of the plan, or those that a plug-in found. */
  columns(): readonly Column[];
  warnings(): readonly string[];
  /** What has run so far, from the tables up. */
  steps(): readonly RunStep[];
}

/** Runs a plan. `stages` holds the rows of stages that ran before. */
export function runPlan(
  plan: QueryPlan,
  surroundings: RunSurroundings,
  stages: Map<string, readonly Row[]>,
): RunningQuery {
  const run = new Run(plan, surroundings, stages);
  return {
    rows: plan.prerequisites.length === 0 ? run.run(plan.root) : withPrerequisites(run, plan),
    columns: () => run.discovered ?? plan.root.columns,
    warnings: () => [...plan.warnings, ...run.warnings],
    steps: () => run.steps(),
  };
}

async function* withPrerequisites(run: Run, plan: QueryPlan): Stream {
  await run.prepare(plan);
  yield* run.run(plan.root);
}
