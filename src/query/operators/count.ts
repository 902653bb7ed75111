import { result } from '../pushdown/group.ts';
import type { PushedStep } from '../pushdown/relation.ts';
import { boundColumns } from '../syntax/nodes.ts';
import { operator } from './shared/operator.ts';

const counted: PushedStep = (input) =>
  input.kind === 'single'
    ? null
    : {
        ...input,
        stages: [...input.stages, () => [{ $group: { _id: null, rows: { $sum: 1 } } }]],
        columns: [() => result('rows', 'long', false)],
        kind: 'single',
        isReduced: true,
        isUnordered: false,
      };

export const count = operator<null>({
  name: 'count',
  growth: 'none',
  syntax: 'CountOperator',
  usage: 'T | count',
  summary: 'Gives the number of rows as `Count`.',
  read: (node, input, t) => t.node('count', node, [input], null, boundColumns(node.columns)),
  isShort: true,
  needs: () => [new Set()],
  // of no rows the aggregation returns no document
  pushDown: () => [counted],
  finishPushed: () => ({ ofNothing: [[0]] }),
  async *run(node, context) {
    let rows = 0;
    for await (const batch of context.run(node.inputs[0]!)) rows += batch.length;
    yield [[rows]];
  },
});
