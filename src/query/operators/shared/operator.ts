import type { RunContext, Stream } from '../../evaluate/context.ts';
import type { Growth } from '../../functions/define/growth.ts';
import type { PlanNode } from '../../plan/plan.ts';
import type { PushContext, PushedStep, Relation } from '../../pushdown/relation.ts';
import type { ScanNarrowing } from '../../pushdown/scan-narrowing.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import type { TableReader } from '../../syntax/table-reader.ts';
import type { Row } from '../../values/value.ts';
import type { Needed } from './needs.ts';

/** The members of an operator that work on its node in a plan. */
interface PlannedOperator<A> {
  /** The rows of its node. */
  run(node: PlanNode<A>, context: RunContext): Stream;
  /** The columns of each input that it reads, given the columns of its own that are read. Left out: all of them. */
  needs?(node: PlanNode<A>, needed: Needed): readonly Needed[];
  /** Plans that it runs over rows of its own. */
  inner?(node: PlanNode<A>): readonly PlanNode[];
  /** Narrows the scan below it; false where operators above it cannot narrow the scan further. Left out: no narrowing. */
  narrow?(node: PlanNode<A>, scan: ScanNarrowing): boolean;
  /** The steps of it that MongoDB can run, in their order. Left out: it runs in process, with all operators above it. */
  pushDown?(node: PlanNode<A>): readonly PushedStep[];
  /** The work that remains in process after MongoDB has run this many of its steps. Left out: none. */
  finishPushed?(node: PlanNode<A>, steps: number, context: RunContext): PushedRest;
  /** True where it may run in the main thread, on few rows: it is fast and does not grow. */
  readonly isShort?: boolean;
  /** `none`: it never returns more rows than it reads, and makes no values but those of its expressions. */
  readonly growth: Growth;
}

/** The work of an operator that remains after MongoDB's steps. */
export interface PushedRest {
  /** A row of the node from a row that MongoDB returned. Left out: the same row. */
  row?(row: Row): Row;
  /** The rows where MongoDB returned none. */
  readonly ofNothing: readonly Row[];
}

/** The definition of an operator: how it is read, how it runs, which columns it needs, which steps MongoDB can run. */
export interface Operator<A = unknown> extends PlannedOperator<A> {
  /** As written in a query; also the name of its plan nodes. */
  readonly name: string;
  /** Other spellings, such as `order` for `sort`. */
  readonly aliases?: readonly string[];
  /** The parser's kind of node that it reads; null for operators that occur in plans only. */
  readonly syntax: string | null;
  readonly usage: string;
  readonly summary: string;
  /** `whole` is the pipe expression up to this operator, for columns that the binder knows only there. */
  read(node: SyntaxNode, input: PlanNode | null, translator: TableReader, whole: SyntaxNode): PlanNode;
}

interface Definition<A> extends Omit<Operator<A>, 'read'> {
  read(node: SyntaxNode, input: PlanNode, translator: TableReader, whole: SyntaxNode): PlanNode;
}

/** An operator that follows a table. The type parameter connects what `read` puts into the plan with what `run` finds there. */
export function operator<A>(definition: Definition<A>): Operator {
  return {
    ...definition,
    read: (node, input, translator, whole) => {
      if (!input) return translator.refuse(node, `'${definition.name}' needs a table before it.`);
      return definition.read(node, input, translator, whole);
    },
  } as Operator;
}

/** An operator that may start a query. */
export const source = <A>(definition: Operator<A>): Operator => definition as Operator;

/** An operator that only other operators put into a plan. */
export const step = <A>(
  name: string,
  growth: Growth,
  run: PlannedOperator<A>['run'],
  more: Omit<PlannedOperator<A>, 'run' | 'growth'> = {},
): Operator =>
  ({
    name,
    syntax: null,
    usage: '',
    summary: '',
    read: (node, _input, translator) => translator.unsupported(node, `'${name}'`),
    growth,
    run,
    ...more,
  }) as Operator;

/** For operators that only change columns: their steps in MongoDB, and the narrowing of scans below them. */
export const onlyColumns = <A>(
  change: (node: PlanNode<A>, input: Relation, context: PushContext) => Relation['columns'],
): Pick<PlannedOperator<A>, 'pushDown' | 'narrow'> => {
  const stepOf =
    (node: PlanNode<A>): PushedStep =>
    (input, context) => ({ ...input, columns: change(node, input, context) });
  return {
    pushDown: (node) => [stepOf(node)],
    narrow: (node, scan) => scan.columns(stepOf(node)),
  };
};
