import type { Expr } from '../plan/plan.ts';
import { boundColumns } from '../syntax/nodes.ts';
import { typedAs } from './project.ts';
import { source } from './shared/operator.ts';
import { outputsOf } from './shared/outputs.ts';

export const print = source<{ exprs: readonly Expr[] }>({
  name: 'print',
  growth: 'none',
  syntax: 'PrintOperator',
  usage: 'print [Name =] Expression [, ...]',
  summary: 'Gives one row of values.',
  read(node, _input, t) {
    const here = t.on([]);
    const outputs = node.list('Expressions').flatMap((item) => outputsOf(item, here, (value) => here.expr(value)));
    const columns = typedAs(boundColumns(node.columns), outputs);
    return t.node('print', node, [], { exprs: outputs.map(({ expr }) => expr) }, columns);
  },
  async *run(node, context) {
    yield [node.args.exprs.map((expr) => context.compile(expr)([]))];
  },
});
