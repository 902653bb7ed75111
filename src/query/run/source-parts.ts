import { columnNeeds, readersOf } from '../operators/plan-needs.ts';
import { findRunner } from '../operators/registry.ts';
import { SpanError } from '../plan/errors.ts';
import type { PlanNode, QueryPlan } from '../plan/plan.ts';
import type { PushContext, Source } from '../pushdown/relation.ts';
import { type ScanFilter, ScanNarrowing } from '../pushdown/scan-narrowing.ts';
import { chainOf, pushDown, type Pushed } from './push-down.ts';

interface Uses {
  readonly needs: ReturnType<typeof columnNeeds>;
  readonly readers: ReturnType<typeof readersOf>;
}

const known = new WeakMap<QueryPlan, Uses>();

/** Who reads what of whom in a plan, worked out once for each. */
function usesOf(plan: QueryPlan): Uses {
  let uses = known.get(plan);
  if (!uses) known.set(plan, (uses = { needs: columnNeeds(plan), readers: readersOf(plan) }));
  return uses;
}

/** What the sources of the tables do of a plan: parts of it that they run, and rows that their scans leave out. */
export class SourceParts {
  private readonly uses: Uses;
  private readonly sourceOf: (scan: PlanNode) => Source;
  private readonly context: PushContext;
  /** What the source runs, by the node whose rows it gives; null for nodes that were looked at. */
  private readonly pushed = new Map<PlanNode, Pushed | null>();
  private readonly filters = new Map<PlanNode, ScanFilter | null>();

  constructor(plan: QueryPlan, sourceOf: (scan: PlanNode) => Source, context: PushContext) {
    this.uses = usesOf(plan);
    this.sourceOf = sourceOf;
    this.context = context;
  }

  /** What the source runs of the plan up to this node, where that is all of it. Otherwise the scan below it is narrowed. */
  upTo(node: PlanNode): Pushed | null {
    if (!this.pushed.has(node)) {
      const found = tried(() => pushDown(node, this.sourceOf, (at) => this.uses.needs.get(at) ?? null, this.context));
      // what lies on the way has been looked at, too
      for (let at: PlanNode | undefined = node; at; at = at.inputs.length === 1 ? at.inputs[0] : undefined) {
        this.pushed.set(at, null);
      }
      if (found) this.pushed.set(found.node, found);
    }
    const pushed = this.pushed.get(node) ?? null;
    if (!pushed) this.narrowScan(node);
    return pushed;
  }

  /** The source does not answer: the process runs what it was to run. */
  giveUp(node: PlanNode): void {
    this.pushed.set(node, null);
    this.narrowScan(node);
  }

  /** What a scan leaves out. */
  filterOf(scan: PlanNode): ScanFilter | null {
    return this.filters.get(scan) ?? null;
  }

  /** Lets a scan leave out what the operators above it would, as far up as nothing else reads its rows. */
  private narrowScan(node: PlanNode): void {
    const chain = chainOf(node);
    const [scan, ...above] = chain ?? [];
    if (!scan || this.filters.has(scan)) return;
    // what the source runs needs no scan, unless it gives that up
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

/** An argument that is wrong is refused where its operator runs, with the same words as ever. */
function tried<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof SpanError) return null;
    throw error;
  }
}
