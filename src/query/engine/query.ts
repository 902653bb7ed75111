import type { Access } from '../../domain/principals/permissions.ts';
import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import type { TimeRange } from '../../domain/time/time-range.ts';
import type { QueryLimits } from '../admission/limits.ts';
import type { Json } from '../evaluate/encode.ts';
import type { StreamForm } from '../evaluators/evaluator.ts';
import type { FunctionProblem } from '../language/functions.ts';
import type { LanguageProblem } from '../language/planner.ts';
import type { Column, RenderProperties } from '../plan/plan.ts';
import type { Completion } from '../syntax/syntax.ts';
import type { Logger } from '../../logger.ts';
import type { TableProvider } from '../tables/table-provider.ts';

export interface QueryRequest {
  readonly text: string;
  /** The workspace whose tables are queried. */
  readonly workspace: string;
  /** How far the caller reaches, which decides the tables and rows that the query sees; all of the workspace where it is left out. */
  readonly access?: Access;
  /** Narrows every table that has a time column; adds to the query's own conditions. From inclusive, to exclusive. */
  readonly timespan?: TimeRange | null;
  /** The caller whose share of the limits the query uses. */
  readonly caller: string;
  /** How long it may run where that differs from the general limit, in ms. */
  readonly runMilliseconds?: number;
  /** Aborted when the caller disconnects: the query stops, in the data source too. */
  readonly signal?: AbortSignal;
  /** The value of `now()`; the engine's clock where it is left out. */
  readonly now?: Date;
  /** Requests the database's report on each part; for it the database runs each part once more. */
  readonly explain?: boolean;
  /** Returns dynamic values as their JSON text, which distinguishes a whole real (`1.0`) from a long; for `run` only. */
  readonly dynamicAsText?: boolean;
  /** False runs everything in process: for comparisons. */
  readonly pushDown?: boolean;
}

/** Receives a streamed result: the bytes of a file in their order. The next chunk waits until the promise resolves. */
export type TakeChunk = (bytes: Uint8Array, rows: number) => void | Promise<void>;

/** A text to examine without running it. */
export type TextRequest = Pick<QueryRequest, 'text' | 'workspace' | 'access' | 'caller' | 'signal'>;

export interface QueryStats {
  readonly rowsRead: number;
  readonly rowsReturned: number;
  /** From the end of waiting to the last row. */
  readonly milliseconds: number;
  /** The part of it for parsing and binding. */
  readonly bindMilliseconds: number;
  /** The work of the tables' source: operators, columns left out, bounds of time. Empty for a query that reads no table. */
  readonly pushedDown: string;
  /** Where each operator ran, from the tables up. */
  readonly steps: readonly QueryStep[];
}

/** One operator that ran in process, a scan of a table, or the part of the plan that the database ran. */
export interface QueryStep {
  readonly operators: readonly string[];
  /** The table that was read; null for a step in process. */
  readonly table: string | null;
  /** True where the database ran more than a scan. */
  readonly isPushedDown: boolean;
  /** The database ended its part without a result, and the part then ran in process. */
  readonly fellBack: boolean;
  /** Rows that the step returned. */
  readonly rows: number;
  /** Without the steps below it. */
  readonly milliseconds: number;
  /** Documents that the database read; null without `explain`, and where the server does not report it. */
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
  /** The parameters of `render`, with the kind of chart as `visualization`. */
  readonly render: RenderProperties | null;
  readonly stats: QueryStats;
}

/** The facts about a streamed result after its end. */
export type StreamResult = Omit<QueryResult, 'rows' | 'truncated'>;

export interface QueryEngine {
  /** Answers a query, or raises QueryError. */
  run(request: QueryRequest): Promise<QueryResult>;
  /**
   * Answers a query as a file whose rows are sent as they arrive: only a few chunks are in memory, however long the result is. Raises
   * QueryError; the chunks sent until then are not a complete file. A `take` that fails ends the query, and is the error's `cause`.
   */
  stream(request: QueryRequest, form: StreamForm, take: TakeChunk): Promise<StreamResult>;
  /** The number of running streams. */
  readonly streaming: number;
  /** The errors and warnings of a text, with line and column; the text is not run. */
  diagnostics(request: TextRequest): Promise<readonly LanguageProblem[]>;
  /** The completions at a position (UTF-16 units from the start). */
  completions(request: TextRequest, position: number): Promise<readonly Completion[]>;
  /** The reason that a function cannot be saved, in place of the present function `replaces`; null where it can. */
  checkFunction(
    definition: SavedFunction,
    replaces: string | null,
    request: Omit<TextRequest, 'text'>,
  ): Promise<FunctionProblem | null>;
  /** Starts processes before the first query needs them. */
  warmUp(): void;
  /** Ends all processes. */
  close(): Promise<void>;
}

export interface QueryEngineOptions {
  readonly tables: TableProvider;
  readonly limits?: Partial<QueryLimits>;
  readonly clock?: () => Date;
  /** The folder that keeps snapshots of processes, from which they start in a tenth of the time; without, the person's cache folder. */
  readonly snapshotFolder?: () => Promise<string>;
  /** Where processes that end by a fault, or from outside, are reported. */
  readonly log?: Pick<Logger, 'warn' | 'error'>;
}
