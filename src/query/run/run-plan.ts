import type { Evaluator, RunContext, Stream } from '../evaluate/context.ts';
import { namedLimit } from '../evaluate/named-limit.ts';
import { forgetPatterns } from '../functions/support/regex.ts';
import { findRunner } from '../operators/registry.ts';
import { NOWHERE, type Span, SpanError } from '../plan/errors.ts';
import type { Column, Expr, PlanNode, QueryPlan } from '../plan/plan.ts';
import { sizeOf } from '../values/compare.ts';
import { toDynamic } from '../values/convert.ts';
import type { Dynamic } from '../values/dynamic.ts';
import { MAX_MEMBERS } from '../values/limits.ts';
import type { Row, Value } from '../values/value.ts';
import { Clocks } from './clocks.ts';
import { compile, type CompileContext, prepareCall } from './compile.ts';
import { Expressions } from './expressions.ts';
import type { Pushed } from './push-down.ts';
import { pushedRows } from './pushed-rows.ts';
import { SourceParts } from './source-parts.ts';
import { PushedError, type RunStep, type RunSurroundings } from './surroundings.ts';

/** While operators hold less than this part of their memory the heap is not measured: anything else in it is garbage. */
const WORTH_MEASURING = 0.25;

/** Bytes that functions may make between two looks at the heap: little against the room that it has left when it counts as nearly full. */
const LOOK_BYTES = 16 * 1024 * 1024;

type StageRows = (name: string) => readonly Row[];

/** One run of a plan: the state that all its operators share. */
class Run implements CompileContext {
  readonly now: bigint;
  readonly warnings = new Set<string>();
  readonly clocks = new Clocks();
  discovered: readonly Column[] | null = null;
  private readonly surroundings: RunSurroundings;
  private readonly sources: SourceParts;
  private readonly context: RunContext;
  private readonly shared = new Map<number, unknown>();
  private readonly cells = new Map<number, Value>();
  private held = 0;
  /** What functions have made or read since the last look at the heap. */
  private spent = 0;
  private readonly lookEvery: number;
  /** The operator that works now. */
  private working: PlanNode | null = null;

  constructor(plan: QueryPlan, surroundings: RunSurroundings, stageRows: StageRows) {
    this.surroundings = surroundings;
    this.now = surroundings.now;
    this.lookEvery = Math.min(LOOK_BYTES, surroundings.memoryBytes / 4);
    this.sources = new SourceParts(plan, (scan) => surroundings.sourceOf(scan), {
      scope: (columns) => new Expressions(columns, (expr) => this.compile(expr)([])),
    });
    this.context = this.contextWith(stageRows);
  }

  /** The part of the run that operators use; sub-queries on a part of the data have named rows of their own. */
  private contextWith(stageRows: StageRows): RunContext {
    const context: RunContext = {
      now: this.now,
      compile: (expr) => this.compile(expr),
      prepare: (call, type) => prepareCall(call, type, this),
      run: (node) => this.runIn(node, context),
      scan: (node) => this.surroundings.scan(node, this.sources.filterOf(node)),
      stageRows,
      withRows: (name, rows) => this.contextWith((wanted) => (wanted === name ? rows : stageRows(wanted))),
      discover: (columns) => (this.discovered = columns),
      once: (id, make) => this.once(id, make),
      precomputed: (id) => this.precomputed(id),
      hold: (bytes, operator, span) => this.hold(bytes, operator, span),
      release: (bytes) => (this.held -= bytes),
      warn: (message) => this.warn(message),
      checkpoint: () => this.checkpoint(),
    };
    return context;
  }

  run(node: PlanNode): Stream {
    return this.context.run(node);
  }

  private runIn(node: PlanNode, context: RunContext): Stream {
    const runner = findRunner(node.op);
    if (!runner) throw new SpanError('NOT_SUPPORTED', `The operator '${node.op}' is not supported.`, node.span);
    const inProcess = () => this.watched(node, runner.run(node, context));
    const pushed = this.sources.upTo(node);
    return pushed ? this.runPushed(pushed, inProcess) : inProcess();
  }

  /** The rows from the source; where it fails, those from the process. One generator does both, because each tile waits for it. */
  private async *runPushed(pushed: Pushed, inProcess: () => Stream): Stream {
    const { node } = pushed;
    this.surroundings.atOperator(node);
    const { row, ofNothing } = pushedRows(pushed, this.context);
    const clock = this.clocks.start(node, pushed);
    try {
      let started = performance.now();
      try {
        for await (const batch of this.surroundings.aggregate(pushed)) {
          this.checkpoint();
          if (batch.length === 0) continue;
          clock.rows += batch.length;
          const rows = batch.map(row);
          clock.milliseconds += performance.now() - started;
          yield rows;
          this.surroundings.atOperator(node);
          started = performance.now();
        }
      } finally {
        clock.milliseconds += performance.now() - started;
      }
      if (clock.rows > 0 || ofNothing.length === 0) return;
      clock.rows = ofNothing.length;
      yield [...ofNothing];
    } catch (error) {
      if (!(error instanceof PushedError) || clock.rows > 0) throw error;
      this.sources.giveUp(node);
      yield* inProcess();
    }
  }

