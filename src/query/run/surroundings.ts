import type { Stream } from '../evaluate/context.ts';
import type { Span } from '../plan/errors.ts';
import type { Column, PlanNode } from '../plan/plan.ts';
import type { Source } from '../pushdown/relation.ts';
import type { ScanFilter } from '../pushdown/scan-narrowing.ts';
import type { SourceRow } from '../tables/table-provider.ts';
import type { Pushed } from './push-down.ts';

/** What the surroundings give a run. */
export interface RunSurroundings {
  /** Now in ticks. */
  readonly now: bigint;
  readonly memoryBytes: number;
  /** True when the heap is nearly full, whatever has been counted. */
  isMemoryLow(): boolean;
  scan(node: PlanNode, filter: ScanFilter | null): Stream;
  /** The table of a scan, and how it is stored. */
  sourceOf(scan: PlanNode): Source;
  /** Lets the source run a part of the plan: rows of the cells it names. Raises a PushedError where the source does not answer. */
  aggregate(pushed: Pushed): AsyncIterable<readonly SourceRow[]>;
  /** True once the caller has gone. */
  isCancelled(): boolean;
  /** Notes which operator works now, for the message when memory gives out. */
  atOperator(node: PlanNode): void;
  /** Notes which operator has just kept more: the one to blame when memory gives out. */
  atHolder(operator: string, span: Span): void;
}

/** The source could not run its part of a plan. */
export class PushedError extends Error {
  override name = 'PushedError';
}

/** What one operator, or a part of the plan that the source ran, gave and took. */
export interface RunStep {
  readonly operators: readonly string[];
  /** True for what was asked of the source of a table: a scan, or a part of the plan. */
  readonly reads: boolean;
  readonly rows: number;
  readonly milliseconds: number;
}

/** What is known of a plan once it has run, beside its rows. */
export interface RunReport {
  readonly columns: readonly Column[];
  readonly warnings: readonly string[];
  /** True where a limit on rows or bytes cut the rows short. */
  readonly truncated: boolean;
  readonly rowsRead: number;
  /** What ran, from the tables up; the steps that read stand in the reverse order of the reads. */
  readonly steps: readonly RunStep[];
}
