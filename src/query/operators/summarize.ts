import { batches, type RunContext } from '../evaluate/context.ts';
import { findAggregate } from '../functions/registry.ts';
import type { Span } from '../plan/errors.ts';
import { GroupStage } from '../pushdown/group.ts';
import { computedColumns, type PushContext, type Relation } from '../pushdown/relation.ts';
import { boundColumns } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { declaredOutputs, Grouper, type Grouping, readGrouping } from './shared/grouping.ts';
import { columnsOf } from './shared/needs.ts';
import { operator, type PushedRest } from './shared/operator.ts';

/** The groups in MongoDB: the columns are the keys, then the results of the aggregates. */
function grouped({ keys, aggregates }: Grouping, input: Relation, context: PushContext): Relation | null {
  if (input.kind === 'single') return null;
  const scope = context.scope(input.columns);
  const operands = keys.map((key) => scope.value(key));
  if (!operands.every((operand) => operand !== null)) return null;
  const group = new GroupStage(operands);
  const columns: (() => ReturnType<Relation['columns'][number]>)[] = operands.map((_, index) => () => group.key(index));
  for (const [index, call] of aggregates.entries()) {
    const results = findAggregate(call.name)?.pushDown?.(call, { scope, group, relation: input, name: `a${index}` });
    if (!results) return null;
    columns.push(...results);
  }
  return {
    ...input,
    stages: [...input.stages, () => group.stages()],
    columns,
    kind: keys.length === 0 ? 'single' : 'grouped',
    isReduced: true,
    isUnordered: false,
  };
}

/** The output columns of the query, over those of the groups. */
function withOutputs({ keys, outputs }: Grouping, input: Relation, context: PushContext): Relation | null {
  // of no rows there is one row, which only the process creates
  if (input.kind === 'single') return null;
  const computed = computedColumns(outputs, context.scope(input.columns));
  return { ...input, columns: [...input.columns.slice(0, keys.length), ...computed] };
}

/** The groups are from MongoDB; the process computes the outputs. */
function outputsOf(grouping: Grouping, span: Span, context: RunContext): PushedRest {
  const outputs = grouping.outputs.map((output) => context.compile(output));
  const keys = grouping.keys.length;
  const grouper = keys === 0 ? new Grouper(grouping, context, 'summarize', span) : null;
  return {
    row: (row) => [...row.slice(0, keys), ...outputs.map((output) => output(row))],
    ofNothing: grouper ? [grouper.finish([], grouper.newStates())] : [],
  };
}

export const summarize = operator<Grouping>({
  name: 'summarize',
  growth: 'none',
  syntax: 'SummarizeOperator',
  usage: 'T | summarize [[Name =] Aggregate [, ...]] [by [Name =] Expression [, ...]]',
  summary: 'Gives one row for each group of rows; without `by` one row for all. Holds the groups in memory.',
  read(node, input, t) {
    const row = t.over(input);
    const clause = node.child('ByClause');
    if (clause?.child('BinClause')) t.unsupported(clause.child('BinClause') as SyntaxNode, "'bin=' after 'by'");
    const read = readGrouping(row.reader, clause?.list('Expressions') ?? [], node.list('Aggregates'));
    const { outputs, columns } = declaredOutputs(read, boundColumns(node.columns));
    const { keys, aggregates } = read;
    return t.node('summarize', node, [row.input()], { keys, aggregates, outputs }, columns);
  },
  isShort: true,
  needs: ({ args }) => [columnsOf([...args.keys, ...args.aggregates.flatMap((call) => call.args)])],
  pushDown: ({ args }) => [
    (input, context) => grouped(args, input, context),
    (input, context) => withOutputs(args, input, context),
  ],
  finishPushed: ({ args, span }, steps, context) => (steps === 1 ? outputsOf(args, span, context) : { ofNothing: [] }),
  async *run(node, context) {
    const grouper = new Grouper(node.args, context, 'summarize', node.span);
    for await (const batch of context.run(node.inputs[0]!)) {
      for (const row of batch) grouper.add(row);
      grouper.settle();
    }
    if (node.args.keys.length === 0 && grouper.groups.size === 0) {
      yield [grouper.finish([], grouper.newStates())];
      return;
    }
    yield* batches(
      (function* () {
        for (const { keys, states } of grouper.groups.values()) yield [...keys, ...grouper.finish(keys, states)];
      })(),
    );
  },
});
