import type { Column, Expr } from '../../plan/plan.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import type { TableReader } from '../../syntax/table-reader.ts';

export interface JoinKeys {
  /** Over rows of the left table. */
  readonly left: readonly Expr[];
  /** Over rows of the right table. */
  readonly right: readonly Expr[];
}

/** `on Name`, `on $left.A == $right.B`, several of them. Values of different types are compared as the left one's type. */
export function readJoinKeys(
  clause: SyntaxNode | undefined,
  left: readonly Column[],
  right: readonly Column[],
  t: TableReader,
  node: SyntaxNode,
): JoinKeys {
  const both = t.joining(left, right);
  const keys: { left: Expr[]; right: Expr[] } = { left: [], right: [] };
  const refuse = (item: SyntaxNode) =>
    t.refuse(item, 'A join condition is a column name or `$left.Column == $right.Column`.');
  if (!clause || clause.kind !== 'JoinOnClause') return t.refuse(node, "The 'on' clause is missing.");
  const read = (item: SyntaxNode): void => {
    if (item.kind === 'ParenthesizedExpression') return read(item.child('Expression') as SyntaxNode);
    if (item.kind === 'AndExpression') {
      read(item.child('Left') as SyntaxNode);
      return read(item.child('Right') as SyntaxNode);
    }
    if (item.kind === 'NameReference') {
      const a = t.on(left).column(item.name);
      const b = t.on(right).column(item.name);
      if (!a || !b) return refuse(item);
      keys.left.push(a);
      keys.right.push(t.convert(b, a.type, item));
      return undefined;
    }
    if (item.kind !== 'EqualExpression') return refuse(item);
    const sides = [both.expr(item.child('Left') as SyntaxNode), both.expr(item.child('Right') as SyntaxNode)];
    const isRight = (expr: Expr) => expr.k === 'column' && expr.index >= left.length;
    const [first, second] = sides as [Expr, Expr];
    const [a, b] = isRight(first) ? [second, first] : [first, second];
    if (a.k !== 'column' || b.k !== 'column' || isRight(a) || !isRight(b)) return refuse(item);
    keys.left.push(a);
    keys.right.push(t.convert({ ...b, index: b.index - left.length }, a.type, item));
    return undefined;
  };
  clause.list('Expressions').forEach(read);
  return keys;
}
