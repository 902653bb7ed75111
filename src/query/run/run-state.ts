import { RUNNER_NAMES } from '../operators/registry.ts';
import { placeOf, type QueryProblem } from '../plan/errors.ts';
import type { RunSurroundings } from './surroundings.ts';

/**
 * The fields of the shared state: the main thread writes `cancel`, the evaluation thread where it works and which operator keeps
 * most rows (its place among the names plus one, 0 for none).
 */
export const STATE = {
  cancel: 0,
  operator: 1,
  start: 2,
  length: 3,
  holder: 4,
  holderStart: 5,
  holderLength: 6,
} as const;
export const STATE_BYTES = 28;

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

/** The shared state of a run as whoever waits for it sees it: where it works, for what is said of a run that had to be ended. */
export class RunState {
  readonly cells: Int32Array;
  private readonly text: string;

  constructor(text: string, buffer: ArrayBufferLike) {
    this.text = text;
    this.cells = new Int32Array(buffer);
  }

  static shared(text: string): RunState {
    return new RunState(text, new SharedArrayBuffer(STATE_BYTES));
  }

  cancel(): void {
    Atomics.store(this.cells, STATE.cancel, 1);
  }

  tooSlow(milliseconds: number): QueryProblem {
    const message = `The query took longer than ${Math.round(milliseconds / 1000)} s${this.at()}.`;
    return { code: 'TIMEOUT', message, ...this.place() };
  }

  /** The heap is full: the operator that keeps rows is to blame, or the one that works where none does. */
  outOfMemory(memoryBytes: number): QueryProblem {
    const holder = RUNNER_NAMES[(this.cells[STATE.holder] ?? 0) - 1];
    const amount = `more than the ${Math.round(memoryBytes / 1024 / 1024)} MB of memory a query may use`;
    return holder === undefined
      ? { code: 'MEMORY_LIMIT', message: `The query needs ${amount}${this.at()}.`, ...this.place() }
      : {
          code: 'MEMORY_LIMIT',
          message: `The operator '${holder}' needs ${amount}.`,
          ...placeOf(this.text, this.cells[STATE.holderStart] ?? 0, this.cells[STATE.holderLength] ?? 0),
        };
  }

  unexpected(error: Error | null): QueryProblem {
    const message = `The query ended unexpectedly${error ? `: ${error.message}` : ''}.`;
    return { code: 'INTERNAL', message, ...this.place() };
  }

  /** Names the operator that works. */
  private at(): string {
    const name = RUNNER_NAMES[this.cells[STATE.operator] ?? -1];
    return name && !name.startsWith('(') ? ` in the operator '${name}'` : '';
  }

  private place() {
    return placeOf(this.text, this.cells[STATE.start] ?? 0, this.cells[STATE.length] ?? 0);
  }
}
