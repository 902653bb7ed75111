import type { QueryPlan } from '../plan/plan.ts';

/** Longer texts are rarely asked twice; how many plans are kept. */
const MAX_TEXT = 8 * 1024;
const MAX_PLANS = 300;

/** Plans of texts that were asked before: dashboards and alert rules ask the same texts again and again. The oldest goes first. */
export class PlanCache {
  private readonly plans = new Map<string, QueryPlan>();

  /** The plan of a text over the tables and functions of this hash. */
  find(names: string, text: string): QueryPlan | undefined {
    const id = idOf(names, text);
    const plan = this.plans.get(id);
    if (!plan) return undefined;
    this.plans.delete(id);
    this.plans.set(id, plan);
    return plan;
  }

  keep(names: string, text: string, plan: QueryPlan): void {
    if (text.length > MAX_TEXT) return;
    this.plans.set(idOf(names, text), plan);
    const [oldest] = this.plans.keys();
    if (this.plans.size > MAX_PLANS && oldest !== undefined) this.plans.delete(oldest);
  }
}

const idOf = (names: string, text: string) => `${names} ${text}`;
