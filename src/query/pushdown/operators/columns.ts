import type { Expr } from '../../plan.ts';
import type { Operand } from '../operand.ts';
import { type PushContext, type Relation, scopeOf } from '../relation.ts';
import type { Columns } from '../scope.ts';
import type { PushedOperator } from './operator.ts';

/** A column that an expression makes of others. It is worked out where it is asked for: as long as nobody asks, it may be anything. */
export function computed(exprs: readonly Expr[], relation: Relation, context: PushContext): Columns {
  const scope = scopeOf(relation, context);
  return exprs.map((expr) => {
    let operand: Operand | null | undefined;
    return () => (operand === undefined ? (operand = scope.value(expr)) : operand);
  });
}

const project: PushedOperator = {
  name: 'project',
  steps: [
    (node, input, context) => ({
      ...input,
      columns: computed((node.args as { exprs: readonly Expr[] }).exprs, input, context),
    }),
  ],
};

const extend: PushedOperator = {
  name: 'extend',
  steps: [
    (node, input, context) => {
      const { targets, exprs, width } = node.args as { targets: number[]; exprs: readonly Expr[]; width: number };
      const columns = [...input.columns.slice(0, width)];
      computed(exprs, input, context).forEach((column, index) => {
        columns[targets[index]!] = column;
      });
      return { ...input, columns };
    },
  ],
};

const pick: PushedOperator = {
  name: '(pick)',
  steps: [
    (node, input) => {
      const { indexes } = node.args as { indexes: readonly number[] };
      return { ...input, columns: indexes.map((index) => input.columns[index]!) };
    },
  ],
};

const cut: PushedOperator = {
  name: '(cut)',
  steps: [(node, input) => ({ ...input, columns: input.columns.slice(0, node.columns.length) })],
};

/** Operators that only rearrange and work out columns. */
export const columnSteps: readonly PushedOperator[] = [project, extend, pick, cut];
