import type { Expr } from '../plan/plan.ts';
import type { IndexedValue, MongoFilter } from '../tables/storage.ts';
import type { Source } from './relation.ts';

/** The conditions of a conjunction. */
export function conjunctsOf(predicate: Expr): readonly Expr[] {
  if (predicate.k === 'shared') return conjunctsOf(predicate.expr);
  if (predicate.k !== 'call' || predicate.name !== 'and') return [predicate];
  return predicate.args.flatMap(conjunctsOf);
}

/** Merges filters into one, in one object where no field occurs twice. */
export function merged(filters: readonly MongoFilter[]): MongoFilter {
  const [first] = filters;
  if (filters.length === 1 && first) return first;
  const names = filters.flatMap((filter) => Object.keys(filter));
  return new Set(names).size === names.length ? Object.assign({}, ...filters) : { $and: filters };
}

/** The value that a filter requires in a column with an index of its own; null where it requires none. */
export function indexedIn(
  filter: MongoFilter,
  { storage }: Source,
): { indexed: IndexedValue; isExact: boolean } | null {
  for (const { column, isExact } of storage.indexed) {
    const path = storage.columns[column]?.path;
    const value = path === undefined ? undefined : filter[path];
    if (typeof value === 'number' || typeof value === 'string') return { indexed: { column, value }, isExact };
  }
  return null;
}
