import type { Expr, PlanNode } from '../plan.ts';
import { conjunctsOf } from './conjuncts.ts';
import { indexedIn, merged } from './operators/where.ts';
import { type PushContext, scopeOf, type Source, storedRelation } from './relation.ts';
import type { IndexedValue, MongoFilter } from './storage.ts';

/** What a scan may leave out, because conditions above it would. */
export interface ScanFilter {
  readonly indexed: IndexedValue | null;
  readonly filter: MongoFilter | null;
}

/** A filter with more comparisons than this costs the server more than it spares the process. */
const MOST_COMPARISONS = 12;

const comparisons = (value: unknown): number => {
  if (typeof value !== 'object' || value === null || value instanceof Date) return 1;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + comparisons(item), 0);
  return Math.max(
    1,
    Object.values(value).reduce<number>((sum, item) => sum + comparisons(item), 0),
  );
};

/**
 * Filters for a scan under conditions that must all hold. They let through every row for which the conditions are true and may let others
 * through: the process tests each again.
 */
export function scanFilter(
  scan: PlanNode,
  source: Source,
  predicates: readonly Expr[],
  context: PushContext,
): ScanFilter {
  const scope = scopeOf(storedRelation(scan, source), context);
  const filters: MongoFilter[] = [];
  let indexed: IndexedValue | null = null;
  for (const condition of predicates.flatMap(conjunctsOf)) {
    const test = scope.test(condition);
    const filter = test?.exact ?? test?.loose;
    if (!filter || comparisons(filter) > MOST_COMPARISONS) continue;
    const found: ReturnType<typeof indexedIn> = indexed ? null : indexedIn(filter, source);
    if (found) indexed = found.indexed;
    if (!found?.isExact) filters.push(filter);
  }
  return { indexed, filter: filters.length === 0 ? null : merged(filters) };
}
