import type { PlanNode } from '../plan/plan.ts';
import type { SyntaxNode } from './syntax.ts';

/** The translation met a plug-in whose columns depend on its data: it stops here until the plug-in has run. */
export class StageNeeded extends Error {
  readonly plan: PlanNode;
  readonly node: SyntaxNode;
  constructor(plan: PlanNode, node: SyntaxNode) {
    super('stage');
    this.plan = plan;
    this.node = node;
  }
}
