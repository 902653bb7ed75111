import { LRUCache } from 'lru-cache';
import type { QueryPlan } from '../plan/plan.ts';

/** The longest text that is cached, because longer ones rarely recur; and the number of plans. */
const MAX_TEXT = 8 * 1024;
const MAX_PLANS = 300;

/** Plans of earlier texts: dashboards and alert rules repeat the same texts. The least recently used plan is removed first. */
export class PlanCache {
  private readonly plans = new LRUCache<string, QueryPlan>({ max: MAX_PLANS });

  /** The plan of a text over the tables and functions with this hash. */
  find(names: string, text: string): QueryPlan | undefined {
    return this.plans.get(idOf(names, text));
  }

  keep(names: string, text: string, plan: QueryPlan): void {
    if (text.length <= MAX_TEXT) this.plans.set(idOf(names, text), plan);
  }
}

const idOf = (names: string, text: string) => `${names} ${text}`;
