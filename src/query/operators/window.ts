import type { RunContext, Stream } from '../evaluate/context.ts';
import { findWindow } from '../functions/registry.ts';
import { SpanError } from '../plan/errors.ts';
import type { PlanNode, WindowCall } from '../plan/plan.ts';
import type { Row } from '../values/value.ts';
import { alsoRead, below } from './shared/needs.ts';
import { step } from './shared/operator.ts';

/** Bytes of a row beside its cells. */
const ROW_BYTES = 40;

/**
 * Appends the results of window functions to each row, in the order of the calls, because a later call may use an earlier result. Only as
 * many rows are held back as the functions look ahead.
 */
export const windowStep = step<{ windows: readonly WindowCall[] }>('window', 'none', run, {
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
    let held = 0;
    const hold = (rows: readonly Row[]): void => {
      const bytes = state.ahead === 0 ? 0 : rows.length * (ROW_BYTES + 8 * (rows[0]?.length ?? 0));
      if (bytes > held) context.hold(bytes - held, 'window', node.span);
      else context.release(held - bytes);
      held = bytes;
    };
    return (async function* () {
      let waiting: Row[] = [];
      for await (const batch of stream) {
        waiting = waiting.concat(batch);
        hold(waiting);
        const ready = waiting.length - state.ahead;
        if (ready <= 0) continue;
        const finished: Row[] = [];
        for (let index = 0; index < ready; index += 1) finished.push(extended(waiting, index));
        waiting = waiting.slice(ready);
        yield finished;
      }
      if (waiting.length > 0) yield waiting.map((_, index) => extended(waiting, index));
      hold([]);
    })();

    function extended(rows: readonly Row[], index: number): Row {
      const row = rows[index] as Row;
      const value = state.step(row, (distance) => rows[index + distance]);
      return [...row, value];
    }
  }, context.run(node.inputs[0]!));
}
