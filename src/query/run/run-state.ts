import { RUNNER_NAMES } from '../operators/registry.ts';
import type { QueryErrorCode, Span } from '../plan/errors.ts';
import type { RunSurroundings } from './surroundings.ts';

/**
 * The cells of the state. The main thread writes `cancel`; the run writes where it works and which operator holds most rows (its position
 * among the names plus one, 0 for none).
 */
const CELL = { cancel: 0, operator: 1, start: 2, length: 3, holder: 4, holderStart: 5, holderLength: 6 } as const;
const STATE_BYTES = 28;

/** Why a run had to be ended, and where. */
export interface EndOfRun {
  readonly code: QueryErrorCode;
  readonly message: string;
  readonly span: Span;
}

/** Where a run works and what it holds, for the message when it must be ended; and whether it has to stop. Threads share its memory. */
export class RunState {
  readonly buffer: ArrayBufferLike;
  private readonly cells: Int32Array;

  constructor(buffer: ArrayBufferLike) {
    this.buffer = buffer;
    this.cells = new Int32Array(buffer);
  }

  static own(): RunState {
    return new RunState(new ArrayBuffer(STATE_BYTES));
  }

  static shared(): RunState {
    return new RunState(new SharedArrayBuffer(STATE_BYTES));
  }

  cancel(): void {
    Atomics.store(this.cells, CELL.cancel, 1);
  }

  get isCancelled(): boolean {
    return Atomics.load(this.cells, CELL.cancel) !== 0;
  }

  /** The part of the run's surroundings that writes to this state. */
  surroundings(): Pick<RunSurroundings, 'isCancelled' | 'atOperator' | 'atHolder'> {
    const { cells } = this;
    return {
      isCancelled: () => this.isCancelled,
      atOperator: (node) => {
        cells[CELL.operator] = RUNNER_NAMES.indexOf(node.op);
        cells[CELL.start] = node.span.start;
        cells[CELL.length] = node.span.length;
      },
      atHolder: (operator, span) => {
        cells[CELL.holder] = RUNNER_NAMES.indexOf(operator) + 1;
        cells[CELL.holderStart] = span.start;
        cells[CELL.holderLength] = span.length;
      },
    };
  }

  tooSlow(milliseconds: number): EndOfRun {
    const message = `The query took longer than ${Math.round(milliseconds / 1000)} s${this.atOperator()}.`;
    return { code: 'TIMEOUT', message, span: this.span() };
  }

  /** The heap is full: the error names the operator that holds most rows, or where none does the one that works. */
  outOfMemory(memoryBytes: number): EndOfRun {
    const holder = RUNNER_NAMES[(this.cells[CELL.holder] ?? 0) - 1];
    const amount = `more than the ${Math.round(memoryBytes / 1024 / 1024)} MB of memory a query may use`;
    if (holder === undefined) {
      return { code: 'MEMORY_LIMIT', message: `The query needs ${amount}${this.atOperator()}.`, span: this.span() };
    }
    const span = { start: this.cells[CELL.holderStart] ?? 0, length: this.cells[CELL.holderLength] ?? 0 };
    return { code: 'MEMORY_LIMIT', message: `The operator '${holder}' needs ${amount}.`, span };
  }

  unexpected(error: Error | null): EndOfRun {
    const message = `The query ended unexpectedly${error ? `: ${error.message}` : ''}.`;
    return { code: 'INTERNAL', message, span: this.span() };
  }

  /** Names the operator that works. */
  private atOperator(): string {
    const name = RUNNER_NAMES[this.cells[CELL.operator] ?? -1];
    return name && !name.startsWith('(') ? ` in the operator '${name}'` : '';
  }

  private span(): Span {
    return { start: this.cells[CELL.start] ?? 0, length: this.cells[CELL.length] ?? 0 };
  }
}
