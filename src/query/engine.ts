import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { SavedFunction } from '../domain/queries/saved-query.ts';
import type { TableSchema } from '../domain/tables/schema.ts';
import { QueryError, type QueryProblem, placeOf, wholeQueryError } from './errors.ts';
import type { Json } from './evaluate/encode.ts';
import type { RunStep } from './evaluate/runner.ts';
import { FairGate, GateFullError } from './gate.ts';
import { nestedTooDeeplyAt } from './language/nesting.ts';
import type { FunctionProblem } from './language/functions.ts';
import type { LanguageProblem } from './language/planner.ts';
import type { Completion } from './language/syntax.ts';
import { DEFAULT_LIMITS, type QueryLimits } from './limits.ts';
import { RUNNER_NAMES } from './operators/registry.ts';
import type { Column, FinishedStage, PlanNode, PlanOutcome, QueryPlan, RenderProperties } from './plan.ts';
import type { ScanArgs } from './plan-needs.ts';
import { PlanCache } from './plan-cache.ts';
import { mayRunDirectly, type Opened, resumed, runDirectly } from './pushdown/direct.ts';
import { type StoredTableInfo, storedSource } from './pushdown/relation.ts';
import type { AggregateRequest, SourceRequest } from './pushdown/storage.ts';
import { earlier, later } from './pushdown/time-bounds.ts';
import type { ScanRequest, SourceRow, TableProvider } from './table-provider.ts';
import {
  type EvaluationReport,
  type KnownNames,
  type LanguageAnswer,
  type LanguageAsked,
  type LanguageRequest,
  STATE,
  STATE_BYTES,
  type StreamForm,
} from './threads/messages.ts';
import { type Thread, ThreadPool } from './threads/pool.ts';
import { tellState } from './threads/work-state.ts';
import { fromUnixMilliseconds } from './values/datetime.ts';

export interface QueryRequest {
  readonly text: string;
  /** Whose tables are asked. */
  readonly workspace: string;
  /** Narrows every table that has a time column; adds to the query's own conditions. From inclusive, to exclusive. */
  readonly timespan?: { readonly from: Date | null; readonly to: Date | null } | null;
  /** Whose share of the limits the query uses. */
  readonly caller: string;
  /** How long it may run where that is not the limit's, in ms. */
  readonly runMilliseconds?: number;
  /** Aborted when the caller has gone: the query stops, in the data source too. */
  readonly signal?: AbortSignal;
  /** What `now()` says; the engine's clock where it is left out. */
  readonly now?: Date;
  /** The database is asked what it reads for each part, too: it runs each once more. */
  readonly explain?: boolean;
  /** False runs all in process: for comparisons. */
  readonly pushDown?: boolean;
}

/** Takes a streamed result: the bytes of a file in their order. The next chunk waits until the promise is kept. */
export type TakeChunk = (bytes: Uint8Array, rows: number) => void | Promise<void>;

/** A text to be looked at, not run. */
export type TextRequest = Pick<QueryRequest, 'text' | 'workspace' | 'caller' | 'signal'>;

export interface QueryStats {
  readonly rowsRead: number;
  readonly rowsReturned: number;
  /** From the end of waiting to the last row. */
  readonly milliseconds: number;
  /** Of which parsing and binding. */
  readonly bindMilliseconds: number;
  /** What the source of the tables did itself: operators, columns left out, bounds of time. Empty for a query that reads no table. */
  readonly pushedDown: string;
  /** What ran where, from the tables up. */
  readonly steps: readonly QueryStep[];
}

/** One operator that ran in process, a scan of a table, or the part of the plan that the database ran. */
export interface QueryStep {
  readonly operators: readonly string[];
  /** The table that was read; null for what ran in process. */
  readonly table: string | null;
  /** True where the database ran more than a scan. */
  readonly isPushedDown: boolean;
  /** The database gave its part up, which then ran in process. */
  readonly fellBack: boolean;
  /** Rows that it gave. */
  readonly rows: number;
  /** Without the steps below it. */
  readonly milliseconds: number;
  /** Documents that the database read; null where it was not asked (see `explain`) or does not tell. */
  readonly documentsRead: number | null;
  readonly indexes: readonly string[];
  /** The stages of the aggregation, or the filter of the scan; null where there is none. */
  readonly asked: string | null;
}

