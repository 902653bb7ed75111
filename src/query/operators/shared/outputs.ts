import { type Column, constant, type Expr } from '../../plan/plan.ts';
import { boundColumns } from '../../syntax/nodes.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import type { TableReader } from '../../syntax/table-reader.ts';

/** One result column of project, extend, print or serialize. */
export interface Output {
  /** The name in the query; null where the binder generates one. */
  readonly name: string | null;
  readonly expr: Expr;
}

const item = (t: TableReader, call: Expr, index: number, node: SyntaxNode, column: Column | undefined): Expr =>
  t.convert(t.call('[]', [call, constant('long', index)], node, 'dynamic'), column?.type ?? 'dynamic', node);

/**
 * The result columns of an expression. Most have one. A function with several results, such as `series_stats`, returns all of them where it
 * stands alone, as many as there are names in `(a, b) = f()`, and the first in `a = f()`.
 */
export function outputsOf(node: SyntaxNode, t: TableReader, over: (node: SyntaxNode) => Expr): Output[] {
  const value = node.child('Expression');
  if (node.kind === 'CompoundNamedExpression' && value) {
    const names = (node.child('Names') as SyntaxNode).list('Names').map((name) => name.name);
    const columns = boundColumns(value.columns);
    const call = over(value);
    if (columns.length === 0) return [{ name: names[0] ?? null, expr: call }];
    return names.map((name, index) => ({ name, expr: item(t, call, index, node, columns[index]) }));
  }
  const isNamed = node.kind === 'SimpleNamedExpression' && value !== undefined;
  const inner = isNamed ? value : node;
  const name = isNamed ? (node.child('Name') as SyntaxNode).name : null;
  const tuple =
    inner.kind === 'FunctionCallExpression' && inner.symbol?.kind === 'function' ? inner.columns : undefined;
  const expr = over(inner);
  if (!tuple || tuple.length < 2) return [{ name, expr }];
  const columns = boundColumns(tuple);
  if (isNamed) return [{ name, expr: item(t, expr, 0, node, columns[0]) }];
  return columns.map((column, index) => ({ name: null, expr: item(t, expr, index, node, column) }));
}
