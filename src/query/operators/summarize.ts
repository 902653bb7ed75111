import { batches } from '../evaluate/context.ts';
import type { SyntaxNode } from '../language/syntax.ts';
import { boundColumns } from '../language/nodes.ts';
import { Grouper, type Grouping, named, readGrouping } from './grouping.ts';
import { operator } from './operator.ts';

export const summarize = operator<Grouping>({
  name: 'summarize',
  syntax: 'SummarizeOperator',
  usage: 'T | summarize [[Name =] Aggregate [, ...]] [by [Name =] Expression [, ...]]',
  summary: 'Gives one row for each group of rows; without `by` one row for all. Holds the groups in memory.',
  read(node, input, t) {
    const row = t.over(input);
    const clause = node.child('ByClause');
    if (clause?.child('BinClause')) t.unsupported(clause.child('BinClause') as SyntaxNode, "'bin=' after 'by'");
    const grouping = readGrouping(row.reader, clause?.list('Expressions') ?? [], node.list('Aggregates'));
    const columns = named(boundColumns(node.columns), [...grouping.keys, ...grouping.outputs]);
    return t.node('summarize', node, [row.input()], grouping, columns);
  },
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
