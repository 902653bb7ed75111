import type { QueryPlan } from '../plan.ts';
import { isSameRequest, type SourceRequest } from './storage.ts';

/** What a plan asked of its source when it last ran, and when that was (milliseconds since 1970). */
interface Last {
  readonly asked: SourceRequest;
  readonly now: number;
}

/**
 * A tile asks the same again and again, of a window that ends now. What it is going to ask is known from the last time, before its plan
 * has been worked through: the read is begun at once, and the plan is worked through while MongoDB works. What the plan then asks is
 * compared; where it is something else, the begun read is given up, and the plan is not foreseen again.
 */
export class ForeseenReads {
  /** Null for plans whose reads cannot be foreseen. */
  private readonly last = new WeakMap<QueryPlan, Last | null>();

  /** What a plan will most likely ask; null where that is not known. */
  of(plan: QueryPlan, now: number): SourceRequest | null {
    const last = this.last.get(plan);
    if (!last) return null;
    const { asked } = last;
    // bounds by the clock move with it; those that do not are found out, and not foreseen again
    const moved = (bound: number | null) => (bound === null ? null : bound + now - last.now);
    return { ...asked, from: moved(asked.from), to: moved(asked.to) };
  }

  /** Tells what a plan asked in the end. True where that was foreseen. */
  learn(plan: QueryPlan, now: number, foreseen: SourceRequest | null, asked: SourceRequest): boolean {
    const isRight = foreseen !== null && isSameRequest(foreseen, asked);
    if (foreseen !== null && !isRight) this.last.set(plan, null);
    else if (this.last.get(plan) !== null) this.last.set(plan, { asked, now });
    return isRight;
  }
}
