import { SpanError } from '../plan/errors.ts';
import { type Column, constant, type Expr, text } from '../plan/plan.ts';
import { parametersOf, wordOf } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import type { TableReader } from '../syntax/table-reader.ts';
import { source } from './shared/operator.ts';
import { type Leg, legName, matchingTables, unionOf } from './union.ts';

/** The types of columns that a bare word is searched in: those whose values people read as text. */
const SEARCHED: ReadonlySet<string> = new Set(['string', 'dynamic', 'guid', 'int', 'long', 'real', 'decimal']);

/** `"text"`, `"text*"`, `"*text"`, `"*text*"`, `"te*xt"`: whole term, start, end, anywhere, pattern. */
function termTest(t: TableReader, node: SyntaxNode, column: Expr, pattern: string, isCaseSensitive: boolean): Expr {
  const cs = isCaseSensitive ? '_cs' : '';
  const on = t.convert(column, 'string', node);
  const test = (operator: string, value: string) => t.call(operator, [on, text(value)], node, 'bool');
  const inner = pattern.replace(/^\*|\*$/g, '');
  if (pattern === '*') return constant('bool', true);
  if (inner.includes('*')) {
    const regex = pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*');
    return test('matches regex', `${isCaseSensitive ? '' : '(?i)'}\\b${regex}\\b`);
  }
  const [start, end] = [pattern.startsWith('*'), pattern.endsWith('*')];
  if (start && end) return test(`contains${cs}`, inner);
  if (end) return test(`hasprefix${cs}`, inner);
  if (start) return test(`hassuffix${cs}`, inner);
  return test(`has${cs}`, pattern);
}

/** Whether an expression names a column that the table does not have. */
const isAbsent = (node: SyntaxNode, columns: readonly Column[]): boolean =>
  (node.kind === 'NameReference' &&
    node.symbol?.kind === 'column' &&
    columns.every(({ name }) => name !== node.symbol?.name)) ||
  node.children().some((child) => !child.isToken && isAbsent(child, columns));

/** The condition over one table. A comparison with a column that the table does not have is false. */
export function condition(
  node: SyntaxNode,
  t: TableReader,
  columns: readonly Column[],
  isCaseSensitive: boolean,
): Expr {
  const again = (child: SyntaxNode) => condition(child, t, columns, isCaseSensitive);
  const anywhere = (pattern: string): Expr =>
    columns
      .flatMap((column, index): Expr[] =>
        SEARCHED.has(column.type)
          ? [termTest(t, node, { k: 'column', type: column.type, index }, pattern, isCaseSensitive)]
          : [],
      )
      .reduce<Expr>((any, one) => t.call('or', [any, one], node, 'bool'), constant('bool', false));
  if (node.kind === 'ParenthesizedExpression') return again(node.child('Expression') as SyntaxNode);
  if (node.kind === 'StringLiteralExpression' || node.kind === 'CompoundStringLiteralExpression')
    return anywhere(node.stringValue);
  if (node.kind === 'StarExpression') return constant('bool', true);
  if (node.kind === 'AndExpression' || node.kind === 'OrExpression') {
    const sides = [again(node.child('Left') as SyntaxNode), again(node.child('Right') as SyntaxNode)];
    return t.call(node.kind === 'AndExpression' ? 'and' : 'or', sides, node, 'bool');
  }
  if (node.kind === 'FunctionCallExpression' && node.child('Name')?.name === 'not') {
    const [inner] = node.child('ArgumentList')?.list('Expressions') ?? [];
    return t.call('not', [again(inner as SyntaxNode)], node, 'bool');
  }
  if (isAbsent(node, columns)) return constant('bool', false);
  const here = t.on(columns);
  try {
    if (node.kind === 'SearchExpression') {
      const [left, right] = [node.child('Left') as SyntaxNode, node.child('Right') as SyntaxNode];
      if (left.kind === 'StarExpression') return anywhere(right.stringValue);
      const on = here.expr(left);
      if (right.kind !== 'StringLiteralExpression') return t.call('==', [on, here.expr(right)], node, 'bool');
      return termTest(t, node, on, right.stringValue, isCaseSensitive);
    }
    return here.expr(node);
  } catch (error) {
    if (error instanceof SpanError && error.code === 'KS142') return constant('bool', false);
    throw error;
  }
}

/** Whether the condition is false for every row. */
export function isNever(expr: Expr): boolean {
  if (expr.k === 'constant') return expr.value === false;
  if (expr.k !== 'call') return false;
  if (expr.name === 'and') return expr.args.some(isNever);
  return expr.name === 'or' && expr.args.every(isNever);
}

export const search = source({
  name: 'search',
  growth: 'none',
  syntax: 'SearchOperator',
  usage: '[T |] search [kind=case_sensitive] [in (Table, ...)] Predicate',
  summary:
    'Finds rows in which any column has a term ("text", "text*", "*text", "*text*", Column:"text"), combined with and, or, not and comparisons; `$table` says where. Tables that cannot match are not read; their columns are empty.',
  read(node, input, t, whole) {
    const isCaseSensitive = wordOf(parametersOf(node).get('kind'))?.toLowerCase() === 'case_sensitive';
    const named = node.child('InClause')?.list('Expressions');
    const wanted = node.child('Condition') as SyntaxNode;
    const legs: Leg[] = input
      ? [{ name: legName(whole.child('Expression') as SyntaxNode, 0), plan: input }]
      : named
        ? named.flatMap((item) => tablesOf(item, t))
        : matchingTables(node, t, '*');
    const filtered = legs.map(({ name, plan }) => {
      const predicate = condition(wanted, t, plan.columns, isCaseSensitive);
      return { name, plan: t.node('where', node, [plan], { predicate }, plan.columns), isNever: isNever(predicate) };
    });
    return unionOf(filtered, { isInner: false, sourceName: '$table' }, node, t);
  },
  run: (node, context) => context.run(node.inputs[0]!),
});

export function tablesOf(item: SyntaxNode, t: TableReader): Leg[] {
  if (item.child('Name')?.kind.includes('Wildcarded') || item.kind === 'StarExpression') {
    return matchingTables(item, t);
  }
  return [{ name: legName(item, 0), plan: t.on([]).table(item) }];
}
