import { findAggregate, findFunction } from '../functions/registry.ts';
import { findRunner } from '../operators/registry.ts';
import type { AggregateCall, Call, QueryPlan } from '../plan/plan.ts';
import { chainOf } from './push-down.ts';

/** Objects of a plan, from its operators to its constants. */
const MOST_PARTS = 5_000;

/**
 * True where a plan, should MongoDB run its lower part, has so little left to do that it may be done in the main thread: one chain of
 * operators down to a table, and all operators, functions and aggregates in it say that they are short.
 */
export function isShortPlan({ root, prerequisites }: QueryPlan): boolean {
  const chain = chainOf(root);
  if (!chain || prerequisites.length > 0 || !chain.every(({ op }) => findRunner(op)?.isShort)) return false;
  let left = MOST_PARTS;
  const isShort = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return true;
    left -= 1;
    if (left < 0) return false;
    const part = value as Partial<Call | AggregateCall> & { readonly k?: string };
    if (part.k === 'precomputed') return false;
    if (part.k === 'call' && !findFunction(part.name!)?.isShort) return false;
    if (part.k === undefined && part.args && part.name !== undefined && !findAggregate(part.name)?.isShort)
      return false;
    return Object.values(value).every(isShort);
  };
  return chain.every(({ args }) => isShort(args));
}
