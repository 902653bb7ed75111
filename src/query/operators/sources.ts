import { batches } from '../evaluate/context.ts';
import type { Expr } from '../plan/plan.ts';
import { step } from './shared/operator.ts';

/** A stored table. */
export const scanStep = step('scan', 'none', (node, context) => context.scan(node), { isShort: true });

/** The result of a stage that ran before. */
export const stageStep = step<{ name: string }>('stage', 'none', (node, context) =>
  batches(context.stageRows(node.args.name)),
);

/** Rows written in the query. */
export const dataTableStep = step<{ cells: readonly Expr[] }>('datatable', 'none', async function* (node, context) {
  const width = node.columns.length;
  const values = node.args.cells.map((cell) => context.compile(cell)([]));
  const rows = [];
  for (let at = 0; width > 0 && at + width <= values.length; at += width) rows.push(values.slice(at, at + width));
  yield* batches(rows);
});
