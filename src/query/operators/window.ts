import type { RunContext, Stream } from '../evaluate/context.ts';
import { findWindow } from '../functions/registry.ts';
import { SpanError } from '../plan/errors.ts';
import type { PlanNode, WindowCall } from '../plan/plan.ts';
import type { Row } from '../values/value.ts';
import { alsoRead, below } from './shared/needs.ts';
import { step } from './shared/operator.ts';

/**
 * Appends the results of window functions to each row, in the order of the calls, because a later call may use an earlier result. Only as
 * many rows are held back as the functions look ahead.
 */
export const windowStep = step<{ windows: readonly WindowCall[] }>('window', run, {
  needs: (node, needed) => [
    alsoRead(
      below(needed, node.inputs[0]!.columns.length),
      node.args.windows.flatMap((call) => call.args),
    ),
  ],
});

function run(node: PlanNode<{ windows: readonly WindowCall[] }>, context: RunContext): Stream {
  // One pass for each function keeps nested calls simple: each reads complete rows of the calls before it.
  return node.args.windows.reduce((stream, call) => {
    const found = findWindow(call.name);
    if (!found) throw new SpanError('NOT_SUPPORTED', `The function '${call.name}' is not supported.`, call.span);
    const state = found.start(context.prepare(call, call.type));
    return (async function* () {
      let waiting: Row[] = [];
      for await (const batch of stream) {
        waiting = waiting.concat(batch);
        const ready = waiting.length - state.ahead;
        if (ready <= 0) continue;
        const finished: Row[] = [];
        for (let index = 0; index < ready; index += 1) finished.push(extended(waiting, index));
        waiting = waiting.slice(ready);
        yield finished;
      }
      if (waiting.length > 0) yield waiting.map((_, index) => extended(waiting, index));
    })();

    function extended(rows: readonly Row[], index: number): Row {
      const row = rows[index] as Row;
      const value = state.step(row, state.ahead > 0 ? rows.slice(index + 1, index + 1 + state.ahead) : []);
      return [...row, value];
    }
  }, context.run(node.inputs[0]!));
}
