import type { ColumnType } from '../../domain/tables/schema.ts';
import type { QueryErrorCode } from '../plan/errors.ts';
import type { AggregateCall, Column, Expr, PlanNode, RenderProperties } from '../plan/plan.ts';
import type { ExpressionReader } from './reader.ts';
import type { SyntaxNode } from './syntax.ts';

/** What the reader of an operator or a plug-in may use. */
export interface TableReader extends ExpressionReader {
  refuse(node: SyntaxNode, message: string, code?: QueryErrorCode): never;
  unsupported(node: SyntaxNode, what: string): never;
  newId(): number;
  /** True where the text is the body of a function that is called. */
  readonly isInsideFunction: boolean;
  /** The names of the stored tables. */
  storedTables(): string[];
  storedTable(name: string, node: SyntaxNode): PlanNode;
  /** The rows of the functions that the query declares with `view`, those whose names match. */
  views(node: SyntaxNode, matches?: (name: string) => boolean): { readonly name: string; readonly plan: PlanNode }[];
  /** From here on, the name refers to these rows. */
  name(name: string, plan: PlanNode): void;
  /** Records the parameters of `render`. */
  renderAs(properties: RenderProperties): void;
  convert(expr: Expr, type: ColumnType, node: SyntaxNode): Expr;
  /** Operators that begin with an implied table, as the sub-query of mv-apply does. */
  pipeline(node: SyntaxNode, start: PlanNode): PlanNode;
  /** A plan node at the place of the syntax. */
  node<A>(op: string, node: SyntaxNode, inputs: readonly PlanNode[], args: A, columns: readonly Column[]): PlanNode<A>;
  /** A reader of expressions over the rows of a table. */
  over(input: PlanNode): RowReader;
  /** A reader of expressions that may hold aggregates. Aggregates are collected; the expression refers to their results. */
  aggregating(
    calls: AggregateCall[],
    base: number,
    keys: ReadonlyMap<string, Expr>,
    grouped?: ReadonlySet<number>,
  ): TableReader;
  /** A reader for conditions over two tables, `$left` and `$right`. */
  joining(left: readonly Column[], right: readonly Column[]): TableReader;
  on(columns: readonly Column[]): TableReader;
}

/** Expressions over the rows of a table. */
export interface RowReader {
  readonly reader: TableReader;
  expr(node: SyntaxNode): Expr;
  hasWindows(): boolean;
  /** The input with the steps that the expressions read so far need. Call it last: window functions insert a step before it. */
  input(): PlanNode;
}
