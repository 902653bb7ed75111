import { batches, type RunContext } from '../evaluate/context.ts';
import type { Expr, PlanNode } from '../plan/plan.ts';
import { boundColumns } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { compareNullsFirst, idOf } from '../values/compare.ts';
import { convert } from '../values/convert.ts';
import type { Row, Value } from '../values/value.ts';
import { collectHeld } from './shared/collect-held.ts';
import { Grouper, type Grouping, named, readGrouping } from './shared/grouping.ts';
import { operator } from './shared/operator.ts';

interface Level {
  /** The number of values of this level that are kept; null for all. */
  readonly count: Expr | null;
  readonly grouping: Grouping;
  readonly others: Expr | null;
  readonly isAscending: boolean;
}

export const topNested = operator<{ levels: readonly Level[] }>({
  name: 'top-nested',
  growth: 'bounded',
  syntax: 'TopNestedOperator',
  usage: 'T | top-nested [N] of Expression [with others=Value] by Aggregate [asc|desc] [, top-nested ...]',
  summary:
    'Gives the top values level by level, each level within the values of the one before. Holds the rows in memory.',
  read(node, input, t) {
    const row = t.over(input);
    const here = t.on([]);
    const levels = node.list('Clauses').map((clause): Level => {
      const count = clause.child('Expression');
      const by = clause.child('ByExpression') as SyntaxNode;
      const isOrdered = by.kind === 'OrderedExpression';
      const others = clause.child('WithOthersClause')?.child('Expression');
      const { keys, aggregates, outputs } = readGrouping(
        row.reader,
        [clause.child('OfExpression') as SyntaxNode],
        [isOrdered ? (by.child('Expression') as SyntaxNode) : by],
      );
      return {
        count: count ? here.expr(count) : null,
        grouping: { keys, aggregates, outputs },
        others: others ? here.expr(others) : null,
        isAscending: isOrdered && by.child('Ordering')?.child('AscOrDescKeyword')?.text.toLowerCase() === 'asc',
      };
    });
    const exprs = levels.flatMap(({ grouping }) => [grouping.keys[0] as Expr, grouping.outputs[0] as Expr]);
    return t.node('top-nested', node, [row.input()], { levels }, named(boundColumns(node.columns), exprs));
  },
  async *run(node, context) {
    const rows = await collectHeld(context.run(node.inputs[0] as PlanNode), context, 'top-nested', node.span);
    yield* batches(nested(rows, node.args.levels, context, node));
  },
});

/** The result rows below one value of the level before: pairs of value and aggregate for each level. */
function* nested(rows: readonly Row[], levels: readonly Level[], context: RunContext, node: PlanNode): Generator<Row> {
  const [level, ...deeper] = levels;
  if (!level) {
    yield [];
    return;
  }
  const { grouping, others } = level;
  const valueOf = context.compile(grouping.keys[0] as Expr);
  const members = new Map<unknown, { value: Value; rows: Row[] }>();
  const grouper = new Grouper(grouping, context, 'top-nested', node.span);
  for (const row of rows) {
    grouper.add(row);
    const value = valueOf(row);
    const id = idOf(value);
    const member = members.get(id);
    if (member) member.rows.push(row);
    else members.set(id, { value, rows: [row] });
  }
  grouper.settle();
  const ranked = [...grouper.groups.values()].map(({ keys, states }) => ({
    value: keys[0] as Value,
    total: grouper.finish(keys, states)[0] as Value,
  }));
  const sign = level.isAscending ? 1 : -1;
  ranked.sort((a, b) => sign * compareNullsFirst(a.total, b.total));
  const wanted = level.count ? Number(context.compile(level.count)([]) ?? 0) : ranked.length;
  for (const { value, total } of ranked.slice(0, wanted)) {
    const inside = members.get(idOf(value))?.rows ?? [];
    for (const rest of nested(inside, deeper, context, node)) yield [value, total, ...rest];
  }
  const left = ranked.slice(wanted).flatMap(({ value }) => members.get(idOf(value))?.rows ?? []);
  if (!others || left.length === 0) return;
  const name = convert(context.compile(others)([]), others.type, (grouping.keys[0] as Expr).type);
  yield [
    name,
    total(left, level, context, node),
    ...deeper.flatMap((below) => [null, total(left, below, context, node)]),
  ];
}

/** The aggregate of a level over all of these rows. */
function total(rows: readonly Row[], level: Level, context: RunContext, node: PlanNode): Value {
  const grouper = new Grouper({ ...level.grouping, keys: [] }, context, 'top-nested', node.span);
  // without keys the aggregates come first in the aggregated row, where the outputs expect one key
  const states = grouper.newStates();
  for (const row of rows) for (const state of states) state.add(row);
  return grouper.finish([null], states)[0] as Value;
}
