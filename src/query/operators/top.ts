import { batches } from '../evaluate/context.ts';
import type { Expr, SortKey } from '../plan/plan.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { rowSize } from '../values/compare.ts';
import { alsoRead } from './shared/needs.ts';
import { operator } from './shared/operator.ts';
import { type Keyed, orderOf, sortKey } from './shared/ordering.ts';

interface Args {
  readonly count: Expr;
  readonly key: SortKey;
}

export const top = operator<Args>({
  name: 'top',
  growth: 'none',
  syntax: 'TopOperator',
  usage: 'T | top N by Expression [asc|desc] [nulls first|last]',
  summary: 'Gives the first N rows of the order. Holds at most 2 N rows in memory.',
  read(node, input, t) {
    const here = t.on(input.columns);
    const count = t.on([]).expr(node.child('Expression') as SyntaxNode);
    const key = sortKey(node.child('ByExpression') as SyntaxNode, (item) => here.expr(item));
    return t.node('top', node, [input], { count, key }, input.columns);
  },
  isShort: true,
  needs: ({ args }, needed) => [alsoRead(needed, [args.key.expr])],
  narrow: ({ args }, scan) => scan.take(args.count, args.key),
  async *run(node, context) {
    const wanted = Number(context.compile(node.args.count)([]) ?? 0);
    const { keyed, compare } = orderOf([node.args.key], context);
    let best: Keyed[] = [];
    let worst: Keyed | undefined;
    let held = 0;
    const shrink = () => {
      best.sort(compare);
      best = best.slice(0, wanted);
      worst = best.length === wanted ? best[wanted - 1] : undefined;
      const bytes = best.reduce((sum, { row }) => sum + rowSize(row), 0);
      context.release(held - bytes);
      held = bytes;
    };
    if (wanted <= 0) return;
    for await (const batch of context.run(node.inputs[0]!)) {
      let bytes = 0;
      for (const row of batch) {
        const candidate = keyed(row);
        if (worst && compare(candidate, worst) >= 0) continue;
        best.push(candidate);
        bytes += rowSize(row);
        // trimmed in bulk: sorting 2 N now and then costs less than keeping a heap
        if (best.length >= wanted * 2 + 1000) {
          held += bytes;
          context.hold(bytes, 'top', node.span);
          bytes = 0;
          shrink();
        }
      }
      held += bytes;
      context.hold(bytes, 'top', node.span);
    }
    shrink();
    yield* batches(best.map(({ row }) => row));
  },
});
