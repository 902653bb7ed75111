import { columnNeeds, readersOf } from '../operators/plan-needs.ts';
import { findRunner } from '../operators/registry.ts';
import { SpanError } from '../plan/errors.ts';
import type { PlanNode, QueryPlan } from '../plan/plan.ts';
import type { PushContext, Source } from '../pushdown/relation.ts';
import { type ScanFilter, ScanNarrowing } from '../pushdown/scan-narrowing.ts';
import { ValueLimitError } from '../values/limits.ts';
import { chainOf, pushDown, type Pushed } from './push-down.ts';

interface Uses {
  readonly needs: ReturnType<typeof columnNeeds>;
  readonly readers: ReturnType<typeof readersOf>;
}

const known = new WeakMap<QueryPlan, Uses>();

/** The readers of each node of a plan, computed once for each plan. */
function usesOf(plan: QueryPlan): Uses {
  let uses = known.get(plan);
  if (!uses) known.set(plan, (uses = { needs: columnNeeds(plan), readers: readersOf(plan) }));
  return uses;
}

/** What the sources of the tables do for a plan: the parts that they run, and the rows that their scans leave out. */
export class SourceParts {
  private readonly uses: Uses;
  private readonly sourceOf: (scan: PlanNode) => Source;
  private readonly context: PushContext;
  /** The part that the source runs, by the node whose rows it returns; null for examined nodes without one. */
  private readonly pushed = new Map<PlanNode, Pushed | null>();
  private readonly filters = new Map<PlanNode, ScanFilter | null>();

  constructor(plan: QueryPlan, sourceOf: (scan: PlanNode) => Source, context: PushContext) {
    this.uses = usesOf(plan);
    this.sourceOf = sourceOf;
    this.context = context;
  }

  /** The part of the plan that the source runs, where it ends at this node. Otherwise the scan below is narrowed. */
  upTo(node: PlanNode): Pushed | null {
    if (!this.pushed.has(node)) {
      const found = tried(() => pushDown(node, this.sourceOf, (at) => this.uses.needs.get(at) ?? null, this.context));
      // the nodes on the way are examined, too
      for (let at: PlanNode | undefined = node; at; at = at.inputs.length === 1 ? at.inputs[0] : undefined) {
        this.pushed.set(at, null);
      }
      if (found) this.pushed.set(found.node, found);
    }
    const pushed = this.pushed.get(node) ?? null;
    if (!pushed) this.narrowScan(node);
    return pushed;
  }

  /** The source failed: the process runs its part. */
  giveUp(node: PlanNode): void {
    this.pushed.set(node, null);
    this.narrowScan(node);
  }

  /** The rows that a scan leaves out. */
  filterOf(scan: PlanNode): ScanFilter | null {
    return this.filters.get(scan) ?? null;
  }

  /** Lets a scan leave out what the operators above it would, as far up as nothing else reads its rows. */
  private narrowScan(node: PlanNode): void {
    const chain = chainOf(node);
    const [scan, ...above] = chain ?? [];
    if (!scan || this.filters.has(scan)) return;
    // a part that the source runs needs no scan, unless the source fails
    if (chain!.some((at) => this.pushed.get(at))) return;
    const alone = above.findIndex((_, index) => this.uses.readers.get(chain![index]!) !== 1);
    const own = alone < 0 ? above : above.slice(0, alone);
    this.filters.set(
      scan,
      tried(() => {
        const narrowing = new ScanNarrowing(scan, this.sourceOf(scan), this.context);
        for (const at of own) if (!findRunner(at.op)?.narrow?.(at, narrowing)) break;
        return narrowing.result();
      }),
    );
  }
}

/** A faulty argument is refused where its operator runs, with the usual message. */
function tried<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof SpanError || error instanceof ValueLimitError) return null;
    throw error;
  }
}
