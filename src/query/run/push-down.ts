import type { ColumnType } from '../../domain/tables/schema.ts';
import { findRunner } from '../operators/registry.ts';
import type { Needed } from '../operators/shared/needs.ts';
import type { PlanNode } from '../plan/plan.ts';
import { type PushContext, type PushedStep, type Relation, type Source, storedRelation } from '../pushdown/relation.ts';
import type { MongoStage, SourceRequest } from '../tables/storage.ts';

/** The part of a plan that MongoDB runs: a node with everything below it. */
export interface Pushed {
  readonly node: PlanNode;
  readonly scan: PlanNode;
  readonly source: Source;
  readonly stages: readonly MongoStage[];
  /** The cells that are returned, and their paths in the result's documents. */
  readonly cells: readonly PushedCell[];
  /** How many of the node's steps MongoDB runs; the process runs the others. */
  readonly steps: number;
  /** The operators that MongoDB runs, from the table on. */
  readonly operators: readonly string[];
}

/** One value of a row: its column, its type, its path in the result's documents. */
export interface PushedCell {
  readonly index: number;
  readonly type: ColumnType;
  readonly path: string;
}

/** The request to the source for it. */
export const requestOf = ({ source, stages, cells, operators }: Pushed): SourceRequest => ({
  table: source.table,
  columns: [],
  from: source.from?.getTime() ?? null,
  to: source.to?.getTime() ?? null,
  indexed: source.indexed,
  filter: null,
  first: null,
  pushed: { stages, paths: cells.map(({ path }) => path), operators },
});

interface Part {
  readonly node: PlanNode;
  readonly step: PushedStep;
  /** Its position among the steps of its node, from 1. */
  readonly place: number;
  readonly isLast: boolean;
}

/** The nodes from this one down to the table it reads; null where the way down branches. */
export function chainOf(node: PlanNode): PlanNode[] | null {
  const chain: PlanNode[] = [];
  for (let at: PlanNode | undefined = node; at; at = at.inputs[0]) {
    chain.unshift(at);
    if (at.op === 'scan') return chain;
    if (at.inputs.length !== 1) return null;
  }
  return null;
}

/** The steps above the table that MongoDB may run. */
function partsOf(chain: readonly PlanNode[]): Part[] {
  const parts: Part[] = [];
  for (const node of chain.slice(1)) {
    const steps = findRunner(node.op)?.pushDown?.(node);
    if (!steps) return parts;
    steps.forEach((step, index) => parts.push({ node, step, place: index + 1, isLast: index === steps.length - 1 }));
  }
  return parts;
}

/**
 * The largest part of a chain of operators over a stored table for which MongoDB returns exactly the same rows, and fewer of them than the
 * table has; null where there is none. `sourceOf` describes the storage of the table, `needs` the columns of a node that are read further
 * up.
 */
export function pushDown(
  node: PlanNode,
  sourceOf: (scan: PlanNode) => Source,
  needs: (node: PlanNode) => Needed,
  context: PushContext,
): Pushed | null {
  const chain = chainOf(node);
  const [scan] = chain ?? [];
  const source = scan && chain && chain.length > 1 ? sourceOf(scan) : null;
  if (!chain || !scan || !source?.isStored) return null;
  const parts = partsOf(chain);
  // Each attempt begins anew: the needs that operators added in one must not remain for the next.
  for (let length = parts.length; length > 0; length -= 1) {
    const { node: top, place, isLast } = parts[length - 1]!;
    const relation = relationOf(scan, source, parts.slice(0, length), context);
    if (!relation?.isReduced || relation.isUnordered) continue;
    // the remaining steps read the node's own columns
    const needed = isLast ? needs(top) : null;
    const pushed = finished(relation, needed);
    if (!pushed) continue;
    const operators = parts.slice(0, length).filter(({ place: first }) => first === 1);
    return {
      node: top,
      scan,
      source: relation.source,
      ...pushed,
      steps: place,
      operators: operators.map(({ node: { op } }) => op),
    };
  }
  return null;
}

function relationOf(scan: PlanNode, source: Source, parts: readonly Part[], context: PushContext): Relation | null {
  let relation: Relation | null = storedRelation(scan, source);
  for (const { step } of parts) {
    relation = step(relation, context);
    if (!relation) return null;
  }
  return relation;
}

/** The stages with the needed columns at known paths; null where one of them cannot be computed there. */
function finished({ columns, stages }: Relation, needed: Needed): Pick<Pushed, 'stages' | 'cells'> | null {
  const cells: PushedCell[] = [];
  const projection: Record<string, unknown> = {};
  let isProjected = false;
  for (const [index, column] of columns.entries()) {
    if (needed && !needed.has(index)) continue;
    const operand = column();
    if (!operand || operand.expr === undefined) return null;
    // a field can be read as it is: a missing one is null, or empty text
    const path = operand.field?.isSure ? operand.field.path : null;
    if (path === null) isProjected = true;
    projection[`v${index}`] = operand.expr;
    cells.push({ index, type: operand.type, path: path ?? `v${index}` });
  }
  const all = stages.flatMap((make) => make());
  const isDocument = !all.some((stage) => '$group' in stage);
  // whole documents are not sent for some of their fields
  if (!isProjected && !isDocument) return { stages: all, cells };
  if (cells.length === 0) return { stages: [...all, { $project: { _id: 1 } }], cells };
  return {
    stages: [...all, { $project: { _id: 0, ...projection } }],
    cells: cells.map((cell) => ({ ...cell, path: `v${cell.index}` })),
  };
}
