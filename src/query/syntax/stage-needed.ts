import type { PlanNode } from '../plan/plan.ts';
import type { SyntaxNode } from './syntax.ts';

/** A plug-in was met whose columns only its data decide: translation stops here until it has run. */
export class StageNeeded extends Error {
  readonly plan: PlanNode;
  readonly node: SyntaxNode;
  constructor(plan: PlanNode, node: SyntaxNode) {
    super('stage');
    this.plan = plan;
    this.node = node;
  }
}
