import type { Expr } from '../../plan.ts';
import { conjunctsOf } from '../conjuncts.ts';
import { type PushContext, type Relation, scopeOf, type Source, withStages } from '../relation.ts';
import type { Scope } from '../scope.ts';
import type { IndexedValue, MongoFilter } from '../storage.ts';
import { boundsOf, earlier, later } from '../time-bounds.ts';
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
    if (narrowed) {
      source = narrowed;
      continue;
    }
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

/** The source with a condition that its first `$match` says exactly; null for another condition. */
function narrow(source: Source, input: Relation, condition: Expr, scope: Scope): Source | null {
  const time = fieldIndex(input, source.storage.columns[source.timeColumn ?? '']?.path);
  const bounds = time < 0 ? null : boundsOf(condition, time, scope);
  if (bounds) return { ...source, from: later(source.from, bounds.from), to: earlier(source.to, bounds.to) };
  const indexed = source.indexed ? null : indexedValue(source, input, condition, scope);
  return indexed && { ...source, indexed };
}

/** Where a column of the table stands among those of the relation, unchanged. */
const fieldIndex = ({ columns }: Relation, path: string | undefined): number =>
  path === undefined ? -1 : columns.findIndex((column) => column()?.field?.path === path);

/** `Column == constant` for a column with an index that has the time behind it. */
function indexedValue(source: Source, input: Relation, condition: Expr, scope: Scope): IndexedValue | null {
  if (condition.k !== 'call' || condition.name !== '==') return null;
  const filter = scope.test(condition)?.exact;
  for (const column of source.storage.indexed) {
    const path = source.storage.columns[column]?.path;
    const value = path === undefined ? undefined : filter?.[path];
    if (fieldIndex(input, path) >= 0 && (typeof value === 'number' || typeof value === 'string')) return { column, value };
  }
  return null;
}
