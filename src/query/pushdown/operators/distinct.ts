import type { Expr } from '../../plan.ts';
import { Group } from '../group.ts';
import { scopeOf } from '../relation.ts';
import type { PushedOperator } from './operator.ts';

/** Each combination of values once: the keys of a `$group`. */
export const distinct: PushedOperator = {
  name: 'distinct',
  steps: [
    (node, input, context) => {
      const { exprs } = node.args as { exprs: readonly Expr[] };
      if (input.kind === 'single' || exprs.length === 0) return null;
      const scope = scopeOf(input, context);
      const operands = exprs.map((expr) => scope.value(expr));
      if (!operands.every((operand) => operand !== null)) return null;
      const group = new Group(operands);
      return {
        ...input,
        stages: [...input.stages, () => group.stages()],
        columns: operands.map((_, index) => () => group.key(index)),
        kind: 'grouped',
        isReduced: true,
        isUnordered: false,
      };
    },
  ],
};
