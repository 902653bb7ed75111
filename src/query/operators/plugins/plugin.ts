import type { Column, PlanNode } from '../../plan/plan.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import type { TableReader } from '../../syntax/table-reader.ts';
import type { Operator } from '../shared/operator.ts';

/** A plug-in of `evaluate`. */
export interface Plugin {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /**
   * Reads the call into a plan. `declared` are the columns written after the call. Without them a plug-in whose columns depend on the data
   * returns a plan without columns: it then runs separately and reports its columns through `context.discover`.
   */
  read(call: SyntaxNode, input: PlanNode, t: TableReader, declared: readonly Column[] | null): PlanNode;
  /** The columns of the input that a star among the declared columns stands for, where those are not all. */
  untouched?(call: SyntaxNode, input: PlanNode, t: TableReader): readonly Column[];
  /** The operator of its plan nodes. */
  readonly step: Operator;
}
