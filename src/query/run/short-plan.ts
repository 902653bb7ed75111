import { findAggregate, findFunction } from '../functions/registry.ts';
import { findRunner } from '../operators/registry.ts';
import type { AggregateCall, Call, Expr, QueryPlan } from '../plan/plan.ts';
import { chainOf } from './push-down.ts';

/** The most objects in a short plan, from its operators to its constants. */
const MOST_PARTS = 5_000;

/**
 * Whether a plan, should MongoDB run its lower part, leaves so little work that the main thread may do it: one chain of operators down to a
 * table, in which all operators, functions and aggregates are short. Dynamic values are no arguments of such a plan: as text or in a comparison
 * they are JSON, which may be longer than they are.
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
    if (part.k === 'call' && (!findFunction(part.name!)?.isShort || takesDynamic(part.args!))) return false;
    const isAggregate = part.k === undefined && part.args && part.name !== undefined;
    if (isAggregate && (!findAggregate(part.name!)?.isShort || takesDynamic(part.args!))) return false;
    return Object.values(value).every(isShort);
  };
  return chain.every(({ args }) => isShort(args));
}

const takesDynamic = (args: readonly Expr[]): boolean => args.some(({ type }) => type === 'dynamic');