export interface QueryResult {
  readonly columns: readonly Column[];
  /** JSON values: times and wide numbers are text, see encode.ts. */
  readonly rows: readonly (readonly Json[])[];
  /** True when a limit on rows or bytes cut the result short. */
  readonly truncated: boolean;
  readonly warnings: readonly string[];
  /** What `render` asked for, with the name of the picture as `visualization`. */
  readonly render: RenderProperties | null;
  readonly stats: QueryStats;
}

/** What is known of a streamed result once it has ended. */
export type StreamResult = Omit<QueryResult, 'rows' | 'truncated'>;

export interface QueryEngine {
  /** Answers a query, or raises QueryError. */
  run(request: QueryRequest): Promise<QueryResult>;
  /**
   * Answers a query as a file whose rows are handed on as they come: a few chunks are in memory, however long the result is. Raises
   * QueryError; what was handed on until then is no whole file. A `take` that fails ends the query, and is the error's `cause`.
   */
  stream(request: QueryRequest, form: StreamForm, take: TakeChunk): Promise<StreamResult>;
  /** Streams that run. */
  readonly streaming: number;
  /** What is wrong with a text, with line and column; the text is not run. */
  diagnostics(asked: TextRequest): Promise<readonly LanguageProblem[]>;
  /** What could stand at a position (UTF-16 units from the start). */
  completions(asked: TextRequest, position: number): Promise<readonly Completion[]>;
  /** Why a function cannot be saved, in place of the one that is called `replaces` now; null where it can. */
  checkFunction(
    definition: SavedFunction,
    replaces: string | null,
    asked: Omit<TextRequest, 'text'>,
  ): Promise<FunctionProblem | null>;
  /** Starts threads before queries need them, and keeps some ready from now on. */
  warmUp(): void;
  /** Ends all threads. */
  close(): Promise<void>;
}

export interface QueryEngineOptions {
  readonly tables: TableProvider;
  readonly limits?: Partial<QueryLimits>;
  readonly clock?: () => Date;
}

const WARM_THREADS = 2;
/** Memory that a thread needs for itself; what the parser may fill. */
const OWN_MEGABYTES = 96;
const LANGUAGE_MEGABYTES = 512;
/** Brackets within brackets. People write ten, programs fifty; thousands keep the parser busy for seconds. */
const MAX_NESTING = 250;
/** How much longer than its own time a text may wait for a processor; how often to look, in ms. */
const MOST_WAITING = 10;
const MIN_WATCH = 50;
/** A query, or the reading of a text, that takes longer than this lets others go first, in ms. */
const LONG_QUERY = 1_000;
const LONG_TEXT = 500;
/** A cancelled query that does not stop by itself within this time is ended with its thread. */
const GRACE_MILLISECONDS = 300;

type RunOutcome = Extract<EvaluationReport, { kind: 'done' }> & { readonly rows: Json[][]; readonly streamed: number };

/** Where a streamed result goes. */
interface Outlet {
  readonly form: StreamForm;
  readonly take: TakeChunk;
}

class Engine implements QueryEngine {
  private readonly tables: TableProvider;
  private readonly limits: QueryLimits;
  private readonly clock: () => Date;
  private readonly queries: FairGate;
  private readonly streams: FairGate;
  private readonly language: FairGate;
  private readonly languageThreads: ThreadPool;
  private readonly evaluationThreads: ThreadPool;
  private readonly keys = new WeakMap<readonly object[], string>();
  private readonly plans = new PlanCache();
  /** Plans that were looked at: whether they may run in the main thread. */
  private readonly direct = new WeakMap<QueryPlan, boolean>();
  private lastId = 0;

  constructor(options: QueryEngineOptions) {
    this.tables = options.tables;
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.clock = options.clock ?? (() => new Date());
    const { limits } = this;
    const queue = { waiting: limits.queueLength, waitMilliseconds: limits.queueMilliseconds };
    this.queries = new FairGate({ total: limits.evaluationThreads, perCaller: limits.concurrentPerCaller, ...queue });
    this.streams = new FairGate({ total: limits.streams, perCaller: limits.streamsPerCaller, ...queue });
    // parsing takes milliseconds, unless someone means ill: no caller takes the last thread
    const perCaller = Math.max(1, limits.languageThreads - 1);
    this.language = new FairGate({ total: limits.languageThreads, perCaller, ...queue });
    // beside what operators keep there is the program itself, rows on their way and garbage
    const memoryMegabytes = Math.ceil((limits.memoryBytes / 1024 / 1024) * 1.25) + OWN_MEGABYTES;
    this.languageThreads = new ThreadPool({
      file: 'language-thread.ts',
      memoryMegabytes: LANGUAGE_MEGABYTES,
      warm: Math.min(WARM_THREADS, limits.languageThreads),
    });
    this.evaluationThreads = new ThreadPool({
      file: 'evaluation-thread.ts',
      memoryMegabytes,
      warm: Math.min(WARM_THREADS, limits.evaluationThreads),
    });
  }

