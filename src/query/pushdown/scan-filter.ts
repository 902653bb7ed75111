import type { TimeRange } from '../../domain/time/time-range.ts';
import type { SortKey } from '../operators/ordering.ts';
import type { Expr, PlanNode } from '../plan.ts';
import { conjunctsOf } from './conjuncts.ts';
import { indexedIn, merged } from './operators/where.ts';
import { pushedOperator } from './operators/registry.ts';
import { type PushContext, type Relation, scopeOf, type Source, storedRelation } from './relation.ts';
import type { FirstRows, IndexedValue, MongoFilter } from './storage.ts';
import { fieldIndex, timeBounds, within } from './time-bounds.ts';

/** What a scan may leave out, because the operators above it would. */
export interface ScanFilter extends TimeRange {
  readonly indexed: IndexedValue | null;
  readonly filter: MongoFilter | null;
  readonly first: FirstRows | null;
}

/** A filter with more comparisons than this costs the server more than it spares the process. */
const MOST_COMPARISONS = 12;

/** Operators that change columns only. */
const COLUMN_OPERATORS: ReadonlySet<string> = new Set(['project', 'extend', '(pick)', '(cut)']);

const comparisons = (value: unknown): number => {
  if (typeof value !== 'object' || value === null || value instanceof Date) return 1;
  const inner = Array.isArray(value) ? value : Object.values(value);
  return Math.max(
    1,
    inner.reduce<number>((sum, item) => sum + comparisons(item), 0),
  );
};

/**
 * What of a table the operators above its scan need, from the lowest up. Filters let through every row for which the conditions are true
 * and may let others through: the process runs each operator again, over what is left. The first rows of an order are asked for only where
 * all filters below are exact. Of a table that is not stored as documents only the bounds of time are known.
 */
export function scanFilter(chain: readonly PlanNode[], source: Source, context: PushContext): ScanFilter {
  const [scan, ...operators] = chain as [PlanNode, ...PlanNode[]];
  const narrowing = new Narrowing(source);
  let relation = storedRelation(scan, source);
  let order: FirstRows['order'] = null;
  for (const node of operators) {
    if (node.op === 'where' && order === null) {
      const conditions = conjunctsOf((node.args as { predicate: Expr }).predicate);
      for (const condition of conditions) narrowing.add(condition, relation, context);
    } else if (COLUMN_OPERATORS.has(node.op)) {
      relation = pushedOperator(node.op)?.steps[0]?.(node, relation, context) ?? relation;
    } else if (node.op === 'sort' && order === null) {
      order = orderOf((node.args as { keys: readonly SortKey[] }).keys, relation, context);
      if (!order) break;
    } else {
      if (source.isStored && narrowing.isExact) narrowing.first = firstRows(node, order, relation, context);
      break;
    }
  }
  return narrowing.result();
}

/** Conditions, one after the other. */
class Narrowing {
  /** True while no row passes that the conditions would not let pass. */
  isExact = true;
  first: FirstRows | null = null;
  private readonly source: Source;
  private readonly filters: MongoFilter[] = [];
  private indexed: IndexedValue | null = null;
  private bounds: TimeRange = { from: null, to: null };

  constructor(source: Source) {
    this.source = source;
  }

  add(condition: Expr, relation: Relation, context: PushContext): void {
    const scope = scopeOf(relation, context);
    const { storage, timeColumn } = this.source;
    const time = fieldIndex(relation.columns, storage.columns[timeColumn ?? '']?.path);
    const bounds = time < 0 ? null : timeBounds(condition, time, scope);
    if (bounds) {
      this.bounds = within(this.bounds, bounds);
      if (bounds.isExact) return;
    }
    const test = this.source.isStored ? scope.test(condition) : null;
    const filter = test?.exact ?? test?.loose;
    if (!test?.exact) this.isExact = false;
    if (!filter || comparisons(filter) > MOST_COMPARISONS) {
      this.isExact = false;
      return;
    }
    const found = this.indexed ? null : indexedIn(filter, this.source);
    if (found) this.indexed = found.indexed;
    if (!found?.isExact) this.filters.push(filter);
  }

  result(): ScanFilter {
    const { bounds, indexed, filters, first } = this;
    return { ...bounds, indexed, filter: filters.length === 0 ? null : merged(filters), first };
  }
}

/** What `take` and `top` need of the rows; null for another operator. */
function firstRows(
  node: PlanNode,
  sorted: FirstRows['order'],
  relation: Relation,
  context: PushContext,
): FirstRows | null {
  if (node.op !== 'take' && node.op !== 'top') return null;
  const { count, key } = node.args as { count: Expr; key?: SortKey };
  const wanted = Number(scopeOf(relation, context).constant(count) ?? NaN);
  if (!(wanted >= 1) || !Number.isSafeInteger(wanted)) return null;
  if (node.op === 'take') return { order: sorted, count: wanted };
  const order = key && sorted === null ? orderOf([key], relation, context) : null;
  return order && { order, count: wanted };
}

/**
 * An order by fields that hold their columns as they are: then equals keep the order of the scan, and an index may give the order. Text
 * without a value is empty in the language and missing in the document, so only text that is always there counts; null stands first in
 * MongoDB as in the language.
 */
function orderOf(keys: readonly SortKey[], relation: Relation, context: PushContext): FirstRows['order'] {
  const { storage, timeColumn } = relation.source;
  const scope = scopeOf(relation, context);
  const order: Record<string, 1 | -1> = {};
  for (const { expr, isAscending, nullsFirst } of keys) {
    const operand = scope.operand(expr);
    const field = operand?.field;
    if (!operand || !field?.isSure || field.path in order) return null;
    if (nullsFirst !== isAscending && operand.isNullable) return null;
    if (operand.type === 'string' && !field.isAlways) return null;
    order[field.path] = isAscending ? 1 : -1;
  }
  const time = storage.columns[timeColumn ?? '']?.path ?? '';
  const isNewestFirst = keys.length === 1 && order[time] === -1;
  if (storage.order === null) return isNewestFirst ? order : null;
  return isNewestFirst ? { [storage.order]: -1 } : { ...order, [storage.order]: -1 };
}
