import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import type { AggregateCall } from '../../plan/plan.ts';
import type { GroupStage } from '../../pushdown/group.ts';
import type { Operand } from '../../pushdown/operand.ts';
import type { Relation } from '../../pushdown/relation.ts';
import type { Scope } from '../../pushdown/scope.ts';
import type { Row, Value } from '../../values/value.ts';

/** The state of one group. */
export interface Accumulator {
  add(row: Row): void;
  /** As many values as the call has results. */
  results(): Value[];
}

export interface AggregateBinding extends FunctionCall {
  /** The types of the results. */
  readonly results: readonly ColumnType[];
  /** Counts memory that the group holds. */
  hold(bytes: number): void;
}

/** What MongoDB takes an aggregate over in. */
export interface PushedGroup {
  readonly scope: Scope;
  readonly group: GroupStage;
  readonly relation: Relation;
  /** A name of its own for members of the group. */
  readonly name: string;
}

/** One result of an aggregate; null where it turns out that this one has to be worked out in process. */
export type PushedResult = () => Operand | null;

/** An aggregate with all that is known of it. */
export interface Aggregate {
  readonly names: readonly string[];
  readonly usage: string;
  readonly summary: string;
  /** Prepares the arguments once; the returned function makes the state of a group. */
  prepare(call: AggregateBinding): () => Accumulator;
  /** True where it may run in the main thread, on few rows: it is over in no time, and its results are never longer than a row. */
  readonly isShort?: boolean;
  /**
   * How MongoDB works it out, with exactly the answer it has in process: as many results as the call has; null for calls that it does not
   * take. Left out where only the process does.
   */
  pushDown?(call: AggregateCall, grouped: PushedGroup): readonly PushedResult[] | null;
}
