import type { PlanNode, QueryPlan, ScanArgs } from '../plan/plan.ts';
import { findRunner } from './registry.ts';
import type { Needed } from './shared/needs.ts';

const innerOf = (node: PlanNode): readonly PlanNode[] => findRunner(node.op)?.inner?.(node) ?? [];

/** The columns of each node that the nodes above read, or that the result contains. */
export function columnNeeds(plan: QueryPlan): ReadonlyMap<PlanNode, Needed> {
  const needs = new Map<PlanNode, Needed>();
  const visit = (node: PlanNode, needed: Needed): void => {
    const known = needs.get(node);
    needs.set(node, known === undefined ? needed : known && needed && new Set([...known, ...needed]));
    for (const inner of innerOf(node)) visit(inner, null);
    const inputs = findRunner(node.op)?.needs?.(node, needed) ?? [];
    node.inputs.forEach((input, index) => visit(input, inputs[index] ?? null));
  };
  visit(plan.root, new Set(plan.root.columns.map((_, index) => index)));
  for (const { plan: root } of plan.prerequisites) visit(root, new Set([0]));
  return needs;
}

/** The number of readers of each node's rows. */
export function readersOf(plan: QueryPlan): ReadonlyMap<PlanNode, number> {
  const readers = new Map<PlanNode, number>();
  const count = (node: PlanNode): void => {
    readers.set(node, (readers.get(node) ?? 0) + 1);
    if (readers.get(node) !== 1) return;
    innerOf(node).forEach(count);
    node.inputs.forEach(count);
  };
  count(plan.root);
  for (const { plan: root } of plan.prerequisites) count(root);
  return readers;
}

/** Records in every scan of the plan which columns are read. */
export function fillScans(plan: QueryPlan): void {
  for (const [node, needed] of columnNeeds(plan)) {
    if (node.op !== 'scan') continue;
    const everything = needed === null || needed.size >= node.columns.length;
    (node.args as ScanArgs).needed = everything ? null : [...needed].sort((a, b) => a - b);
  }
}
