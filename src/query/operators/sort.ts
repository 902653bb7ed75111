import { batches } from '../evaluate/context.ts';
import { rowSize } from '../values/compare.ts';
import { operator } from './operator.ts';
import { type Keyed, orderOf, type SortKey, sortKey } from './ordering.ts';
import { cut } from './cut.ts';

/** Bytes that a row costs beside its values: the keys, the pair of row and keys, room for growth. */
const SORT_OVERHEAD = 160;

export const sort = operator<{ keys: readonly SortKey[] }>({
  name: 'sort',
  aliases: ['order'],
  syntax: 'SortOperator',
  usage: 'T | sort by Expression [asc|desc] [nulls first|last] [, ...]',
  summary: 'Orders the rows, descending unless said otherwise. Holds all rows in memory.',
  read(node, input, t) {
    const row = t.over(input);
    const keys = node.list('Expressions').map((item) => sortKey(item, row.expr));
    const from = row.input();
    return cut(t.node('sort', node, [from], { keys }, from.columns), input.columns);
  },
  async *run(node, context) {
    const { keyed, compare } = orderOf(node.args.keys, context);
    const rows: Keyed[] = [];
    for await (const batch of context.run(node.inputs[0]!)) {
      let bytes = 0;
      for (const row of batch) {
        rows.push(keyed(row));
        bytes += rowSize(row) + SORT_OVERHEAD;
      }
      context.hold(bytes, 'sort', node.span);
    }
    rows.sort(compare);
    yield* batches(rows.map(({ row }) => row));
  },
});
