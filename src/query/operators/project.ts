import { boundColumns } from '../language/nodes.ts';
import type { Expr } from '../plan.ts';
import { operator } from './operator.ts';
import { outputsOf } from './outputs.ts';

export const project = operator<{ exprs: readonly Expr[] }>({
  name: 'project',
  syntax: 'ProjectOperator',
  usage: 'T | project [Name =] Expression [, ...]',
  summary: 'Gives exactly the listed columns, in this order.',
  read(node, input, t) {
    const row = t.over(input);
    const outputs = node.list('Expressions').flatMap((item) => outputsOf(item, row.reader, row.expr));
    const columns = boundColumns(node.columns);
    return t.node(
      'project',
      node,
      [row.input()],
      { exprs: outputs.map(({ expr }) => expr) },
      typedAs(columns, outputs),
    );
  },
  async *run(node, context) {
    const exprs = node.args.exprs.map((expr) => context.compile(expr));
    for await (const batch of context.run(node.inputs[0]!)) {
      yield batch.map((row) => {
        const result = new Array(exprs.length);
        for (let index = 0; index < exprs.length; index += 1) result[index] = exprs[index]!(row);
        return result;
      });
    }
  },
});

/** The binder's names with the types of the expressions: behind an open schema the binder knows no types. */
export function typedAs(columns: readonly { name: string }[], outputs: readonly { expr: Expr; name: string | null }[]) {
  return outputs.map(({ expr, name }, index) => ({
    name: columns[index]?.name ?? name ?? `Column${index + 1}`,
    type: expr.type,
  }));
}
