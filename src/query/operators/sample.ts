import type { Expr } from '../plan/plan.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { rowSize } from '../values/compare.ts';
import type { Row } from '../values/value.ts';
import { operator } from './shared/operator.ts';

/** Each row is among the chosen ones with the same probability, after one pass over all (algorithm R of Vitter, 1985). */
export const sample = operator<{ count: Expr }>({
  name: 'sample',
  growth: 'none',
  syntax: 'SampleOperator',
  usage: 'T | sample N',
  summary: 'Gives up to N rows, chosen by chance. Holds them in memory.',
  read(node, input, t) {
    const count = t.on([]).expr(node.child('Expression') as SyntaxNode);
    return t.node('sample', node, [input], { count }, input.columns);
  },
  needs: (_node, needed) => [needed],
  async *run(node, context) {
    const wanted = Number(context.compile(node.args.count)([]) ?? 0);
    if (wanted <= 0) return;
    const chosen: Row[] = [];
    let seen = 0;
    for await (const batch of context.run(node.inputs[0]!)) {
      let bytes = 0;
      for (const row of batch) {
        const place = seen < wanted ? seen : Math.floor(Math.random() * (seen + 1));
        seen += 1;
        if (place >= wanted) continue;
        bytes += rowSize(row) - (chosen[place] ? rowSize(chosen[place]) : 0);
        chosen[place] = row;
      }
      if (bytes > 0) context.hold(bytes, 'sample', node.span);
      else context.release(-bytes);
    }
    if (chosen.length > 0) yield chosen;
  },
});
