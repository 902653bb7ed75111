import type { AggregateCall } from './functions/aggregate.ts';
import type { WindowCall } from './functions/window.ts';
import type { Expr, PlanNode, QueryPlan } from './plan.ts';

/** What a plan reads of a table. */
export interface ScanArgs {
  readonly table: string;
  readonly timeColumn: string | null;
  /** Positions of the columns that are read; null for all. */
  needed: readonly number[] | null;
}

/** Positions of columns; null for all. */
export type Needed = Set<number> | null;

const columnsOf = (expr: Expr | null | undefined, into: Set<number>): void => {
  if (!expr) return;
  if (expr.k === 'column') into.add(expr.index);
  else if (expr.k === 'call') for (const arg of expr.args) columnsOf(arg, into);
  else if (expr.k === 'shared') columnsOf(expr.expr, into);
};

const below = (needed: Needed, width: number): Set<number> | null =>
  needed && new Set([...needed].filter((index) => index < width));

interface AnyArgs {
  readonly predicate?: Expr;
  readonly exprs?: readonly Expr[];
  readonly keys?: readonly (Expr | { readonly expr: Expr })[];
  readonly key?: { readonly expr: Expr };
  readonly aggregates?: readonly AggregateCall[];
  readonly windows?: readonly WindowCall[];
  readonly axis?: Expr;
  readonly source?: Expr;
  readonly targets?: readonly number[];
  readonly indexes?: readonly number[];
  readonly width?: number;
  readonly maps?: readonly (readonly number[])[];
}

/** What a node needs of its inputs, when its own columns `needed` are needed. Unknown operators need everything. */
function inputNeeds(node: PlanNode, needed: Needed): Needed[] {
  const args = (node.args ?? {}) as AnyArgs;
  const own = new Set<number>();
  for (const expr of [args.predicate, args.axis, args.source, args.key?.expr]) columnsOf(expr, own);
  for (const key of args.keys ?? []) columnsOf('expr' in key && !('k' in key) ? key.expr : (key as Expr), own);
  for (const expr of args.exprs ?? []) columnsOf(expr, own);
  for (const call of [...(args.aggregates ?? []), ...(args.windows ?? [])])
    for (const arg of call.args) columnsOf(arg, own);
  const plus = (base: Needed): Needed => base && new Set([...base, ...own]);
  const inputWidth = node.inputs[0]?.columns.length ?? 0;
  switch (node.op) {
    case 'where':
    case 'sort':
    case 'top':
    case 'take':
    case '(cut)':
      return [plus(needed)];
    case 'window':
    case 'mv-expand':
    case 'parse':
    case 'parse-where':
      return [plus(below(needed, args.width ?? inputWidth))];
    case 'extend': {
      const kept =
        needed && new Set([...needed].filter((index) => !args.targets?.includes(index) && index < inputWidth));
      return [plus(kept)];
    }
    case 'project':
    case 'distinct':
    case 'summarize':
    case 'make-series':
      return [own];
    case 'count':
      return [new Set()];
    case '(pick)':
      return [needed && new Set([...needed].map((index) => args.indexes?.[index] ?? 0))];
    case 'union':
      return node.inputs.map((_, leg) => {
        const map = args.maps?.[leg];
        const shift = node.columns.length - (map?.length ?? 0);
        if (!map || !needed) return null;
        return new Set([...needed].map((index) => map[index - shift] ?? -1).filter((index) => index >= 0));
      });
    default:
      return node.inputs.map(() => null);
  }
}

/** Which columns of each node are read by whatever stands above it, or given out. */
export function columnNeeds(plan: QueryPlan): ReadonlyMap<PlanNode, Needed> {
  const needs = new Map<PlanNode, Needed>();
  const visit = (node: PlanNode, needed: Needed): void => {
    const known = needs.get(node);
    needs.set(node, known === undefined ? needed : known && needed && new Set([...known, ...needed]));
    if (node.op === 'mv-apply') visit((node.args as { subquery: PlanNode }).subquery, null);
    const inputs = inputNeeds(node, needed);
    node.inputs.forEach((input, index) => visit(input, inputs[index] ?? null));
  };
  const all = (node: PlanNode): Needed => new Set(node.columns.map((_, index) => index));
  visit(plan.root, all(plan.root));
  for (const { plan: root } of plan.prerequisites) visit(root, new Set([0]));
  return needs;
}

/** How many others read a node's rows. */
export function readersOf(plan: QueryPlan): ReadonlyMap<PlanNode, number> {
  const readers = new Map<PlanNode, number>();
  const count = (node: PlanNode): void => {
    readers.set(node, (readers.get(node) ?? 0) + 1);
    if (readers.get(node) !== 1) return;
    if (node.op === 'mv-apply') count((node.args as { subquery: PlanNode }).subquery);
    node.inputs.forEach(count);
  };
  count(plan.root);
  for (const { plan: root } of plan.prerequisites) count(root);
  return readers;
}

/** Notes in every scan of the plan which columns are read. */
export function fillScans(plan: QueryPlan): void {
  for (const [node, needed] of columnNeeds(plan)) {
    if (node.op !== 'scan') continue;
    const everything = needed === null || needed.size >= node.columns.length;
    (node.args as ScanArgs).needed = everything ? null : [...needed].sort((a, b) => a - b);
  }
}