  async run(request: QueryRequest): Promise<QueryResult> {
    this.checkSize(request.text);
    const leave = await this.enter(this.queries, request.caller, request.signal);
    try {
      return await this.answer(request);
    } finally {
      leave();
    }
  }

  async stream(request: QueryRequest, form: StreamForm, take: TakeChunk): Promise<StreamResult> {
    this.checkSize(request.text);
    const leave = await this.enter(this.streams, request.caller, request.signal);
    try {
      const { rows: _rows, truncated: _truncated, ...rest } = await this.answer(request, { form, take });
      return rest;
    } finally {
      leave();
    }
  }

  get streaming(): number {
    return this.streams.size;
  }

  async diagnostics(asked: TextRequest): Promise<readonly LanguageProblem[]> {
    const { text } = asked;
    this.checkSize(text);
    const tables = await this.tablesOf(asked.workspace);
    return (await this.ask({ kind: 'diagnostics', text }, tables, asked)) as LanguageProblem[];
  }

  async completions(asked: TextRequest, position: number): Promise<readonly Completion[]> {
    const { text } = asked;
    this.checkSize(text);
    const tables = await this.tablesOf(asked.workspace);
    return (await this.ask({ kind: 'completions', text, position }, tables, asked)) as Completion[];
  }

  async checkFunction(
    definition: SavedFunction,
    replaces: string | null,
    asked: Omit<TextRequest, 'text'>,
  ): Promise<FunctionProblem | null> {
    this.checkSize(definition.text);
    const tables = await this.tablesOf(asked.workspace);
    return (await this.ask({ kind: 'function', definition, replaces }, tables, asked)) as FunctionProblem | null;
  }

  warmUp(): void {
    this.languageThreads.warmUp();
    this.evaluationThreads.warmUp();
  }

  async close(): Promise<void> {
    await Promise.all([this.languageThreads.close(), this.evaluationThreads.close()]);
  }

  /** The tables and functions with the name under which language threads keep them. */
  private async tablesOf(workspace: string): Promise<TableSet> {
    const [schemas, functions] = await Promise.all([
      this.tables.tables(workspace),
      this.tables.functions?.(workspace) ?? NO_FUNCTIONS,
    ]);
    const key = [
      this.keyOf(schemas, ({ name, timeColumn, columns }) => [
        name,
        timeColumn,
        columns.map((column) => [column.name, column.type]),
      ]),
      this.keyOf(functions, ({ name, description, text, parameters }) => [name, description, text, parameters]),
    ].join();
    return { key, schemas, functions };
  }

  /** A name for what a list holds, worked out once for each list. */
  private keyOf<T extends object>(list: readonly T[], content: (item: T) => unknown): string {
    const known = this.keys.get(list);
    if (known !== undefined) return known;
    const hash = createHash('sha256');
    for (const item of list) hash.update(JSON.stringify(content(item)));
    const key = hash.digest('base64');
    this.keys.set(list, key);
    return key;
  }

  private checkSize(text: string): void {
    const bytes = Buffer.byteLength(text, 'utf8');
    const { textBytes } = this.limits;
    if (bytes > textBytes) {
      const message = `The query is ${bytes} bytes long; at most ${textBytes} are allowed.`;
      throw new QueryError({ code: 'TEXT_TOO_LONG', message, ...placeOf(text, Math.min(text.length, textBytes), 0) });
    }
    const tooDeep = nestedTooDeeplyAt(text, MAX_NESTING);
    if (tooDeep === null) return;
    const message = `The query is nested too deeply; at most ${MAX_NESTING} brackets may be open.`;
    throw new QueryError({ code: 'TOO_COMPLEX', message, ...placeOf(text, tooDeep, 1) });
  }

  private async enter(gate: FairGate, caller: string, signal?: AbortSignal): Promise<() => void> {
    try {
      return await gate.enter(caller, signal);
    } catch (error) {
      if (signal?.aborted) throw cancelled();
      if (!(error instanceof GateFullError)) throw error;
      throw wholeQueryError('TOO_MANY_QUERIES', 'Too many queries run and wait; try again later.', RETRY_SECONDS);
    }
  }

