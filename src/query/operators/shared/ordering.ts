import type { RunContext } from '../../evaluate/context.ts';
import type { Expr, SortKey } from '../../plan/plan.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import { compareValues } from '../../values/compare.ts';
import type { Row, Value } from '../../values/value.ts';

/** Descending by default; nulls are the smallest unless placed explicitly, and NaN stands beside them. */
export function sortKey(node: SyntaxNode, read: (node: SyntaxNode) => Expr): SortKey {
  const ordering = node.kind === 'OrderedExpression' ? node.child('Ordering') : undefined;
  const expr = read(node.kind === 'OrderedExpression' ? (node.child('Expression') as SyntaxNode) : node);
  const isAscending = ordering?.child('AscOrDescKeyword')?.text.toLowerCase() === 'asc';
  const nulls = ordering?.child('NullsClause')?.text.toLowerCase().trim();
  const nullsFirst = nulls ? nulls.endsWith('first') : isAscending;
  return { expr, isAscending, nullsFirst };
}

/** A row with the values that order it. */
export interface Keyed {
  readonly keys: Value[];
  readonly row: Row;
}

export function orderOf(keys: readonly SortKey[], context: RunContext) {
  const evaluators = keys.map((key) => context.compile(key.expr));
  const keyed = (row: Row): Keyed => ({ row, keys: evaluators.map((evaluate) => evaluate(row)) });
  const compare = (a: Keyed, b: Keyed): number => {
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index]!;
      const [x, y] = [a.keys[index] as Value, b.keys[index] as Value];
      if (x === null || y === null) {
        if (x === y) continue;
        return (x === null) === key.nullsFirst ? -1 : 1;
      }
      const ofNaN = compareNaN(x, y, key);
      if (ofNaN !== null) {
        if (ofNaN === 0) continue;
        return ofNaN;
      }
      const order = compareValues(x, y);
      if (order !== 0) return key.isAscending ? order : -order;
    }
    return 0;
  };
  return { keyed, compare };
}

/** NaN goes to the side of the nulls, whatever the direction (as the documentation of `sort` says); null where neither is NaN. */
function compareNaN(x: Value, y: Value, { nullsFirst }: SortKey): number | null {
  const [isFirst, isSecond] = [Number.isNaN(x), Number.isNaN(y)];
  if (!isFirst && !isSecond) return null;
  if (isFirst && isSecond) return 0;
  return isFirst === nullsFirst ? -1 : 1;
}
