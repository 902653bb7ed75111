import type { TimeRange } from '../../domain/time/time-range.ts';
import type { Column, Expr, PlanNode, ScanArgs } from '../plan/plan.ts';
import type { IndexedValue, MongoStage, TableStorage } from '../tables/storage.ts';
import type { Operand } from './operand.ts';
import type { Columns, Scope } from './scope.ts';
import { storedOperand } from './stored-values.ts';

/** The part of a table that the first `$match` selects. */
export interface Source extends TimeRange {
  readonly table: string;
  /** False where no part of a plan may run in the database: then the storage only names the time column. */
  readonly isStored: boolean;
  readonly storage: TableStorage;
  readonly columns: readonly Column[];
  readonly timeColumn: string | null;
  readonly indexed: IndexedValue | null;
}

/** The storage of the tables in which parts of a plan may run, by name. */
export type StoredTables = Readonly<Record<string, TableStorage>>;

/** The table of a scan, without any bounds. */
export function sourceOf(scan: PlanNode, stored: StoredTables): Source {
  const { table, timeColumn } = scan.args as ScanArgs;
  const storage = stored[table];
  const whole = { table, timeColumn, columns: scan.columns, from: null, to: null, indexed: null };
  return storage ? { ...whole, isStored: true, storage } : { ...whole, isStored: false, storage: timeOnly(timeColumn) };
}

const timeOnly = (timeColumn: string | null): TableStorage => ({
  columns: timeColumn === null ? {} : { [timeColumn]: { path: timeColumn, isSure: false, isAlways: false } },
  order: null,
  indexed: [],
});

/** The rows of a plan node as the result of an aggregation. */
export interface Relation {
  readonly source: Source;
  /** Created when the needs of all later operators are known. */
  readonly stages: readonly (() => readonly MongoStage[])[];
  readonly columns: Columns;
  /** `stored`: documents of the table; `grouped`: one for each group; `single`: one, or none where the process has one. */
  readonly kind: 'stored' | 'grouped' | 'single';
  /** True once there are fewer rows than in the table: only then is the aggregation worth it. */
  readonly isReduced: boolean;
  /** True where a `sort` was left out because nothing after it depends on the order. */
  readonly isUnordered: boolean;
}

/** What the steps of operators need. */
export interface PushContext {
  /** Reads expressions over the columns of a relation. */
  scope(columns: Columns): Scope;
}

/** One step of an operator over the rows of its input; null where the process must continue from there. */
export type PushedStep = (input: Relation, context: PushContext) => Relation | null;

/** The rows of a stored table. */
export function storedRelation(node: PlanNode, source: Source): Relation {
  const columns = node.columns.map(({ name, type }) => () => {
    const stored = source.storage.columns[name];
    return stored ? storedOperand(stored, type) : null;
  });
  return { source, stages: [], columns, kind: 'stored', isReduced: false, isUnordered: false };
}

/** The same rows with further stages. */
export const withStages = (relation: Relation, ...stages: readonly MongoStage[]): Relation => ({
  ...relation,
  stages: [...relation.stages, () => stages],
});

/** Columns computed by expressions. Each is translated when it is needed, so an unused column may be any expression. */
export function computedColumns(exprs: readonly Expr[], scope: Scope): Columns {
  return exprs.map((expr) => {
    let operand: Operand | null | undefined;
    return () => (operand === undefined ? (operand = scope.value(expr)) : operand);
  });
}
