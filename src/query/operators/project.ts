import type { Expr } from '../plan/plan.ts';
import { computedColumns } from '../pushdown/relation.ts';
import { boundColumns } from '../syntax/nodes.ts';
import { columnsOf } from './shared/needs.ts';
import { onlyColumns, operator } from './shared/operator.ts';
import { outputsOf } from './shared/outputs.ts';

interface Args {
  readonly exprs: readonly Expr[];
}

export const project = operator<Args>({
  name: 'project',
  growth: 'none',
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
  isShort: true,
  needs: ({ args }) => [columnsOf(args.exprs)],
  ...onlyColumns<Args>(({ args }, input, context) => computedColumns(args.exprs, context.scope(input.columns))),
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

/** The binder's names with the types of the expressions: after an open schema the binder knows no types. */
export function typedAs(columns: readonly { name: string }[], outputs: readonly { expr: Expr; name: string | null }[]) {
  return outputs.map(({ expr, name }, index) => ({
    name: columns[index]?.name ?? name ?? `Column${index + 1}`,
    type: expr.type,
  }));
}
