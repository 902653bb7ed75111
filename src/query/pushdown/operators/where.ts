import type { Expr } from '../../plan.ts';
import { conjunctsOf } from '../conjuncts.ts';
import { type PushContext, type Relation, scopeOf, type Source, withStages } from '../relation.ts';
import type { Scope } from '../scope.ts';
import type { IndexedValue, MongoFilter } from '../storage.ts';
import { fieldIndex, timeBounds, within } from '../time-bounds.ts';
import type { PushedOperator } from './operator.ts';

/** Conditions that the first `$match` can hold go there, so that an index answers them; the rest is a `$match` of its own. */
export const where: PushedOperator = {
  name: 'where',
  steps: [
    (node, input, context) => {
      const { predicate } = node.args as { predicate: Expr };
      return input.kind === 'single' ? null : filtered(input, conjunctsOf(predicate), context);
    },
  ],
};

function filtered(input: Relation, conditions: readonly Expr[], context: PushContext): Relation | null {
  const scope = scopeOf(input, context);
  let { source } = input;
  const filters: MongoFilter[] = [];
  for (const condition of conditions) {
    const narrowed = input.kind === 'stored' && !input.isReduced ? narrow(source, input, condition, scope) : null;
    if (narrowed) source = narrowed.source;
    if (narrowed?.isExact) continue;
    const test = scope.test(condition);
    if (!test) return null;
    filters.push(test.exact ?? { $expr: test.isTrue });
  }
  const result = { ...input, source };
  return filters.length === 0 ? result : withStages(result, { $match: merged(filters) });
}

/** One filter of several: of one level where no field occurs twice. */
export function merged(filters: readonly MongoFilter[]): MongoFilter {
  const [first] = filters;
  if (filters.length === 1 && first) return first;
  const names = filters.flatMap((filter) => Object.keys(filter));
  return new Set(names).size === names.length ? Object.assign({}, ...filters) : { $and: filters };
}

/** The source with a condition that its first `$match` says, perhaps not exactly; null for another condition. */
function narrow(
  source: Source,
  input: Relation,
  condition: Expr,
  scope: Scope,
): { source: Source; isExact: boolean } | null {
  const time = fieldIndex(input.columns, source.storage.columns[source.timeColumn ?? '']?.path);
  const bounds = time < 0 ? null : timeBounds(condition, time, scope);
  if (bounds) return { source: within(source, bounds), isExact: bounds.isExact };
  const filter = source.indexed === null && isEquality(condition) ? scope.test(condition)?.exact : undefined;
  const found = filter ? indexedIn(filter, source) : null;
  return found && { source: { ...source, indexed: found.indexed }, isExact: found.isExact };
}

const isEquality = (condition: Expr): boolean => condition.k === 'call' && condition.name === '==';

/** The value that a filter asks for in a column with an index of its own; null where it asks for none. */
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
