import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Span } from '../plan/errors.ts';
import type { Column, Expr, PlanNode } from '../plan/plan.ts';
import type { SyntaxNode } from './syntax.ts';

/** What the syntax reader of a function may use. */
export interface ExpressionReader {
  /** The columns that names refer to here. */
  readonly columns: readonly Column[];
  expr(node: SyntaxNode): Expr;
  /** A call with the type that the binder gave the node. */
  call(name: string, args: readonly Expr[], node: SyntaxNode, type?: ColumnType): Expr;
  /** The text of a literal; raises BAD_ARGUMENT for anything that is not constant text. */
  literalText(node: SyntaxNode): string;
  refuse(node: SyntaxNode, message: string): never;
  /** A column of this name, or undefined. */
  column(name: string): Expr | undefined;
  /** A value that is computed once before the rows flow. */
  precompute(plan: PlanNode, take: 'cell' | 'column', type: ColumnType): Expr;
  table(node: SyntaxNode): PlanNode;
  /** The value that `set` gave a setting. */
  setting(name: string): Expr | undefined;
  spanOf(node: SyntaxNode): Span;
}
