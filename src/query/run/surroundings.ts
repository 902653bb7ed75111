import type { Stream } from '../evaluate/context.ts';
import type { Span } from '../plan/errors.ts';
import type { Column, PlanNode } from '../plan/plan.ts';
import type { Source } from '../pushdown/relation.ts';
import type { ScanFilter } from '../pushdown/scan-narrowing.ts';
import type { SourceRow } from '../tables/table-provider.ts';
import type { Pushed } from './push-down.ts';

/** What a run needs from its surroundings. */
export interface RunSurroundings {
  /** Now in ticks. */
  readonly now: bigint;
  readonly memoryBytes: number;
  /** True when the heap is nearly full, whatever has been counted. */
  isMemoryLow(): boolean;
  scan(node: PlanNode, filter: ScanFilter | null): Stream;
  /** The table of a scan, and its storage. */
  sourceOf(scan: PlanNode): Source;
  /** Lets the source run a part of the plan: rows of the cells that it names. Raises a PushedError where the source fails. */
  aggregate(pushed: Pushed): AsyncIterable<readonly SourceRow[]>;
  /** True once the caller has disconnected. */
  isCancelled(): boolean;
  /** Records which operator works now, for the message when memory is exhausted. */
  atOperator(node: PlanNode): void;
  /** Records the operator that holds most, for the message when memory is exhausted. */
  atHolder(operator: string, span: Span): void;
}

/** The source could not run its part of a plan. */
export class PushedError extends Error {
  override name = 'PushedError';
}

/** The rows and time of one operator, or of the part of the plan that the source ran. */
export interface RunStep {
  readonly operators: readonly string[];
  /** True for a read of a table's source: a scan, or a part of the plan. */
  readonly reads: boolean;
  readonly rows: number;
  readonly milliseconds: number;
}

/** The facts about a plan that has run, beside its rows. */
export interface RunReport {
  readonly columns: readonly Column[];
  readonly warnings: readonly string[];
  /** True where a limit on rows or bytes cut the rows short. */
  readonly truncated: boolean;
  readonly rowsRead: number;
  /** The steps that ran, from the tables up; steps that read are in the reverse order of the reads. */
  readonly steps: readonly RunStep[];
}
