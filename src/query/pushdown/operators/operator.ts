import type { PlanNode } from '../../plan.ts';
import type { PushContext, Relation } from '../relation.ts';

/**
 * One part of what an operator does, over the rows of its input. A later part is tried only where the earlier one is taken over; it gives
 * null where the process has to go on from there.
 */
export type PushedStep = (node: PlanNode, input: Relation, context: PushContext) => Relation | null;

/** An operator that MongoDB runs with exactly the rows it gives in process. */
export interface PushedOperator {
  /** As in plans. */
  readonly name: string;
  readonly steps: readonly PushedStep[];
}
