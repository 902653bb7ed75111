import type { Expr } from '../plan/plan.ts';
import { GroupStage } from '../pushdown/group.ts';
import type { PushContext, Relation } from '../pushdown/relation.ts';
import { boundColumns } from '../syntax/nodes.ts';
import { idOf, rowId, rowSize, sizeOf } from '../values/compare.ts';
import type { Row, Value } from '../values/value.ts';
import { columnsOf } from './shared/needs.ts';
import { operator } from './shared/operator.ts';

/** Each combination of values once: the keys of a `$group`. */
function keysOf(exprs: readonly Expr[], input: Relation, context: PushContext): Relation | null {
  if (input.kind === 'single' || exprs.length === 0) return null;
  const scope = context.scope(input.columns);
  const operands = exprs.map((expr) => scope.value(expr));
  if (!operands.every((operand) => operand !== null)) return null;
  const group = new GroupStage(operands);
  return {
    ...input,
    stages: [...input.stages, () => group.stages()],
    columns: operands.map((_, index) => () => group.key(index)),
    kind: 'grouped',
    isReduced: true,
    isUnordered: false,
  };
}

export const distinct = operator<{ exprs: readonly Expr[] }>({
  name: 'distinct',
  growth: 'none',
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
  isShort: true,
  needs: ({ args }) => [columnsOf(args.exprs)],
  pushDown: ({ args }) => [(input, context) => keysOf(args.exprs, input, context)],
  async *run(node, context) {
    const exprs = node.args.exprs.map((expr) => context.compile(expr));
    const seen = new Set<unknown>();
    const [only] = exprs;
    for await (const batch of context.run(node.inputs[0]!)) {
      const fresh: Row[] = [];
      let bytes = 0;
      for (const row of batch) {
        const values = exprs.map((evaluate) => evaluate(row));
        const id = exprs.length === 1 && only ? idOf(values[0]!) : rowId(values);
        if (seen.has(id)) continue;
        seen.add(id);
        bytes += rowSize(values) + 32 + (id === values[0] ? 0 : sizeOf(id as Value));
        fresh.push(values);
      }
      context.hold(bytes, 'distinct', node.span);
      if (fresh.length > 0) yield fresh;
    }
  },
});
