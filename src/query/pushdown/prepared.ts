import { SpanError } from '../errors.ts';
import { compile, type CompileContext } from '../evaluate/compile.ts';
import type { PlanNode } from '../plan.ts';
import type { Needed } from '../plan-needs.ts';
import type { Value } from '../values/value.ts';
import { askedOf, pushDown, type Pushed } from './push-down.ts';
import type { Source } from './relation.ts';
import type { SourceRequest, TableStorage } from './storage.ts';
import { boundsOfAll, type Evaluate, type TimeBounds } from './time-bounds.ts';

/** What the source ran of a plan when it last ran: it depends on the run by its bounds of time only. */
interface Prepared {
  readonly pushed: Pushed;
  readonly asked: SourceRequest;
  /** When that was, in milliseconds since 1970. */
  readonly now: number;
  /** Whether the bounds move with the clock, as far as is known. */
  readonly moves: boolean;
}

/** By the plan's node, then by how its table is stored: workspaces share plans. */
const prepared = new WeakMap<PlanNode, { scan: PlanNode; of: WeakMap<TableStorage, Prepared> }>();

type SourceOf = (scan: PlanNode) => Source | null;

function lastOf(node: PlanNode, sourceOf: SourceOf): Prepared | undefined {
  const runs = prepared.get(node);
  const storage = runs && sourceOf(runs.scan)?.storage;
  return storage && runs.of.get(storage);
}

function keep(node: PlanNode, { pushed, ...rest }: Omit<Prepared, 'asked'>): void {
  const { scan, source } = pushed;
  const runs = prepared.get(node) ?? { scan, of: new WeakMap<TableStorage, Prepared>() };
  prepared.set(node, runs);
  runs.of.set(source.storage, { pushed, asked: askedOf(pushed), ...rest });
}

/**
 * A tile asks the same again and again, of a window that ends now: this is what a plan that has run before will most likely ask,
 * without anything being worked out, so that it can be asked at once. `pushedAgain` and `asks` say whether it is right.
 */
export function likelyRequest(node: PlanNode, now: number, sourceOf: SourceOf): SourceRequest | null {
  const last = lastOf(node, sourceOf);
  if (!last) return null;
  return last.moves ? { ...last.asked, ...moved(last, now) } : last.asked;
}

/** True where a request is what `pushed` asks, which was made of the same plan. */
export const asks = ({ stages, source }: Pushed, { pushed, from, to }: SourceRequest): boolean =>
  stages === pushed?.stages && from === (source.from?.getTime() ?? null) && to === (source.to?.getTime() ?? null);

/** What `pushDown` gives for a plan that has run before; null where that is not known. Only its bounds of time are worked out. */
export function pushedAgain(node: PlanNode, now: number, sourceOf: SourceOf, evaluateBound: Evaluate): Pushed | null {
  const last = lastOf(node, sourceOf);
  const bounds = last ? boundsNow(last, evaluateBound) : null;
  if (!last || !bounds) return null;
  const pushed = { ...last.pushed, source: { ...last.pushed.source, ...bounds } };
  const moves = now === last.now ? last.moves : asks(pushed, { ...last.asked, ...moved(last, now) });
  keep(node, { pushed, now, moves });
  return pushed;
}

/** Null also where an argument is wrong this time: it is refused where its operator runs. */
function boundsNow({ pushed: { source } }: Prepared, evaluateBound: Evaluate): TimeBounds | null {
  try {
    return boundsOfAll(source.times, evaluateBound);
  } catch (error) {
    if (error instanceof SpanError) return null;
    throw error;
  }
}

/** `pushDown`, with what it gives kept for later runs of the plan. */
export function pushDownFirst(
  node: PlanNode,
  now: number,
  sourceOf: SourceOf,
  needs: (node: PlanNode) => Needed,
  context: CompileContext,
): Pushed | null {
  const evaluateBound: Evaluate = (expr) => compile(expr, context)([]);
  const watched = new WatchedContext(context);
  const evaluate: Evaluate = (expr) => compile(expr, watched)([]);
  const pushed = pushDown(node, sourceOf, needs, { evaluate, evaluateBound });
  if (pushed && !watched.wasAsked) keep(node, { pushed, now, moves: true });
  return pushed;
}

/** The bounds of the last time, moved with the clock. */
function moved({ asked: { from, to }, now: before }: Prepared, now: number): Pick<SourceRequest, 'from' | 'to'> {
  const later = (bound: number | null) => (bound === null ? null : bound + now - before);
  return { from: later(from), to: later(to) };
}

/** Notes whether anything is asked of the run. */
class WatchedContext implements CompileContext {
  wasAsked = false;
  private readonly context: CompileContext;

  constructor(context: CompileContext) {
    this.context = context;
  }

  private get asked(): CompileContext {
    this.wasAsked = true;
    return this.context;
  }

  get now(): bigint {
    return this.asked.now;
  }

  warn(message: string): void {
    this.asked.warn(message);
  }

  precomputed(id: number): Value {
    return this.asked.precomputed(id);
  }

  /** Worked out here: what the run has worked out already may have asked for anything. */
  once<T>(_id: number, make: () => T): T {
    return make();
  }
}
