import type { AggregateCall } from '../../functions/aggregate.ts';
import type { Group } from '../group.ts';
import type { Operand } from '../operand.ts';
import type { Relation } from '../relation.ts';
import type { Scope } from '../scope.ts';

/** What an aggregate is taken over in. */
export interface Grouped {
  readonly scope: Scope;
  readonly group: Group;
  readonly relation: Relation;
  /** A name of its own for members of the group. */
  readonly name: string;
}

/** One of its results; null where it turns out that this one has to be worked out in process. */
export type Result = () => Operand | null;

/** An aggregate that MongoDB works out with exactly the answer it has in process. */
export interface PushedAggregate {
  readonly names: readonly string[];
  /** As many results as the call has; null for calls that it does not take. */
  prepare(call: AggregateCall, grouped: Grouped): readonly Result[] | null;
}