  /** Plans and runs, stage after stage, in one evaluation thread. */
  private async answer(request: QueryRequest, stream: Outlet | null = null): Promise<QueryResult> {
    const started = performance.now();
    const now = request.now ?? this.clock();
    const milliseconds = stream
      ? this.limits.streamMilliseconds
      : (request.runMilliseconds ?? this.limits.runMilliseconds);
    const deadline = started + milliseconds;
    let tables = await this.tablesOf(request.workspace);
    const stages: FinishedStage[] = [];
    const pushed: Read[] = [];
    const steps: Ran[] = [];
    let bindMilliseconds = 0;
    let rowsRead = 0;
    const warnings = new Set<string>();
    let thread: Thread | null = null;
    let opened: Begun | null = null;
    let isHealthy = false;
    try {
      for (;;) {
        const bindStarted = performance.now();
        let outcome = await this.plan(request, stages, tables);
        if (outcome.kind === 'refused' && this.tables.forget) {
          // perhaps another process has just made the table or column that the text names
          this.tables.forget(request.workspace);
          const latest = await this.tablesOf(request.workspace);
          if (latest.key !== tables.key) outcome = await this.plan(request, stages, (tables = latest));
        }
        bindMilliseconds += performance.now() - bindStarted;
        if (outcome.kind === 'refused') {
          isHealthy = true;
          throw new QueryError(outcome.problem);
        }
        const plan = outcome.kind === 'plan' ? outcome.plan : outcome.stage.plan;
        const stage = outcome.kind === 'plan' ? null : outcome.stage;
        const readBefore = pushed.length;
        const round: Round = { tables, now, deadline, milliseconds, pushed };
        const isShort = stages.length === 0 && stage === null && stream === null;
        const direct = isShort ? await this.executeHere(plan, request, round) : null;
        if (direct && 'opened' in direct) opened = direct.opened;
        let done = direct && 'rows' in direct ? direct : null;
        if (!done) {
          thread ??= await this.evaluationThreads.lend();
          const outlet = stage ? null : stream;
          done = await this.execute(thread, plan, stage?.name ?? null, request, { ...round, opened }, outlet);
        }
        rowsRead += done.rowsRead;
        // a plan's own reads, in the order of its steps
        const reads = pushed.slice(readBefore).reverse();
        steps.push(...done.steps.map((step) => ({ step, read: step.reads ? reads.shift() : undefined })));
        for (const warning of done.warnings) warnings.add(warning);
        if (stage) {
          stages.push({ name: stage.name, start: stage.start, end: stage.end, columns: done.columns });
          continue;
        }
        isHealthy = true;
        const took = performance.now() - started;
        return {
          columns: done.columns,
          rows: done.rows,
          truncated: done.truncated,
          warnings: [...warnings],
          render: plan.render,
          stats: {
            rowsRead,
            rowsReturned: done.rows.length + done.streamed,
            milliseconds: took,
            bindMilliseconds,
            pushedDown: pushed.map(({ said }) => said).join('; '),
            steps: await this.stepsOf(steps, request),
          },
        };
      }
    } catch (error) {
      if (error instanceof QueryError && error.code !== 'MEMORY_LIMIT' && error.code !== 'INTERNAL')
        isHealthy ||= !(error instanceof Ended);
      throw error;
    } finally {
      opened?.stop.abort();
      if (thread) {
        if (isHealthy) {
          thread.post({ kind: 'reset' });
          thread.release();
        } else thread.destroy();
      }
    }
  }

  /** The plan of a text; one that was asked before is known. */
  private async plan(request: QueryRequest, stages: FinishedStage[], tables: TableSet): Promise<PlanOutcome> {
    const { text } = request;
    const known = stages.length === 0 ? this.plans.find(tables.key, text) : undefined;
    if (known) return { kind: 'plan', plan: known };
    const outcome = (await this.ask({ kind: 'plan', text, stages }, tables, request)) as PlanOutcome;
    if (outcome.kind === 'plan' && stages.length === 0) this.plans.keep(tables.key, text, outcome.plan);
    return outcome;
  }

