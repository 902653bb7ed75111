import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import type { AggregateCall } from '../../plan/plan.ts';
import type { GroupStage } from '../../pushdown/group.ts';
import type { Operand } from '../../pushdown/operand.ts';
import type { Relation } from '../../pushdown/relation.ts';
import type { Scope } from '../../pushdown/scope.ts';
import type { Row, Value } from '../../values/value.ts';
import type { Growth } from './growth.ts';

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

/** The group in which MongoDB evaluates an aggregate. */
export interface PushedGroup {
  readonly scope: Scope;
  readonly group: GroupStage;
  readonly relation: Relation;
  /** A unique name for members of the group. */
  readonly name: string;
}

/** One result of an aggregate; null where it must be computed in process. */
export type PushedResult = () => Operand | null;

/** A definition before it is said how large its results may become, see {@link neverGrowing} and {@link bounded}. */
export type AggregateDefinition = Omit<Aggregate, 'growth'>;

/** The definition of an aggregate. */
export interface Aggregate {
  readonly names: readonly string[];
  readonly usage: string;
  readonly summary: string;
  /** Prepares the arguments once; the returned function creates the state of a group. */
  prepare(call: AggregateBinding): () => Accumulator;
  /** True where it may run in the main thread, on few rows: it is fast, and its results are never larger than a row. */
  readonly isShort?: boolean;
  readonly growth: Growth;
  /**
   * Translates a call for MongoDB, with exactly the result of `prepare`: as many results as the call has; null for calls that MongoDB
   * cannot evaluate so. Left out where the aggregate runs only in process.
   */
  pushDown?(call: AggregateCall, grouped: PushedGroup): readonly PushedResult[] | null;
}
