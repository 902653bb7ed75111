import { NOWHERE, SpanError } from '../plan/errors.ts';
import type { QueryPlan } from '../plan/plan.ts';

/** More expressions and operators than any written query has. */
const MAX_SIZE = 200_000;

/** Members of plan nodes that hold no expressions. */
const OTHERS: ReadonlySet<string> = new Set(['columns', 'span', 'types', 'type']);

/**
 * Refuses a plan whose parts refer to each other so often that working through it takes for ever: functions that use their argument twice,
 * called within each other, double the work at each step although the plan has few parts. Raises TOO_COMPLEX.
 */
export function checkPlanSize({ root, prerequisites }: QueryPlan): void {
  const sizes = new Map<object, number>();
  const sizeOf = (part: unknown): number => {
    if (typeof part !== 'object' || part === null) return 0;
    const known = sizes.get(part);
    if (known !== undefined) return known;
    let size = 'k' in part || 'op' in part ? 1 : 0;
    if (Array.isArray(part)) for (const item of part) size += sizeOf(item);
    else for (const [name, member] of Object.entries(part)) if (!OTHERS.has(name)) size += sizeOf(member);
    sizes.set(part, size);
    return size;
  };
  const size = prerequisites.reduce((sum, { plan }) => sum + sizeOf(plan), sizeOf(root));
  if (size <= MAX_SIZE) return;
  const message = `The query is too complex: written out, it has more than ${MAX_SIZE} expressions and operators.`;
  throw new SpanError('TOO_COMPLEX', message, NOWHERE);
}
