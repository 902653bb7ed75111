import { boundColumns } from '../language/nodes.ts';
import { operator } from './operator.ts';

export const count = operator<null>({
  name: 'count',
  syntax: 'CountOperator',
  usage: 'T | count',
  summary: 'Gives the number of rows as `Count`.',
  read: (node, input, t) => t.node('count', node, [input], null, boundColumns(node.columns)),
  async *run(node, context) {
    let rows = 0;
    for await (const batch of context.run(node.inputs[0]!)) rows += batch.length;
    yield [[rows]];
  },
});