  /** The rows of an operator, counted and timed. Between them, and after the last, the operator above it works. */
  private async *watched(node: PlanNode, stream: Stream): Stream {
    let above = this.enter(node);
    const clock = this.clocks.start(node, null);
    let started = performance.now();
    try {
      for await (const batch of stream) {
        this.checkpoint();
        clock.rows += batch.length;
        clock.milliseconds += performance.now() - started;
        this.enter(above);
        yield batch;
        above = this.enter(node);
        started = performance.now();
      }
      this.enter(above);
    } catch (error) {
      throw namedLimit(error, node.op.replace(/[()]/g, ''), node.span);
    } finally {
      clock.milliseconds += performance.now() - started;
    }
  }

  /** Notes which operator works from now on; answers which one did. */
  private enter(node: PlanNode | null): PlanNode | null {
    const before = this.working;
    this.working = node;
    if (node) this.surroundings.atOperator(node);
    return before;
  }

  private compile(expr: Expr): Evaluator {
    return compile(expr, this);
  }

  once<T>(id: number, make: () => T): T {
    if (!this.shared.has(id)) this.shared.set(id, make());
    return this.shared.get(id) as T;
  }

  precomputed(id: number): Value {
    return this.cells.get(id) ?? null;
  }

  warn(message: string): void {
    this.warnings.add(message);
  }

  private hold(bytes: number, operator: string, span: Span): void {
    this.held += bytes;
    const { memoryBytes } = this.surroundings;
    this.surroundings.atHolder(operator, span);
    const isOver = this.held > memoryBytes;
    if (isOver || (this.held > memoryBytes * WORTH_MEASURING && this.isMemoryLow())) {
      throw this.outOfMemory(`operator '${operator}'`, span);
    }
  }

  spend(amount: number, name: string, span: Span): void {
    this.spent += amount;
    if (this.spent < this.lookEvery) return;
    this.spent = 0;
    this.checkpoint();
    if (this.isMemoryLow()) throw this.outOfMemory(`function '${name}'`, span);
  }

  /** Compiled patterns take memory that is easily given back. */
  private isMemoryLow(): boolean {
    if (!this.surroundings.isMemoryLow()) return false;
    forgetPatterns();
    return this.surroundings.isMemoryLow();
  }

  private outOfMemory(what: string, span: Span): SpanError {
    const limit = Math.round(this.surroundings.memoryBytes / 1024 / 1024);
    const message = `The ${what} needs more than the ${limit} MB of memory a query may use.`;
    return new SpanError('MEMORY_LIMIT', message, span);
  }

  private checkpoint(): void {
    if (this.surroundings.isCancelled()) throw new SpanError('CANCELLED', 'The query was cancelled.', NOWHERE);
  }

  /** Computes the values that expressions need before the rows flow, in the order of their dependencies. */
  async prepare(plan: QueryPlan): Promise<void> {
    for (const { id, plan: root, take } of plan.prerequisites) {
      this.cells.set(id, take === 'cell' ? await this.firstCell(root) : await this.firstColumn(root));
    }
  }

  private async firstCell(root: PlanNode): Promise<Value> {
    for await (const batch of this.run(root)) {
      const row = batch[0];
      if (row) return row[0] ?? null;
    }
    return null;
  }

  private async firstColumn(root: PlanNode): Promise<Value> {
    const type = root.columns[0]?.type ?? 'dynamic';
    const column: Dynamic[] = [];
    for await (const batch of this.run(root)) {
      const values = batch.map((row) => toDynamic(row[0] ?? null, type));
      this.hold(
        values.reduce<number>((sum, value) => sum + 8 + sizeOf(value), 0),
        root.op,
        root.span,
      );
      column.push(...values);
      if (column.length > MAX_MEMBERS) {
        const message = `A list of values has at most ${MAX_MEMBERS} members; this table has more rows.`;
        throw new SpanError('VALUE_LIMIT', message, root.span);
      }
    }
    return column;
  }
}

export interface RunningQuery {
  readonly rows: Stream;
  /** Known once the rows have begun to flow: the plan's columns, or those that a plug-in found. */
  columns(): readonly Column[];
  warnings(): readonly string[];
  /** The steps that ran so far, from the tables up. */
  steps(): readonly RunStep[];
}

/** Runs a plan. `stages` holds the rows of finished stages. */
export function runPlan(
  plan: QueryPlan,
  surroundings: RunSurroundings,
  stages: ReadonlyMap<string, readonly Row[]>,
): RunningQuery {
  const run = new Run(plan, surroundings, (name) => stages.get(name) ?? []);
  return {
    rows: plan.prerequisites.length === 0 ? run.run(plan.root) : withPrerequisites(run, plan),
    columns: () => run.discovered ?? plan.root.columns,
    warnings: () => [...plan.warnings, ...run.warnings],
    steps: () => run.clocks.steps(),
  };
}

async function* withPrerequisites(run: Run, plan: QueryPlan): Stream {
  await run.prepare(plan);
  yield* run.run(plan.root);
}
