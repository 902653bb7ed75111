import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import type { TimeRange } from '../../domain/time/time-range.ts';
import type { QueryLimits } from '../admission/limits.ts';
import type { Json } from '../evaluate/encode.ts';
import type { StreamForm } from '../evaluators/evaluator.ts';
import type { FunctionProblem } from '../language/functions.ts';
import type { LanguageProblem } from '../language/planner.ts';
import type { Column, RenderProperties } from '../plan/plan.ts';
import type { Completion } from '../syntax/syntax.ts';
import type { TableProvider } from '../tables/table-provider.ts';

export interface QueryRequest {
  readonly text: string;
  /** Whose tables are asked. */
  readonly workspace: string;
  /** Narrows every table that has a time column; adds to the query's own conditions. From inclusive, to exclusive. */
  readonly timespan?: TimeRange | null;
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
  /** Dynamic values are wanted as the text of their JSON, which tells a whole real (`1.0`) from a long; of `run` alone. */
  readonly dynamicAsText?: boolean;
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
  diagnostics(request: TextRequest): Promise<readonly LanguageProblem[]>;
  /** What could stand at a position (UTF-16 units from the start). */
  completions(request: TextRequest, position: number): Promise<readonly Completion[]>;
  /** Why a function cannot be saved, in place of the one that is called `replaces` now; null where it can. */
  checkFunction(
    definition: SavedFunction,
    replaces: string | null,
    request: Omit<TextRequest, 'text'>,
  ): Promise<FunctionProblem | null>;
  /** Starts threads before the first query needs them. */
  warmUp(): void;
  /** Ends all threads. */
  close(): Promise<void>;
}

export interface QueryEngineOptions {
  readonly tables: TableProvider;
  readonly limits?: Partial<QueryLimits>;
  readonly clock?: () => Date;
}
