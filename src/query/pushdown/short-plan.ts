import type { QueryPlan } from '../plan.ts';
import { pushedFunction } from './functions/registry.ts';
import { chainOf } from './push-down.ts';

const SHORT_OPERATORS: ReadonlySet<string> = new Set([
  '(cut)',
  '(pick)',
  'count',
  'distinct',
  'extend',
  'project',
  'scan',
  'sort',
  'summarize',
  'take',
  'top',
  'where',
]);
/** Beside those that MongoDB runs. None of them makes a value that is longer than its arguments. */
const SHORT_FUNCTIONS: ReadonlySet<string> = new Set(['ago', 'now', '+', '-', 'tostring']);
/** Objects of a plan, from its operators to its constants. */
const MOST_PARTS = 5_000;

/** True where a plan, should MongoDB run its lower part, has so little left to do that it may be done in the main thread. */
export function isShortPlan({ root, prerequisites }: QueryPlan): boolean {
  const chain = chainOf(root);
  if (!chain || prerequisites.length > 0 || !chain.every(({ op }) => SHORT_OPERATORS.has(op))) return false;
  let left = MOST_PARTS;
  const isShort = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return true;
    left -= 1;
    if (left < 0) return false;
    const { k, name } = value as { k?: unknown; name?: string };
    if (k === 'precomputed') return false;
    if (k === 'call' && !SHORT_FUNCTIONS.has(name!) && !pushedFunction(name!)) return false;
    return Object.values(value).every(isShort);
  };
  return chain.every(({ args }) => isShort(args));
}
