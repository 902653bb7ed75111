import type { Expr } from '../plan/plan.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { operator } from './shared/operator.ts';

export const take = operator<{ count: Expr }>({
  name: 'take',
  growth: 'none',
  aliases: ['limit'],
  syntax: 'TakeOperator',
  usage: 'T | take N',
  summary: 'Gives up to N rows, in no defined order.',
  read(node, input, t) {
    const count = t.on([]).expr(node.child('Expression') as SyntaxNode);
    return t.node('take', node, [input], { count }, input.columns);
  },
  isShort: true,
  needs: (_node, needed) => [needed],
  narrow: ({ args }, scan) => scan.take(args.count, null),
  async *run(node, context) {
    let left = Number(context.compile(node.args.count)([]) ?? 0);
    if (left <= 0) return;
    for await (const batch of context.run(node.inputs[0]!)) {
      yield batch.length > left ? batch.slice(0, left) : batch;
      left -= batch.length;
      if (left <= 0) return;
    }
  },
});
