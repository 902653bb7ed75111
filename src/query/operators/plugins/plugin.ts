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
   * Reads the call into a plan. `declared` are the columns written behind the call. Without them a plug-in whose columns the
   * data decide returns a plan without columns: it then runs apart and says its columns through `context.discover`.
   */
  read(call: SyntaxNode, input: PlanNode, t: TableReader, declared: readonly Column[] | null): PlanNode;
  /** The columns of the input that a star among the written columns stands for, where those are not all. */
  untouched?(call: SyntaxNode, input: PlanNode, t: TableReader): readonly Column[];
  /** The step that its plan names. */
  readonly step: Operator;
}
