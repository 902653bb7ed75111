import { RUNNER_NAMES } from '../operators/registry.ts';
import { NOWHERE, type QueryErrorCode, type Span } from '../plan/errors.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { RunSurroundings } from './surroundings.ts';

/**
 * The cells of the state: whether the run has begun, which operator works where, and which one holds most rows. An operator is its position
 * among the names plus one, 0 for none.
 */
const CELL = { begun: 0, operator: 1, start: 2, length: 3, holder: 4, holderStart: 5, holderLength: 6 } as const;
export const STATE_BYTES = 28;

/**
 * Milliseconds between two looks at the flag that cancels, and between two writes of where a run works, after the first ones: a run that
 * never leaves its first batch is where most that must be ended are.
 */
const EVERY = 5;
const MOST_SAVED = 256;

/** Where a state is kept so that another process can read it. */
export interface StateStore {
  readonly isCancelled: boolean;
  save(state: Uint8Array): void;
  load(state: Uint8Array): void;
}

/** Why a run had to be ended, and where. */
export interface EndOfRun {
  readonly code: QueryErrorCode;
  readonly message: string;
  readonly span: Span;
}

/** Where a run works and what it holds, for the message when it must be ended; and whether it has to stop. */
export class RunState {
  private readonly cells = new Int32Array(STATE_BYTES / 4);
  private readonly bytes = new Uint8Array(this.cells.buffer);
  private readonly store: StateStore | null;
  private switches = 0;
  private savedAt = 0;
  private lookedAt = 0;
  private cancelled = false;

  /** Of a run of this process; with a store another process can read it. */
  constructor(store: StateStore | null = null) {
    this.store = store;
  }

  /** The state that another process has stored. */
  static of(store: StateStore | null): RunState {
    const state = new RunState();
    store?.load(state.bytes);
    return state;
  }

  get hasBegun(): boolean {
    return this.cells[CELL.begun] !== 0;
  }

  begin(): void {
    this.cells[CELL.begun] = 1;
    this.save();
  }

  private get isCancelled(): boolean {
    if (this.cancelled || !this.store) return this.cancelled;
    const now = performance.now();
    if (now - this.lookedAt < EVERY) return false;
    this.lookedAt = now;
    return (this.cancelled = this.store.isCancelled);
  }

  private save(): void {
    if (!this.store) return;
    this.savedAt = performance.now();
    this.store.save(this.bytes);
  }

  private atOperator(node: PlanNode): void {
    const { cells } = this;
    cells[CELL.operator] = RUNNER_NAMES.indexOf(node.op) + 1;
    cells[CELL.start] = node.span.start;
    cells[CELL.length] = node.span.length;
    if (!this.store) return;
    this.switches += 1;
    if (this.switches <= MOST_SAVED || performance.now() - this.savedAt >= EVERY) this.save();
  }

  private atHolder(operator: string, span: Span): void {
    const { cells } = this;
    const holder = RUNNER_NAMES.indexOf(operator) + 1;
    if (cells[CELL.holder] === holder && cells[CELL.holderStart] === span.start) return;
    cells[CELL.holder] = holder;
    cells[CELL.holderStart] = span.start;
    cells[CELL.holderLength] = span.length;
    this.save();
  }

  /** The part of the run's surroundings that writes to this state. */
  surroundings(): Pick<RunSurroundings, 'isCancelled' | 'atOperator' | 'atHolder'> {
    return {
      isCancelled: () => this.isCancelled,
      atOperator: (node) => this.atOperator(node),
      atHolder: (operator, span) => this.atHolder(operator, span),
    };
  }

  tooSlow(milliseconds: number): EndOfRun {
    const message = `The query took longer than ${Math.round(milliseconds / 1000)} s${this.whereItWorks()}.`;
    return { code: 'TIMEOUT', message, span: this.span() };
  }

  /** Its process grew too large: the error names the operator that holds most rows, or where none does the one that works. */
  outOfMemory(memoryBytes: number): EndOfRun {
    const holder = RUNNER_NAMES[(this.cells[CELL.holder] ?? 0) - 1];
    const amount = `more than the ${Math.round(memoryBytes / 1024 / 1024)} MB of memory a query may use`;
    const help = 'It was ended. Fewer rows, fewer columns or shorter values need less.';
    if (holder === undefined) {
      const message = `The query needs ${amount}${this.whereItWorks()}. ${help}`;
      return { code: 'MEMORY_LIMIT', message, span: this.span() };
    }
    const span = { start: this.cells[CELL.holderStart] ?? 0, length: this.cells[CELL.holderLength] ?? 0 };
    return { code: 'MEMORY_LIMIT', message: `The operator '${holder}' needs ${amount}. ${help}`, span };
  }

  /** Something else on the machine ended its process. */
  interrupted(signal: string): EndOfRun {
    const message = `The process that ran the query was ended from outside (${signal}). The query can be run again.`;
    return { code: 'INTERRUPTED', message, span: NOWHERE };
  }

  unexpected(reason: string): EndOfRun {
    return { code: 'INTERNAL', message: `The query ended unexpectedly: ${reason}.`, span: this.span() };
  }

  /** Names the operator that works. */
  private whereItWorks(): string {
    const name = RUNNER_NAMES[(this.cells[CELL.operator] ?? 0) - 1];
    return name && !name.startsWith('(') ? ` in the operator '${name}'` : '';
  }

  private span(): Span {
    return { start: this.cells[CELL.start] ?? 0, length: this.cells[CELL.length] ?? 0 };
  }
}
