import type { TableSchema } from '../../domain/tables/schema.ts';
import type { Span } from '../plan/errors.ts';
import type {
  AggregateCall,
  Column,
  Expr,
  FinishedStage,
  Prerequisite,
  RenderProperties,
  WindowCall,
} from '../plan/plan.ts';

/** The state that all parts of one translation share. */
export interface TranslationState {
  readonly tables: ReadonlyMap<string, TableSchema>;
  readonly stages: ReadonlyMap<string, FinishedStage>;
  /** Values of `set`. */
  readonly settings: Map<string, Expr>;
  readonly prerequisites: Prerequisite[];
  readonly warnings: string[];
  render: RenderProperties | null;
  nextId: number;
  nodes: number;
}

/** The meaning of names and calls at a place. */
export interface NameScope {
  readonly columns: readonly Column[];
  readonly sides?: { readonly left: readonly Column[]; readonly right: readonly Column[] };
  /** Window functions met so far; their results are hidden columns behind `columns`. */
  readonly windows?: WindowCall[];
  /** Aggregates met so far: their results stand in the aggregated row from position `base` on. */
  readonly aggregates?: { readonly calls: AggregateCall[]; readonly base: number };
  /** Positions of the columns that are group keys. */
  readonly grouped?: ReadonlySet<number>;
  /** Group keys by their source text, where aggregates are read. */
  readonly keys?: ReadonlyMap<string, Expr>;
}

/**
 * The place that is reported for faults in the body of a called function: that of the call. For a saved function also the function's name,
 * and its text where nodes have places in it.
 */
export interface CallPlace extends Span {
  readonly inside?: { readonly name: string; readonly text: string | null } | undefined;
}
