import type { RunSurroundings } from '../evaluate/runner.ts';
import { RUNNER_NAMES } from '../operators/registry.ts';
import { STATE } from './messages.ts';

/** Keeps the shared state of a run: which operator works, which one holds most, whether the run is to stop. */
export const tellState = (state: Int32Array): Pick<RunSurroundings, 'isCancelled' | 'atOperator' | 'atHolder'> => ({
  isCancelled: () => Atomics.load(state, STATE.cancel) !== 0,
  atOperator: (node) => {
    state[STATE.operator] = RUNNER_NAMES.indexOf(node.op);
    state[STATE.start] = node.span.start;
    state[STATE.length] = node.span.length;
  },
  atHolder: (operator, span) => {
    state[STATE.holder] = RUNNER_NAMES.indexOf(operator) + 1;
    state[STATE.holderStart] = span.start;
    state[STATE.holderLength] = span.length;
  },
});
