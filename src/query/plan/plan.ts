import type { ColumnType } from '../../domain/tables/schema.ts';
import type { QueryProblem, Span } from './errors.ts';

/**
 * A bound query as plain data. A language process creates it, an evaluator runs it, and the engine reads in between which tables and columns
 * it needs and which parts MongoDB can run. Columns are addressed by position.
 */

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

export type Expr = Constant | ColumnRef | Call | Shared | Precomputed;

/** Decimals are text; dynamic constants are calls of `dynamic` on constants. */
export interface Constant {
  readonly k: 'constant';
  readonly type: ColumnType;
  readonly value: boolean | number | bigint | string | null;
}

export interface ColumnRef {
  readonly k: 'column';
  readonly type: ColumnType;
  readonly index: number;
}

/** A function or an operator such as `==`, by its name in the registry of functions. */
export interface Call {
  readonly k: 'call';
  readonly type: ColumnType;
  readonly name: string;
  readonly args: readonly Expr[];
  readonly span: Span;
}

/** A value of a `let`, computed at its first use. */
export interface Shared {
  readonly k: 'shared';
  readonly type: ColumnType;
  readonly id: number;
  readonly expr: Expr;
}

/** The result of a prerequisite: the first cell of its table, or its first column as an array. */
export interface Precomputed {
  readonly k: 'precomputed';
  readonly type: ColumnType;
  readonly id: number;
}

export interface PlanNode<A = unknown> {
  /** The name of its operator. */
  readonly op: string;
  readonly columns: readonly Column[];
  readonly inputs: readonly PlanNode[];
  readonly args: A;
  readonly span: Span;
}

/** An aggregate in a plan. It has one result or, like `percentiles` and `arg_max`, several. */
export interface AggregateCall {
  readonly name: string;
  readonly args: readonly Expr[];
  readonly types: readonly ColumnType[];
  readonly span: Span;
}

/** A window function in a plan. It reads the rows in their order. */
export interface WindowCall {
  readonly name: string;
  readonly args: readonly Expr[];
  readonly type: ColumnType;
  readonly span: Span;
}

/** One key of sort or top. */
export interface SortKey {
  readonly expr: Expr;
  readonly isAscending: boolean;
  readonly nullsFirst: boolean;
}

/** The read of a table in a plan. */
export interface ScanArgs {
  readonly table: string;
  readonly timeColumn: string | null;
  /** Positions of the columns that are read; null for all. */
  needed: readonly number[] | null;
}

/** A table that is computed before the rows flow, because an expression needs a value of it. */
export interface Prerequisite {
  readonly id: number;
  readonly plan: PlanNode;
  readonly take: 'cell' | 'column';
}

export type RenderProperties = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

export interface QueryPlan {
  readonly root: PlanNode;
  readonly prerequisites: readonly Prerequisite[];
  readonly render: RenderProperties | null;
  readonly warnings: readonly string[];
}

/**
 * A plug-in whose columns depend on the data. This plan runs first, its result becomes a table of this name for the text between `start`
 * and `end`, and the query is bound again.
 */
export interface Stage {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly plan: QueryPlan;
}

/** A stage that has run: its columns are known, and the evaluator keeps its rows. */
export interface FinishedStage {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly columns: readonly Column[];
}

export type PlanOutcome =
  | { readonly kind: 'plan'; readonly plan: QueryPlan }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'refused'; readonly problem: QueryProblem };

export const constant = (type: ColumnType, value: Constant['value']): Constant => ({ k: 'constant', type, value });
/** No value: null, of text the empty text. */
export const empty = (type: ColumnType): Constant => constant(type, type === 'string' ? '' : null);
export const text = (value: string): Constant => constant('string', value);
