import type { Column, PlanNode } from '../plan.ts';
import type { ScanArgs } from '../plan-needs.ts';
import { Expressions } from './expressions.ts';
import type { Columns, Scope } from './scope.ts';
import type { IndexedValue, MongoStage, TableStorage } from './storage.ts';
import { storedOperand } from './stored-values.ts';
import type { Evaluate, TimeCondition } from './time-bounds.ts';

/** The part of a stored table that the first `$match` lets through. */
export interface Source {
  readonly table: string;
  readonly storage: TableStorage;
  readonly columns: readonly Column[];
  readonly timeColumn: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
  /** The conditions that say so. */
  readonly times: readonly TimeCondition[];
  readonly indexed: IndexedValue | null;
}

/** A table in which parts of a plan may run. */
export interface StoredTableInfo {
  readonly storage: TableStorage;
  readonly timeColumn: string | null;
}

/** How the table of a scan is stored, for what of the plan it may run itself; null where it runs nothing. */
export function storedSource(scan: PlanNode, stored: Readonly<Record<string, StoredTableInfo>>): Source | null {
  const { table } = scan.args as ScanArgs;
  const info = stored[table];
  return info ? { table, ...info, columns: scan.columns, from: null, to: null, times: [], indexed: null } : null;
}

/** The rows of a plan node as an aggregation gives them. */
export interface Relation {
  readonly source: Source;
  /** Made when all is known that later operators ask of them. */
  readonly stages: readonly (() => readonly MongoStage[])[];
  readonly columns: Columns;
  /** `stored`: documents of the table; `grouped`: one for each group; `single`: one, or none where the process has one. */
  readonly kind: 'stored' | 'grouped' | 'single';
  /** True once there are fewer rows than the table has: only then is the aggregation worth it. */
  readonly isReduced: boolean;
  /** True where a `sort` was left out because nothing after it depends on the order. */
  readonly isUnordered: boolean;
}

/** What operators need to be taken over. */
export interface PushContext {
  /** For what becomes part of the stages. */
  readonly evaluate: Evaluate;
  /** For bounds of time, which each run of a plan works out anew. */
  readonly evaluateBound: Evaluate;
}

export const scopeOf = ({ columns }: Relation, { evaluate }: PushContext): Scope => new Expressions(columns, evaluate);

/** The rows of a stored table. */
export function storedRelation(node: PlanNode, source: Source): Relation {
  const columns = node.columns.map(({ name, type }) => () => {
    const stored = source.storage.columns[name];
    return stored ? storedOperand(stored, type) : null;
  });
  return { source, stages: [], columns, kind: 'stored', isReduced: false, isUnordered: false };
}

/** The same rows with another stage behind the others. */
export const withStages = (relation: Relation, ...stages: readonly MongoStage[]): Relation => ({
  ...relation,
  stages: [...relation.stages, () => stages],
});
