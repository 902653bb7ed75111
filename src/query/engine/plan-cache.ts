import { LRUCache } from 'lru-cache';
import type { QueryPlan } from '../plan/plan.ts';

/** Longer texts are rarely asked twice; how many plans are kept. */
const MAX_TEXT = 8 * 1024;
const MAX_PLANS = 300;

/** Plans of texts that were asked before: dashboards and alert rules ask the same texts again and again. The one used longest ago goes first. */
export class PlanCache {
  private readonly plans = new LRUCache<string, QueryPlan>({ max: MAX_PLANS });

  /** The plan of a text over the tables and functions of this hash. */
  find(names: string, text: string): QueryPlan | undefined {
    return this.plans.get(idOf(names, text));
  }

  keep(names: string, text: string, plan: QueryPlan): void {
    if (text.length <= MAX_TEXT) this.plans.set(idOf(names, text), plan);
  }
}

const idOf = (names: string, text: string) => `${names} ${text}`;
