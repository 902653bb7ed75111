import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import { enterGate, FairGate } from '../admission/gate.ts';
import { DEFAULT_LIMITS, type QueryLimits } from '../admission/limits.ts';
import type { FunctionProblem } from '../language/functions.ts';
import { nestedTooDeeplyAt } from '../language/nesting.ts';
import type { LanguageProblem } from '../language/planner.ts';
import { placeOf, QueryError } from '../plan/errors.ts';
import type { FinishedStage, PlanOutcome } from '../plan/plan.ts';
import type { Completion } from '../syntax/syntax.ts';
import type { TableProvider } from '../tables/table-provider.ts';
import { LanguageThreads } from '../threads/language-threads.ts';
import type { StreamForm } from '../threads/messages.ts';
import { type Thread, ThreadPool } from '../threads/pool.ts';
import { type Outlet, runInThread, ThreadEndedError } from '../threads/run-in-thread.ts';
import { DirectRuns } from './direct.ts';
import { NameSets } from './known-names.ts';
import { OpenRead } from './open-read.ts';
import { PlanCache } from './plan-cache.ts';
import { QueryRun } from './query-run.ts';
import type {
  QueryEngine,
  QueryEngineOptions,
  QueryRequest,
  QueryResult,
  StreamResult,
  TakeChunk,
  TextRequest,
} from './query.ts';

const WARM_THREADS = 2;
/** Memory that a thread needs for itself. */
const OWN_MEGABYTES = 96;
/** Brackets within brackets. People write ten, programs fifty; thousands keep the parser busy for seconds. */
const MAX_NESTING = 250;

class Engine implements QueryEngine {
  private readonly tables: TableProvider;
  private readonly limits: QueryLimits;
  private readonly clock: () => Date;
  private readonly queries: FairGate;
  private readonly streams: FairGate;
  private readonly language: LanguageThreads;
  private readonly evaluationThreads: ThreadPool;
  private readonly names: NameSets;
  private readonly plans = new PlanCache();
  private readonly direct = new DirectRuns();

  constructor(options: QueryEngineOptions) {
    this.tables = options.tables;
    this.names = new NameSets(options.tables);
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.clock = options.clock ?? (() => new Date());
    const { limits } = this;
    const queue = { waiting: limits.queueLength, waitMilliseconds: limits.queueMilliseconds };
    this.queries = new FairGate({ total: limits.evaluationThreads, perCaller: limits.concurrentPerCaller, ...queue });
    this.streams = new FairGate({ total: limits.streams, perCaller: limits.streamsPerCaller, ...queue });
    this.language = new LanguageThreads(limits);
    this.evaluationThreads = new ThreadPool({
      file: 'evaluation-thread.ts',
      // beside what operators keep there is the program itself, rows on their way and garbage
      memoryMegabytes: Math.ceil((limits.memoryBytes / 1024 / 1024) * 1.25) + OWN_MEGABYTES,
      warm: Math.min(WARM_THREADS, limits.evaluationThreads),
    });
  }

  async run(request: QueryRequest): Promise<QueryResult> {
    this.checkSize(request.text);
    const leave = await enterGate(this.queries, request.caller, request.signal);
    try {
      return await this.answer(request, null);
    } finally {
      leave();
    }
  }

  async stream(request: QueryRequest, form: StreamForm, take: TakeChunk): Promise<StreamResult> {
    this.checkSize(request.text);
    const leave = await enterGate(this.streams, request.caller, request.signal);
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
    this.checkText(asked.text);
    return this.language.diagnostics(asked.text, await this.names.of(asked.workspace), asked);
  }

  async completions(asked: TextRequest, position: number): Promise<readonly Completion[]> {
    this.checkText(asked.text);
    return this.language.completions(asked.text, position, await this.names.of(asked.workspace), asked);
  }

  async checkFunction(
    definition: SavedFunction,
    replaces: string | null,
    asked: Omit<TextRequest, 'text'>,
  ): Promise<FunctionProblem | null> {
    this.checkText(definition.text);
    return this.language.checkFunction(definition, replaces, await this.names.of(asked.workspace), asked);
  }

  warmUp(): void {
    this.language.warmUp();
    this.evaluationThreads.warmUp();
  }

  async close(): Promise<void> {
    await Promise.all([this.language.close(), this.evaluationThreads.close()]);
  }

  /** Whether a text may be parsed at all. */
  private checkText(text: string): void {
    this.checkSize(text);
    this.checkNesting(text);
  }

