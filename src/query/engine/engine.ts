import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import { enterGate, FairGate } from '../admission/gate.ts';
import { DEFAULT_LIMITS, type QueryLimits } from '../admission/limits.ts';
import type { Evaluators, StreamForm } from '../evaluators/evaluator.ts';
import type { FunctionProblem } from '../language/functions.ts';
import type { NameSet } from '../language/known-names.ts';
import type { LanguageProblem } from '../language/planner.ts';
import { queryErrorOf } from '../plan/errors.ts';
import type { FinishedStage, PlanOutcome } from '../plan/plan.ts';
import type { Completion } from '../syntax/syntax.ts';
import { cacheFolder } from '../../cache-folder.ts';
import type { TableProvider } from '../tables/table-provider.ts';
import { LanguageProcesses } from '../processes/language-processes.ts';
import { ProcessEvaluators } from '../processes/process-evaluators.ts';
import { Answer, type Outlet } from './answer.ts';
import { checkNesting, checkSize } from './check-text.ts';
import { DirectRuns } from './direct.ts';
import { NameSets } from './name-sets.ts';
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

class Engine implements QueryEngine {
  private readonly tables: TableProvider;
  private readonly limits: QueryLimits;
  private readonly clock: () => Date;
  private readonly queries: FairGate;
  private readonly streams: FairGate;
  private readonly language: LanguageProcesses;
  private readonly evaluators: Evaluators;
  private readonly names = new NameSets();
  private readonly plans = new PlanCache();
  private readonly direct = new DirectRuns();

  constructor(options: QueryEngineOptions) {
    this.tables = options.tables;
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.clock = options.clock ?? (() => new Date());
    const { limits } = this;
    const log = options.log ?? SILENT;
    const queue = { waiting: limits.queueLength, waitMilliseconds: limits.queueMilliseconds };
    this.queries = new FairGate({ total: limits.evaluationProcesses, perCaller: limits.concurrentPerCaller, ...queue });
    this.streams = new FairGate({ total: limits.streams, perCaller: limits.streamsPerCaller, ...queue });
    this.language = new LanguageProcesses(limits, options.snapshotFolder ?? (() => cacheFolder(null)), log);
    this.evaluators = new ProcessEvaluators({ memoryBytes: limits.memoryBytes, most: limits.evaluationProcesses, log });
  }

  async run(request: QueryRequest): Promise<QueryResult> {
    checkSize(request.text, this.limits.textBytes);
    const leave = await enterGate(this.queries, request);
    try {
      return await this.answer(request, null);
    } finally {
      leave();
    }
  }

  async stream(request: QueryRequest, form: StreamForm, take: TakeChunk): Promise<StreamResult> {
    checkSize(request.text, this.limits.textBytes);
    const leave = await enterGate(this.streams, request);
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

  async diagnostics(request: TextRequest): Promise<readonly LanguageProblem[]> {
    this.checkText(request.text);
    return this.language.diagnostics(request.text, await this.namesOf(request), request);
  }

  async completions(request: TextRequest, position: number): Promise<readonly Completion[]> {
    this.checkText(request.text);
    return this.language.completions(request.text, position, await this.namesOf(request), request);
  }

  async checkFunction(
    definition: SavedFunction,
    replaces: string | null,
    request: Omit<TextRequest, 'text'>,
  ): Promise<FunctionProblem | null> {
    this.checkText(definition.text);
    return this.language.checkFunction(definition, replaces, await this.namesOf(request), request);
  }

  warmUp(): void {
    this.language.warmUp();
    this.evaluators.warmUp();
  }

  async close(): Promise<void> {
    await Promise.all([this.language.close(), this.evaluators.close()]);
  }

  /** The tables as the caller may see them. A caller whose reach is stated never sees more because a provider cannot narrow. */
  private tablesOf({ access }: Pick<QueryRequest, 'access'>): TableProvider {
    if (!access) return this.tables;
    if (!this.tables.within) throw new Error('These tables cannot be narrowed to what a caller may see.');
    return this.tables.within(access);
  }

  private namesOf(request: Pick<QueryRequest, 'access' | 'workspace'>): Promise<NameSet> {
    return this.names.of(this.tablesOf(request), request.workspace);
  }

  /** Refuses a text that must not be parsed. Raises QueryError. */
  private checkText(text: string): void {
    checkSize(text, this.limits.textBytes);
    checkNesting(text);
  }

  private async answer(request: QueryRequest, outlet: Outlet | null): Promise<QueryResult> {
    const { limits, evaluators, direct } = this;
    const tables = this.tablesOf(request);
    const run = new QueryRun({
      request,
      tables,
      limits,
      names: await this.names.of(tables, request.workspace),
      now: request.now ?? this.clock(),
      milliseconds: outlet ? limits.streamMilliseconds : (request.runMilliseconds ?? limits.runMilliseconds),
    });
    const plan = (stages: readonly FinishedStage[]) => this.plan(run, stages);
    try {
      return await new Answer({ run, evaluators, direct, plan, outlet }).result();
    } catch (error) {
      throw queryErrorOf(error, request.text);
    }
  }

  /** The plan of a text, from the cache where the text was planned before. */
  private async plan(run: QueryRun, stages: readonly FinishedStage[]): Promise<PlanOutcome> {
    const { text, workspace } = run.request;
    const known = stages.length === 0 ? this.plans.find(run.names.hash, text) : undefined;
    if (known) return { kind: 'plan', plan: known };
    if (stages.length === 0) checkNesting(text);
    let outcome = await this.language.plan(text, stages, run.names, run.request);
    const newer =
      outcome.kind === 'refused' ? await this.names.newer(this.tablesOf(run.request), workspace, run.names) : null;
    if (newer) {
      run.names = newer;
      outcome = await this.language.plan(text, stages, newer, run.request);
    }
    if (outcome.kind === 'plan' && stages.length === 0) this.plans.keep(run.names.hash, text, outcome.plan);
    return outcome;
  }
}

/** For engines whose owner keeps no log. */
const SILENT = { warn: () => undefined, error: () => undefined };

/** The query engine over the tables of a provider. Its processes start when they are needed, or with `warmUp`; `close` ends them. */
export const createQueryEngine = (options: QueryEngineOptions): QueryEngine => new Engine(options);