  /**
   * A plan of which MongoDB does nearly all, without a thread. Null where it must have one; what was asked of the source by then is passed on.
   */
  private async executeHere(
    plan: QueryPlan,
    request: QueryRequest,
    round: Round,
  ): Promise<RunOutcome | { readonly opened: Begun } | null> {
    let isDirect = this.direct.get(plan);
    if (isDirect === undefined) this.direct.set(plan, (isDirect = mayRunDirectly(plan)));
    if (!isDirect) return null;
    const stored = this.storedTables(plan, request, round.tables);
    if (Object.keys(stored).length === 0) return null;
    const state = new Int32Array(STATE_BYTES / Int32Array.BYTES_PER_ELEMENT);
    const stop = new AbortController();
    let end: (error: Error) => void = () => undefined;
    const ended = new Promise<never>((_resolve, reject) => (end = reject));
    const timer = setTimeout(
      () => end(this.tooSlow(state, request, round)),
      Math.max(0, round.deadline - performance.now()),
    );
    const onAbort = () => end(cancelled());
    request.signal?.addEventListener('abort', onAbort, { once: true });
    if (request.signal?.aborted) onAbort();
    // nobody waits for the source any more
    let isLeft = true;
    try {
      const running = runDirectly(plan, {
        now: fromUnixMilliseconds(round.now.getTime()),
        memoryBytes: this.limits.memoryBytes,
        resultRows: this.limits.resultRows,
        resultBytes: this.limits.resultBytes,
        sourceOf: (scan) => storedSource(scan, stored),
        ...tellState(state),
        open: (asked) => this.openRead(this.readOf(asked, request, round), request.workspace, stop.signal),
      });
      const outcome = await Promise.race([running, ended]);
      isLeft = false;
      if (outcome.kind === 'done') {
        round.pushed.push(this.readOf(outcome.asked, request, round));
        return { ...outcome, streamed: 0 };
      }
      // as the table is stored so are others of its plans: it is not tried again
      if (outcome.kind === 'in process') this.direct.set(plan, false);
      if (outcome.kind === 'in process' || !outcome.opened) return null;
      return { opened: { ...outcome.opened, stop } };
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', onAbort);
      if (isLeft) stop.abort();
    }
  }

  private tooSlow(state: Int32Array, { text }: QueryRequest, { milliseconds }: Round): Ended {
    const seconds = Math.round(milliseconds / 1000);
    return new Ended({
      code: 'TIMEOUT',
      message: `The query took longer than ${seconds} s${this.at(state)}.`,
      ...this.placeAt(state, text),
    });
  }

  /** One plan in one thread: scans are served, the deadline and the caller's going are watched. */
  private execute(
    thread: Thread,
    plan: QueryPlan,
    stage: string | null,
    request: QueryRequest,
    round: Round,
    stream: Outlet | null,
  ): Promise<RunOutcome> {
    const state = new Int32Array(new SharedArrayBuffer(STATE_BYTES));
    const stop = new AbortController();
    // Each table of a union listens, and there may be many.
    setMaxListeners(0, stop.signal);
    const scans = new Map<number, ScanFeed>();
    let sourceFailure: Error | null = null;
    let takeFailure: Error | null = null;
    let streamed = 0;
    let isOver = false;
    let taking: Promise<void> = Promise.resolve();
    return new Promise<RunOutcome>((resolve, reject) => {
      const rows: Json[][] = [];
      let grace: NodeJS.Timeout | undefined;
      const settle = (act: () => void) => {
        isOver = true;
        clearTimeout(timer);
        clearTimeout(stepBack);
        clearTimeout(grace);
        request.signal?.removeEventListener('abort', onAbort);
        stop.abort();
        act();
      };
      const fail = (error: Error) => settle(() => reject(error));
      const timer = setTimeout(
        () => fail(this.tooSlow(state, request, round)),
        Math.max(0, round.deadline - performance.now()),
      );
      const stepBack = setTimeout(() => thread.stepBack(), LONG_QUERY);
      const onAbort = () => {
        Atomics.store(state, STATE.cancel, 1);
        // It may be waiting for its last chunk to be taken.
        thread.post({ kind: 'taken' });
        grace = setTimeout(() => fail(new Ended(cancelled().toProblem())), GRACE_MILLISECONDS);
      };
      thread.onEnd((end, error) => {
        if (end === 'memory') return fail(new Ended(this.outOfMemory(state, request.text)));
        const message = `The query ended unexpectedly${error ? `: ${error.message}` : ''}.`;
        fail(new Ended({ code: 'INTERNAL', message, ...this.placeAt(state, request.text) }));
      });
      thread.onMessage((message) => {
        const report = message as EvaluationReport;
        switch (report.kind) {
          case 'scan':
            scans.set(
              report.scan,
              this.feed(thread, report, request, round, stop.signal, (error) => (sourceFailure = error)),
            );
            return;
          case 'pull':
            scans.get(report.scan)?.pull();
            return;
          case 'fallback':
            scans.get(report.scan)?.fallBack();
            return;
          case 'close':
            scans.get(report.scan)?.close();
            scans.delete(report.scan);
            return;
          case 'batch':
            for (const row of report.rows) rows.push(row);
            return;
          case 'chunk':
            streamed += report.rows;
            taking = taking
              .then(() => (isOver || takeFailure ? undefined : stream?.take(report.bytes, report.rows)))
              .then(() => void (isOver || thread.post({ kind: 'taken' })))
              .catch((error: unknown) => {
                takeFailure = error instanceof Error ? error : new Error(String(error));
                onAbort();
              });
            return;
          case 'done':
            void taking.then(() => {
              if (takeFailure) fail(cancelled(takeFailure));
              else settle(() => resolve({ ...report, rows, streamed }));
            });
            return;
          case 'failed': {
            const { start, length } = report.problem;
            if (takeFailure) return fail(cancelled(takeFailure));
            if (sourceFailure) return fail(sourceFailure);
            fail(new QueryError({ ...report.problem, ...placeOf(request.text, start, length) }));
            return;
          }
          case 'ready':
        }
      });
      request.signal?.addEventListener('abort', onAbort, { once: true });
      if (request.signal?.aborted) onAbort();
      thread.post({
        kind: 'run',
        plan,
        now: round.now.getTime(),
        memoryBytes: this.limits.memoryBytes,
        resultRows: stream ? this.limits.streamRows : this.limits.resultRows,
        resultBytes: stream ? this.limits.streamBytes : this.limits.resultBytes,
        stage,
        stream: stream?.form ?? null,
        stored: this.storedTables(plan, request, round.tables),
        state: state.buffer,
      });
    });
  }

