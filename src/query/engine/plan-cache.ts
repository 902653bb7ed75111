import type { QueryPlan } from '../plan/plan.ts';

/** Longer texts are rarely asked twice; how many plans are kept. */
const MAX_TEXT = 8 * 1024;
const MAX_PLANS = 300;

/** Plans of texts that were asked before: dashboards and alert rules ask the same texts again and again. The oldest goes first. */
export class PlanCache {
  private readonly plans = new Map<string, QueryPlan>();

  /** The plan of a text over tables of this name. */
  find(tables: string, text: string): QueryPlan | undefined {
    const key = keyOf(tables, text);
    const plan = this.plans.get(key);
    if (!plan) return undefined;
    this.plans.delete(key);
    this.plans.set(key, plan);
    return plan;
  }

  keep(tables: string, text: string, plan: QueryPlan): void {
    if (text.length > MAX_TEXT) return;
    this.plans.set(keyOf(tables, text), plan);
    const [oldest] = this.plans.keys();
    if (this.plans.size > MAX_PLANS && oldest !== undefined) this.plans.delete(oldest);
  }
}

const keyOf = (tables: string, text: string) => `${tables} ${text}`;
