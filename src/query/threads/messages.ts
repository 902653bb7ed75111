import type { ExportFormat, WriterOptions } from '../../domain/exports/format.ts';
import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import type { TableSchema } from '../../domain/tables/schema.ts';
import type { Json } from '../evaluate/encode.ts';
import type { QueryProblem } from '../plan/errors.ts';
import type { FinishedStage, QueryPlan } from '../plan/plan.ts';
import type { StoredTables } from '../pushdown/relation.ts';
import type { RunReport } from '../run/surroundings.ts';
import type { SourceRequest } from '../tables/storage.ts';
import type { SourceRow } from '../tables/table-provider.ts';

/** The first message of a thread: it can work. */
export interface ReadyMessage {
  readonly kind: 'ready';
  /** The system's number of the thread, by which its processor time can be read; null where there is none. */
  readonly task: string | null;
}

/** What every question to a language thread says. Answers carry the same id. */
export interface LanguageAsked {
  readonly id: number;
  /** The name of the tables and functions that the text is about; a thread that does not hold them asks for what they are. */
  readonly tables: string;
  readonly known: KnownNames | null;
}

/** What a text may name beside what it defines itself. */
export interface KnownNames {
  readonly schemas: readonly TableSchema[];
  readonly functions: readonly SavedFunction[];
}

export type LanguageRequest = LanguageAsked &
  (
    | { readonly kind: 'plan'; readonly text: string; readonly stages: readonly FinishedStage[] }
    | { readonly kind: 'diagnostics'; readonly text: string }
    | { readonly kind: 'completions'; readonly text: string; readonly position: number }
    /** Whether a function can be saved in place of the one called `replaces`. */
    | { readonly kind: 'function'; readonly definition: SavedFunction; readonly replaces: string | null }
  );

export type LanguageAnswer =
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: string }
  | { readonly kind: 'unknown tables'; readonly id: number };

/** How a streamed result is written. */
export interface StreamForm extends WriterOptions {
  readonly format: ExportFormat;
}

/** What the main thread tells an evaluation thread. */
export type EvaluationRequest =
  | {
      readonly kind: 'run';
      readonly plan: QueryPlan;
      /** Milliseconds since 1970. */
      readonly now: number;
      readonly memoryBytes: number;
      readonly resultRows: number;
      readonly resultBytes: number;
      readonly dynamicAsText: boolean;
      /** Null for the result; the name of a stage whose rows stay in the thread. */
      readonly stage: string | null;
      /** The rows are wanted as the text of a file, a chunk at a time; null for the rows themselves. */
      readonly stream: StreamForm | null;
      /** The tables in which parts of the plan may run, by name. */
      readonly stored: StoredTables;
      readonly state: SharedArrayBuffer;
    }
  /** One more chunk of a stream may be sent. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'rows'; readonly scan: number; readonly rows: readonly SourceRow[] }
  | { readonly kind: 'end'; readonly scan: number; readonly failure: string | null }
  /** Forget the stages: the query is over. */
  | { readonly kind: 'reset' };

/** What an evaluation thread tells the main thread. */
export type EvaluationReport =
  | ReadyMessage
  | ({ readonly kind: 'scan'; readonly scan: number } & SourceRequest)
  /** The part of the plan that the source was to run has failed there; it runs in process. */
  | { readonly kind: 'fallback'; readonly scan: number }
  /** One more batch may be sent. */
  | { readonly kind: 'pull'; readonly scan: number }
  | { readonly kind: 'close'; readonly scan: number }
  | { readonly kind: 'batch'; readonly rows: Json[][] }
  /** A piece of a stream: so many bytes of text, in which so many rows begin. */
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array; readonly rows: number }
  | ({ readonly kind: 'done' } & RunReport)
  | { readonly kind: 'failed'; readonly problem: Omit<QueryProblem, 'line' | 'column'> };