  /** Names the operator that works, for messages about a thread that was ended. */
  private at(state: Int32Array): string {
    const name = RUNNER_NAMES[state[STATE.operator] ?? -1];
    return name && !name.startsWith('(') ? ` in the operator '${name}'` : '';
  }

  /** The heap is full: the operator that keeps rows is to blame, or the one that works where none does. */
  private outOfMemory(state: Int32Array, text: string): QueryProblem {
    const holder = RUNNER_NAMES[(state[STATE.holder] ?? 0) - 1];
    const megabytes = Math.round(this.limits.memoryBytes / 1024 / 1024);
    const amount = `more than the ${megabytes} MB of memory a query may use`;
    return holder === undefined
      ? {
          code: 'MEMORY_LIMIT',
          message: `The query needs ${amount}${this.at(state)}.`,
          ...this.placeAt(state, text),
        }
      : {
          code: 'MEMORY_LIMIT',
          message: `The operator '${holder}' needs ${amount}.`,
          ...placeOf(text, state[STATE.holderStart] ?? 0, state[STATE.holderLength] ?? 0),
        };
  }

  private placeAt(state: Int32Array, text: string) {
    return placeOf(text, state[STATE.start] ?? 0, state[STATE.length] ?? 0);
  }

  private feed(
    thread: Thread,
    { kind: _kind, scan, ...asked }: Extract<EvaluationReport, { kind: 'scan' }>,
    request: QueryRequest,
    round: Round,
    signal: AbortSignal,
    onFailure: (error: Error) => void,
  ): ScanFeed {
    const { opened, pushed } = round;
    const read = this.readOf(asked, request, round);
    pushed.push(read);
    // the same plan at the same time asks the same, in the thread as here
    const isOpen = opened != null && JSON.stringify(opened.asked) === JSON.stringify(asked);
    const open = isOpen
      ? (inner: AbortSignal) => {
          inner.addEventListener('abort', () => opened.stop.abort(), { once: true });
          return resumed(opened);
        }
      : (inner: AbortSignal) => this.openRead(read, request.workspace, inner);
    // a failure of the source's own part sends the thread back to the rows themselves
    return new ScanFeed(thread, scan, open, signal, asked.pushed ? () => undefined : onFailure, read);
  }

  /** What a plan asks of a table, within the bounds that the caller has set. */
  private readOf(report: SourceRequest, request: QueryRequest, { tables }: Round): Read {
    const { table, columns, filter, first, pushed, indexed } = report;
    const schema = tables.schemas.find(({ name }) => name === table)!;
    const outer = schema.timeColumn ? (request.timespan ?? null) : null;
    const bounds = {
      from: later(dateOf(report.from), outer?.from ?? null),
      to: earlier(dateOf(report.to), outer?.to ?? null),
      indexed,
    };
    if (pushed) {
      const { operators, ...pipeline } = pushed;
      const asked: AggregateRequest = { ...bounds, ...pipeline };
      const said = describePushed(schema, asked, operators);
      return { said, table, operators, asked: { kind: 'aggregate', request: asked }, fellBack: false };
    }
    const asked: ScanRequest = { columns, ...bounds, filter, first };
    return {
      said: describeScan(schema, asked),
      table,
      operators: [],
      asked: { kind: 'scan', request: asked },
      fellBack: false,
    };
  }

