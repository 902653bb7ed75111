import { boundColumns } from '../language/nodes.ts';
import type { Expr } from '../plan.ts';
import { keyOf, rowKey, rowSize } from '../values/compare.ts';
import type { Row } from '../values/value.ts';
import { operator } from './operator.ts';

export const distinct = operator<{ exprs: readonly Expr[] }>({
  name: 'distinct',
  syntax: 'DistinctOperator',
  usage: 'T | distinct Column [, ...] | *',
  summary: 'Gives each combination of the listed columns once.',
  read(node, input, t) {
    const here = t.on(input.columns);
    const exprs = node.list('Expressions').flatMap((item): Expr[] => {
      if (item.kind !== 'StarExpression') return [here.expr(item)];
      return input.columns.map((column, index) => ({ k: 'column', type: column.type, index }));
    });
    const names = boundColumns(node.columns);
    const columns = exprs.map((expr, index) => ({ name: names[index]?.name ?? `Column${index + 1}`, type: expr.type }));
    return t.node('distinct', node, [input], { exprs }, columns);
  },
  async *run(node, context) {
    const exprs = node.args.exprs.map((expr) => context.compile(expr));
    const seen = new Set<unknown>();
    const [only] = exprs;
    for await (const batch of context.run(node.inputs[0]!)) {
      const fresh: Row[] = [];
      let bytes = 0;
      for (const row of batch) {
        const values = exprs.map((evaluate) => evaluate(row));
        const key = exprs.length === 1 && only ? keyOf(values[0]!) : rowKey(values);
        if (seen.has(key)) continue;
        seen.add(key);
        bytes += rowSize(values) + 32;
        fresh.push(values);
      }
      context.hold(bytes, 'distinct', node.span);
      if (fresh.length > 0) yield fresh;
    }
  },
});
