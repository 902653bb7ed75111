import type { PlanNode } from '../plan/plan.ts';
import type { Pushed } from './push-down.ts';
import type { RunStep } from './surroundings.ts';

/** The rows and time so far of a node of the plan, or of the part of the plan up to it that the source runs. */
export interface NodeClock {
  readonly node: PlanNode;
  readonly pushed: Pushed | null;
  rows: number;
  milliseconds: number;
}

/** The clocks of a run: one for each node that has begun to return rows. */
export class Clocks {
  private readonly clocks: NodeClock[] = [];

  start(node: PlanNode, pushed: Pushed | null): NodeClock {
    const clock: NodeClock = { node, pushed, rows: 0, milliseconds: 0 };
    this.clocks.push(clock);
    return clock;
  }

  /** The steps that ran, from the tables up. The time of an operator is without that of those below it. */
  steps(): RunStep[] {
    const clocks = [...this.clocks].reverse();
    const spent = new Map<PlanNode, number>();
    for (const { node, milliseconds } of clocks) spent.set(node, (spent.get(node) ?? 0) + milliseconds);
    return clocks.map(({ node, pushed, rows, milliseconds }) => {
      const below = pushed ? 0 : node.inputs.reduce((sum, input) => sum + (spent.get(input) ?? 0), 0);
      return {
        operators: pushed ? pushed.operators : [node.op],
        reads: pushed !== null || node.op === 'scan',
        rows,
        milliseconds: Math.max(0, milliseconds - below),
      };
    });
  }
}
