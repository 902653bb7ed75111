import type { Expr } from '../plan.ts';
import { operator } from './operator.ts';
import { cut } from './cut.ts';
import type { SyntaxNode } from '../language/syntax.ts';

export const where = operator<{ predicate: Expr }>({
  name: 'where',
  aliases: ['filter'],
  syntax: 'FilterOperator',
  usage: 'T | where Predicate',
  summary: 'Keeps the rows for which the predicate is true; null counts as false.',
  read(node, input, t) {
    const row = t.over(input);
    const predicate = row.expr(node.child('Condition') as SyntaxNode);
    const source = row.input();
    const filtered = t.node('where', node, [source], { predicate }, source.columns);
    return cut(filtered, input.columns);
  },
  async *run(node, context) {
    const predicate = context.compile(node.args.predicate);
    for await (const batch of context.run(node.inputs[0]!)) {
      const kept = batch.filter((row) => predicate(row) === true);
      if (kept.length > 0) yield kept;
    }
  },
});
