import { batches } from '../evaluate/context.ts';
import { collectHeld } from './shared/collect-held.ts';
import { step } from './shared/operator.ts';

/** `materialize()`: the rows are computed at the first use and kept for the rest of the query. */
export const materializeStep = step<{ id: number }>('materialize', 'none', async function* (node, context) {
  const rows = await context.once(node.args.id, () =>
    collectHeld(context.run(node.inputs[0]!), context, 'materialize', node.span),
  );
  yield* batches(rows);
});
