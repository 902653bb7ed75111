import type { Column, PlanNode } from '../plan/plan.ts';
import { onlyColumns, step } from './shared/operator.ts';

/** Drops the hidden columns that window functions have appended. */
export function cut(input: PlanNode, columns: readonly Column[]): PlanNode {
  if (input.columns.length === columns.length) return input;
  return { op: '(cut)', columns, inputs: [input], args: null, span: input.span };
}

export const cutStep = step(
  '(cut)',
  'none',
  async function* (node, context) {
    const width = node.columns.length;
    for await (const batch of context.run(node.inputs[0]!)) yield batch.map((row) => row.slice(0, width));
  },
  {
    isShort: true,
    needs: (_node, needed) => [needed],
    ...onlyColumns((node, input) => input.columns.slice(0, node.columns.length)),
  },
);
