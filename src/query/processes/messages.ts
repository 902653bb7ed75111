import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import type { EvaluationTask } from '../evaluators/evaluator.ts';
import type { KnownNames } from '../language/known-names.ts';
import type { QueryErrorCode, Span } from '../plan/errors.ts';
import type { FinishedStage } from '../plan/plan.ts';
import type { RunReport } from '../run/surroundings.ts';
import type { SourceRequest } from '../tables/storage.ts';
import type { PackedRows } from './packed-rows.ts';

/** The first message of a process: it is ready. */
export interface ReadyMessage {
  readonly kind: 'ready';
}

/** The members of every question to a language process. Answers carry the same id. */
export interface LanguageQuestion {
  readonly id: number;
  /** The hash of the tables and functions that the text is about; a process that does not have them requests them. */
  readonly names: string;
  readonly known: KnownNames | null;
}

export type LanguageRequest = LanguageQuestion &
  (
    | { readonly kind: 'plan'; readonly text: string; readonly stages: readonly FinishedStage[] }
    | { readonly kind: 'diagnostics'; readonly text: string }
    | { readonly kind: 'completions'; readonly text: string; readonly position: number }
    /** Whether a function can be saved in place of the one called `replaces`. */
    | { readonly kind: 'function'; readonly definition: SavedFunction; readonly replaces: string | null }
  );

export type LanguageAnswer =
  /** The serialized result, so that its size is known before it is read. */
  | { readonly kind: 'result'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: string }
  | { readonly kind: 'unknown names'; readonly id: number };

/** What the engine sends to an evaluation process. */
export type EvaluationRequest =
  | { readonly kind: 'run'; readonly task: EvaluationTask }
  /** One more chunk of a stream may be sent. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'rows'; readonly read: number; readonly rows: PackedRows }
  | { readonly kind: 'end'; readonly read: number; readonly failure: string | null }
  /** The query is over: its stages are forgotten. */
  | { readonly kind: 'reset' };

/** What an evaluation process sends to the engine. Its reads of tables have numbers. */
export type EvaluationReport =
  | ReadyMessage
  /** Begins a read; so many batches may be sent at once. */
  | { readonly kind: 'read'; readonly read: number; readonly request: SourceRequest; readonly pulls: number }
  /** One more batch may be sent. */
  | { readonly kind: 'pull'; readonly read: number }
  /** The part of the plan that the source was to run has failed there; the process runs it. */
  | { readonly kind: 'fallback'; readonly read: number }
  | { readonly kind: 'close'; readonly read: number }
  /** Rows of the result, packed and serialized. */
  | { readonly kind: 'batch'; readonly bytes: Uint8Array }
  /** A piece of a stream: so many bytes of text, in which so many rows begin. */
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array; readonly rows: number }
  | ({ readonly kind: 'done' } & RunReport)
  | { readonly kind: 'failed'; readonly code: QueryErrorCode; readonly message: string; readonly span: Span };
