import { compile, type CompileContext } from '../evaluate/compile.ts';
import type { PlanNode } from '../plan.ts';
import type { Needed } from '../plan-needs.ts';
import type { Value } from '../values/value.ts';
import { askedOf, pushDown, type Pushed } from './push-down.ts';
import type { Source } from './relation.ts';
import type { SourceRequest } from './storage.ts';
import { boundsOfAll, type Evaluate } from './time-bounds.ts';

/** What the source ran of a plan when it last ran: it depends on the run by its bounds of time only. */
interface Prepared {
  readonly pushed: Pushed;
  readonly asked: SourceRequest;
  /** When that was, in milliseconds since 1970. */
  readonly now: number;
  /** Whether the bounds move with the clock, as far as is known. */
  readonly moves: boolean;
}

const prepared = new WeakMap<PlanNode, Prepared>();

/**
 * A tile asks the same again and again, of a window that ends now: this is what a plan that has run before will most likely ask,
 * without anything being worked out, so that it can be asked at once. `pushedAgain` and `asks` say whether it is right.
 */
export function likelyRequest(node: PlanNode, now: number): SourceRequest | null {
  const last = prepared.get(node);
  if (!last) return null;
  return last.moves ? { ...last.asked, ...moved(last, now) } : last.asked;
}

/** True where a request is what `pushed` asks, which was made of the same plan. */
export const asks = ({ stages, source }: Pushed, { pushed, from, to }: SourceRequest): boolean =>
  stages === pushed?.stages && from === (source.from?.getTime() ?? null) && to === (source.to?.getTime() ?? null);

/** What `pushDown` gives for a plan that has run before; null where that is not known. Only its bounds of time are worked out. */
export function pushedAgain(
  node: PlanNode,
  now: number,
  sourceOf: (scan: PlanNode) => Source | null,
  evaluateBound: Evaluate,
): Pushed | null {
  const last = prepared.get(node);
  if (!last) return null;
  const { source } = last.pushed;
  const stored = sourceOf(last.pushed.scan);
  if (stored?.storage !== source.storage || stored.timeColumn !== source.timeColumn) return null;
  const bounds = boundsOfAll(source.times, evaluateBound);
  if (!bounds) return null;
  const pushed = { ...last.pushed, source: { ...source, ...bounds } };
  const asked = askedOf(pushed);
  const { from, to } = moved(last, now);
  const moves = now === last.now ? last.moves : asked.from === from && asked.to === to;
  prepared.set(node, { pushed, asked, now, moves });
  return pushed;
}

/** `pushDown`, with what it gives kept for later runs of the plan. */
export function pushDownFirst(
  node: PlanNode,
  now: number,
  sourceOf: (scan: PlanNode) => Source | null,
  needs: (node: PlanNode) => Needed,
  context: CompileContext,
): Pushed | null {
  const evaluateBound: Evaluate = (expr) => compile(expr, context)([]);
  const watched = new WatchedContext(context);
  const evaluate: Evaluate = (expr) => compile(expr, watched)([]);
  const pushed = pushDown(node, sourceOf, needs, { evaluate, evaluateBound });
  if (pushed && !watched.wasAsked) prepared.set(node, { pushed, asked: askedOf(pushed), now, moves: true });
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
