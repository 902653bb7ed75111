import { batches } from '../evaluate/context.ts';
import type { SortKey } from '../plan/plan.ts';
import { rowSize, sizeOf } from '../values/compare.ts';
import { cut } from './cut.ts';
import { alsoRead } from './shared/needs.ts';
import { operator } from './shared/operator.ts';
import { type Keyed, orderOf, sortKey } from './shared/ordering.ts';

/** Bytes of a row beside its values: the sort keys, the pair of row and keys, room for growth. */
const SORT_OVERHEAD = 160;

export const sort = operator<{ keys: readonly SortKey[] }>({
  name: 'sort',
  growth: 'none',
  aliases: ['order'],
  syntax: 'SortOperator',
  usage: 'T | sort by Expression [asc|desc] [nulls first|last] [, ...]',
  summary: 'Orders the rows, descending by default. Holds all rows in memory.',
  read(node, input, t) {
    const row = t.over(input);
    const keys = node.list('Expressions').map((item) => sortKey(item, row.expr));
    const from = row.input();
    return cut(t.node('sort', node, [from], { keys }, from.columns), input.columns);
  },
  isShort: true,
  needs: ({ args }, needed) => [
    alsoRead(
      needed,
      args.keys.map(({ expr }) => expr),
    ),
  ],
  narrow: ({ args }, scan) => scan.sort(args.keys),
  // Left out where the operators above do not depend on the order: such an operator returns an ordered relation again, and an unordered
  // relation is never the result.
  pushDown: () => [(input) => (input.kind === 'single' ? null : { ...input, isUnordered: true })],
  async *run(node, context) {
    const { keyed, compare } = orderOf(node.args.keys, context);
    const rows: Keyed[] = [];
    // keys that are columns are in the row
    const made = node.args.keys.flatMap(({ expr }, index) => (expr.k === 'column' ? [] : [index]));
    for await (const batch of context.run(node.inputs[0]!)) {
      let bytes = 0;
      for (const row of batch) {
        const entry = keyed(row);
        rows.push(entry);
        bytes += rowSize(row) + SORT_OVERHEAD;
        for (const at of made) bytes += sizeOf(entry.keys[at]!);
      }
      context.hold(bytes, 'sort', node.span);
    }
    rows.sort(compare);
    yield* batches(rows.map(({ row }) => row));
  },
});