  private checkSize(text: string): void {
    const bytes = Buffer.byteLength(text, 'utf8');
    const { textBytes } = this.limits;
    if (bytes > textBytes) {
      const message = `The query is ${bytes} bytes long; at most ${textBytes} are allowed.`;
      throw new QueryError({ code: 'TEXT_TOO_LONG', message, ...placeOf(text, Math.min(text.length, textBytes), 0) });
    }
  }

  private checkNesting(text: string): void {
    const tooDeep = nestedTooDeeplyAt(text, MAX_NESTING);
    if (tooDeep === null) return;
    const message = `The query is nested too deeply; at most ${MAX_NESTING} brackets may be open.`;
    throw new QueryError({ code: 'TOO_COMPLEX', message, ...placeOf(text, tooDeep, 1) });
  }

  /** Plans and runs, stage after stage, in one evaluation thread at most. */
  private async answer(request: QueryRequest, stream: Outlet | null): Promise<QueryResult> {
    const { limits } = this;
    const run = new QueryRun(
      request,
      this.tables,
      await this.names.of(request.workspace),
      limits,
      request.now ?? this.clock(),
      stream ? limits.streamMilliseconds : (request.runMilliseconds ?? limits.runMilliseconds),
    );
    const stages: FinishedStage[] = [];
    let bindMilliseconds = 0;
    let rowsRead = 0;
    const warnings = new Set<string>();
    let thread: Thread | null = null;
    let opened: OpenRead | null = null;
    let isHealthy = false;
    try {
      for (;;) {
        const bindStarted = run.took;
        const outcome = await this.plan(run, stages);
        bindMilliseconds += run.took - bindStarted;
        if (outcome.kind === 'refused') {
          isHealthy = true;
          throw new QueryError(outcome.problem);
        }
        const plan = outcome.kind === 'plan' ? outcome.plan : outcome.stage.plan;
        const stage = outcome.kind === 'plan' ? null : outcome.stage;
        const stored = run.storedTables(plan);
        const isAlone = stages.length === 0 && stage === null && stream === null;
        const direct = isAlone ? await this.direct.run(plan, run, stored) : null;
        if (direct instanceof OpenRead) opened = direct;
        let done = direct instanceof OpenRead ? null : direct;
        if (!done) {
          thread ??= await this.evaluationThreads.lend();
          const outlet = stage ? null : stream;
          done = await runInThread(thread, run, { plan, stage: stage?.name ?? null, stream: outlet, stored, opened });
        }
        rowsRead += done.rowsRead;
        run.finish(done.steps);
        for (const warning of done.warnings) warnings.add(warning);
        if (stage) {
          stages.push({ name: stage.name, start: stage.start, end: stage.end, columns: done.columns });
          continue;
        }
        isHealthy = true;
        const { took: milliseconds } = run;
        return {
          columns: done.columns,
          rows: done.rows,
          truncated: done.truncated,
          warnings: [...warnings],
          render: plan.render,
          stats: {
            rowsRead,
            rowsReturned: done.rows.length + done.streamed,
            milliseconds,
            bindMilliseconds,
            pushedDown: run.pushedDown,
            steps: await run.steps(),
          },
        };
      }
    } catch (error) {
      if (error instanceof QueryError && error.code !== 'MEMORY_LIMIT' && error.code !== 'INTERNAL')
        isHealthy ||= !(error instanceof ThreadEndedError);
      throw error;
    } finally {
      opened?.close();
      if (thread) {
        if (isHealthy) {
          thread.post({ kind: 'reset' });
          thread.release();
        } else thread.destroy();
      }
    }
  }

  /** The plan of a text; one that was asked before is known. */
  private async plan(run: QueryRun, stages: readonly FinishedStage[]): Promise<PlanOutcome> {
    const { text, workspace } = run.request;
    const known = stages.length === 0 ? this.plans.find(run.names.key, text) : undefined;
    if (known) return { kind: 'plan', plan: known };
    if (stages.length === 0) this.checkNesting(text);
    let outcome = await this.language.plan(text, stages, run.names, run.request);
    const newer = outcome.kind === 'refused' ? await this.names.newer(workspace, run.names) : null;
    if (newer) {
      run.names = newer;
      outcome = await this.language.plan(text, stages, newer, run.request);
    }
    if (outcome.kind === 'plan' && stages.length === 0) this.plans.keep(run.names.key, text, outcome.plan);
    return outcome;
  }
}

/** The query engine over some tables. Its threads start when they are needed, or with `warmUp`; `close` ends them. */
export const createQueryEngine = (options: QueryEngineOptions): QueryEngine => new Engine(options);