  private openRead(
    { table, asked }: Read,
    workspace: string,
    signal: AbortSignal,
  ): AsyncIterable<readonly SourceRow[]> {
    return asked.kind === 'aggregate'
      ? this.tables.aggregate!(workspace, table, asked.request, signal)
      : this.tables.scan(workspace, table, asked.request, signal);
  }

  /** The steps with what is known of each read, and with what the database says of it where the caller wants to know. */
  private stepsOf(steps: readonly Ran[], request: QueryRequest): Promise<QueryStep[]> {
    return Promise.all(
      steps.map(async ({ step: { operators, rows, milliseconds }, read }): Promise<QueryStep> => {
        if (!read) return { operators, rows, milliseconds, ...IN_PROCESS };
        const { table, fellBack, asked } = read;
        const told =
          request.explain && !fellBack
            ? await this.tables.explain?.(request.workspace, table, asked.request)
            : undefined;
        const stages = asked.kind === 'aggregate' ? asked.request.stages : asked.request.filter;
        return {
          operators,
          table,
          isPushedDown: asked.kind === 'aggregate',
          fellBack,
          rows,
          milliseconds,
          documentsRead: told?.documentsRead ?? null,
          indexes: told?.indexes ?? [],
          asked: stages === null ? null : JSON.stringify(stages),
        };
      }),
    );
  }

  /** The tables that can run parts of a plan. */
  private storedTables({ root, prerequisites }: QueryPlan, { workspace, pushDown }: QueryRequest, tables: TableSet) {
    const stored: Record<string, StoredTableInfo> = {};
    if (pushDown === false || !this.tables.aggregate) return stored;
    for (const name of tablesOf([root, ...prerequisites.map(({ plan }) => plan)])) {
      const storage = this.tables.storage?.(workspace, name);
      const timeColumn = tables.schemas.find((schema) => schema.name === name)?.timeColumn ?? null;
      if (storage) stored[name] = { storage, timeColumn };
    }
    return stored;
  }

  /** Asks a language thread; one that takes too long, or too much memory, is ended and replaced. */
  private async ask(
    question: Question,
    tables: TableSet,
    { caller, signal }: Pick<QueryRequest, 'caller' | 'signal'>,
  ): Promise<unknown> {
    const leave = await this.enter(this.language, caller, signal);
    let isBroken = false;
    try {
      const thread = await this.languageThreads.lend();
      const id = (this.lastId += 1);
      return await new Promise<unknown>((resolve, reject) => {
        const { bindMilliseconds } = this.limits;
        const end = (code: QueryProblem['code'], message: string) => {
          clearTimeout(timer);
          clearTimeout(stepBack);
          isBroken = true;
          thread.destroy();
          reject(wholeQueryError(code, message));
        };
        const asked = performance.now();
        const cpuBefore = thread.cpuMilliseconds();
        // The time counts that the thread could work: on a busy machine a harmless query may have to wait for its turn.
        const watch = () => {
          const cpu = thread.cpuMilliseconds();
          const worked = cpu === null || cpuBefore === null ? Infinity : cpu - cpuBefore;
          const left = bindMilliseconds - worked;
          if (left > 0 && performance.now() - asked < bindMilliseconds * MOST_WAITING) {
            timer = setTimeout(watch, Math.max(MIN_WATCH, left));
            return;
          }
          end(
            'TOO_COMPLEX',
            `The query is too complex: parsing and binding took longer than ${bindMilliseconds / 1000} s.`,
          );
        };
        let timer = setTimeout(watch, bindMilliseconds);
        const stepBack = setTimeout(() => thread.stepBack(), LONG_TEXT);
        thread.onEnd((reason) => {
          if (reason === 'terminated') return;
          end('TOO_COMPLEX', 'The query is too complex: parsing and binding needs too much memory.');
        });
        thread.onMessage((message) => {
          const answer = message as LanguageAnswer;
          if (answer.id !== id) return;
          if (answer.kind === 'unknown tables') {
            const { key, schemas, functions } = tables;
            thread.post({ ...question, id, tables: key, known: { schemas, functions } });
            return;
          }
          clearTimeout(timer);
          clearTimeout(stepBack);
          thread.release();
          if (answer.kind === 'result') return resolve(answer.result);
          const reason = answer.failure.split('\n')[0] ?? '';
          reject(wholeQueryError('TOO_COMPLEX', `The query could not be read: ${reason}`));
        });
        thread.post({ ...question, id, tables: tables.key, known: null });
      });
    } finally {
      // whoever cost a thread waits until another is ready, so that the remaining ones serve the others
      if (isBroken) void this.languageThreads.whenWarm().then(leave);
      else leave();
    }
  }
}

