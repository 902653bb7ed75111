import { batches, collect } from '../evaluate/context.ts';
import { rowSize } from '../values/compare.ts';
import { step } from './shared/operator.ts';

/** `materialize()`: the rows are computed at the first use and kept for the rest of the query. */
export const materializeStep = step<{ id: number }>('materialize', async function* (node, context) {
  const rows = await context.once(node.args.id, async () => {
    const kept = await collect(context.run(node.inputs[0]!));
    context.hold(
      kept.reduce((sum, row) => sum + rowSize(row), 0),
      'materialize',
      node.span,
    );
    return kept;
  });
  yield* batches(rows);
});
