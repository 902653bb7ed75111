import type { TimeRange } from '../../domain/time/time-range.ts';
import type { Expr, PlanNode, SortKey } from '../plan/plan.ts';
import type { FirstRows, IndexedValue, MongoFilter } from '../tables/storage.ts';
import { conjunctsOf, indexedIn, merged } from './filters.ts';
import { type PushContext, type PushedStep, type Relation, type Source, storedRelation } from './relation.ts';
import { fieldIndex, timeBounds, within } from './time-bounds.ts';

/** The rows that a scan may leave out, because the operators above it would. */
export interface ScanFilter extends TimeRange {
  readonly indexed: IndexedValue | null;
  readonly filter: MongoFilter | null;
  readonly first: FirstRows | null;
}

/** A filter with more comparisons than this costs the server more than it saves the process. */
const MOST_COMPARISONS = 12;

const comparisons = (value: unknown): number => {
  if (typeof value !== 'object' || value === null || value instanceof Date) return 1;
  const inner = Array.isArray(value) ? value : Object.values(value);
  return Math.max(
    1,
    inner.reduce<number>((sum, item) => sum + comparisons(item), 0),
  );
};

/**
 * What the operators above a scan need of its table. They add it one after the other, from the lowest up. Each method returns whether
 * operators further up may add more. Filters match every row for which the conditions are true, and may match others, because the process
 * runs each operator again over the rows. The first rows of an order are requested only where all filters below are exact. For a table that
 * is not stored as documents only the bounds of time are used.
 */
export class ScanNarrowing {
  private readonly source: Source;
  private readonly context: PushContext;
  private relation: Relation;
  private order: FirstRows['order'] = null;
  /** True while no row matches that the conditions would exclude. */
  private isExact = true;
  private first: FirstRows | null = null;
  private readonly filters: MongoFilter[] = [];
  private indexed: IndexedValue | null = null;
  private bounds: TimeRange = { from: null, to: null };

  constructor(scan: PlanNode, source: Source, context: PushContext) {
    this.source = source;
    this.context = context;
    this.relation = storedRelation(scan, source);
  }

  private get scope() {
    return this.context.scope(this.relation.columns);
  }

  /** Only the rows for which this is true. */
  where(predicate: Expr): boolean {
    if (this.order !== null) return false;
    for (const condition of conjunctsOf(predicate)) this.add(condition);
    return true;
  }

  private add(condition: Expr): void {
    const { source, relation, scope } = this;
    const time = fieldIndex(relation.columns, source.storage.columns[source.timeColumn ?? '']?.path);
    const bounds = time < 0 ? null : timeBounds(condition, time, scope);
    if (bounds) {
      this.bounds = within(this.bounds, bounds);
      if (bounds.isExact) return;
    }
    const test = source.isStored ? scope.test(condition) : null;
    const filter = test?.exact ?? test?.loose;
    if (!test?.exact) this.isExact = false;
    if (!filter || comparisons(filter) > MOST_COMPARISONS) {
      this.isExact = false;
      return;
    }
    const found = this.indexed ? null : indexedIn(filter, source);
    if (found) this.indexed = found.indexed;
    if (!found?.isExact) this.filters.push(filter);
  }

  /** The same rows with other columns. */
  columns(step: PushedStep): boolean {
    this.relation = step(this.relation, this.context) ?? this.relation;
    return true;
  }

  /** The rows in an order. */
  sort(keys: readonly SortKey[]): boolean {
    if (this.order === null) this.order = this.orderOf(keys);
    else return false;
    return this.order !== null;
  }

  /** The first rows, in the order of `key` where it is given. */
  take(count: Expr, key: SortKey | null): boolean {
    const wanted = Number(this.scope.constant(count) ?? NaN);
    if (!this.source.isStored || !this.isExact || !(wanted >= 1) || !Number.isSafeInteger(wanted)) return false;
    if (!key) this.first = { order: this.order, count: wanted };
    const order = key && this.order === null ? this.orderOf([key]) : null;
    if (order) this.first = { order, count: wanted };
    return false;
  }

  /**
   * An order by fields that hold their columns unchanged: then equal rows keep the order of the scan, and an index may give the order. Text
   * without a value is empty in the language and missing in the document, so only text that is always present counts; null comes first in
   * MongoDB as in the language.
   */
  private orderOf(keys: readonly SortKey[]): FirstRows['order'] {
    const { scope } = this;
    const { storage, timeColumn } = this.source;
    const order: Record<string, 1 | -1> = {};
    for (const { expr, isAscending, nullsFirst } of keys) {
      const operand = scope.operand(expr);
      const field = operand?.field;
      if (!operand || !field?.isSure || field.path in order) return null;
      // NaN, which a real may be, stands beside the nulls
      if (nullsFirst !== isAscending && (operand.isNullable || operand.type === 'real')) return null;
      if (operand.type === 'string' && !field.isAlways) return null;
      order[field.path] = isAscending ? 1 : -1;
    }
    const time = storage.columns[timeColumn ?? '']?.path ?? '';
    const isNewestFirst = keys.length === 1 && order[time] === -1;
    if (storage.order === null) return isNewestFirst ? order : null;
    return isNewestFirst ? { [storage.order]: -1 } : { ...order, [storage.order]: -1 };
  }

  result(): ScanFilter {
    const { bounds, indexed, filters, first } = this;
    return { ...bounds, indexed, filter: filters.length === 0 ? null : merged(filters), first };
  }
}