/** The tables and functions of a workspace, under a name that says what they are. */
interface TableSet extends KnownNames {
  readonly key: string;
}

const NO_FUNCTIONS: readonly SavedFunction[] = [];

/** What the stages of a query share. */
interface Round {
  readonly tables: TableSet;
  readonly now: Date;
  readonly deadline: number;
  /** How long the query may take in all. */
  readonly milliseconds: number;
  readonly pushed: Read[];
  /** An aggregation that was begun before the thread was asked for. */
  readonly opened?: Begun | null;
}

interface Begun extends Opened {
  readonly stop: AbortController;
}

/** What was asked of the source, and how it went. */
interface Read {
  said: string;
  readonly table: string;
  readonly operators: readonly string[];
  readonly asked: { kind: 'scan'; request: ScanRequest } | { kind: 'aggregate'; request: AggregateRequest };
  fellBack: boolean;
}

/** A step that ran, with what it asked of the source. */
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

/** The stored tables that plans read. */
function tablesOf(roots: readonly PlanNode[]): ReadonlySet<string> {
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

type WithoutId<T> = T extends unknown ? Omit<T, keyof LanguageAsked> : never;
type Question = WithoutId<LanguageRequest>;

const RETRY_SECONDS = 30;

/** An error after which the thread is not to be used again. */
class Ended extends QueryError {}

const cancelled = (cause?: Error) =>
  Object.assign(wholeQueryError('CANCELLED', 'The query was cancelled.'), cause ? { cause } : {});
const dateOf = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds));

/** Sends the batches of a scan to the thread, each when it is asked for. */
class ScanFeed {
  private readonly stop = new AbortController();
  private readonly thread: Thread;
  private readonly scan: number;
  private readonly batches: AsyncIterator<readonly unknown[]>;
  private readonly onFailure: (error: Error) => void;
  private readonly read: Read;
  private wanted = 0;
  private isBusy = false;
  private isOver = false;

  constructor(
    thread: Thread,
    scan: number,
    open: (signal: AbortSignal) => AsyncIterable<readonly unknown[]>,
    signal: AbortSignal,
    onFailure: (error: Error) => void,
    read: Read,
  ) {
    this.read = read;
    this.onFailure = onFailure;
    this.thread = thread;
    this.scan = scan;
    this.batches = open(this.stop.signal)[Symbol.asyncIterator]();
    signal.addEventListener('abort', () => this.close(), { once: true });
  }

  pull(): void {
    this.wanted += 1;
    if (!this.isBusy) void this.send();
  }

  private async send(): Promise<void> {
    this.isBusy = true;
    try {
      while (this.wanted > 0 && !this.isOver) {
        this.wanted -= 1;
        const next = await this.batches.next();
        if (this.isOver) return;
        if (next.done) return this.end(null);
        this.thread.post({ kind: 'rows', scan: this.scan, rows: next.value });
      }
    } catch (error) {
      if (this.isOver) return undefined;
      const failure = error instanceof Error ? error : new Error(String(error));
      this.onFailure(failure);
      this.end(failure.message);
    } finally {
      this.isBusy = false;
    }
    return undefined;
  }

  /** The source has failed with its part of the plan: the process reads the rows. */
  fallBack(): void {
    this.read.fellBack = true;
    this.read.said += ' (given up: run in process)';
  }

  private end(failure: string | null): void {
    this.isOver = true;
    this.thread.post({ kind: 'end', scan: this.scan, failure });
  }

  close(): void {
    this.isOver = true;
    this.stop.abort();
    this.batches.return?.().catch(() => undefined);
  }
}

/** The query engine over some tables. Its threads start when they are needed, or with `warmUp`; `close` ends them. */
export const createQueryEngine = (options: QueryEngineOptions): QueryEngine => new Engine(options);
