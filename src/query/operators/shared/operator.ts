import type { RunContext, Stream } from '../../evaluate/context.ts';
import type { PlanNode } from '../../plan/plan.ts';
import type { PushContext, PushedStep, Relation } from '../../pushdown/relation.ts';
import type { ScanNarrowing } from '../../pushdown/scan-narrowing.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import type { TableReader } from '../../syntax/table-reader.ts';
import type { Row } from '../../values/value.ts';
import type { Needed } from './needs.ts';

/** What follows once an operator stands in a plan. */
interface PlannedOperator<A> {
  /** The rows of its node. */
  run(node: PlanNode<A>, context: RunContext): Stream;
  /** The columns that it reads of each input where these of its own are read. Left out: all of them. */
  needs?(node: PlanNode<A>, needed: Needed): readonly Needed[];
  /** Plans that it runs over rows of its own. */
  inner?(node: PlanNode<A>): readonly PlanNode[];
  /** What scans below it may leave out; false where operators above it say nothing about the scan. Left out: nothing. */
  narrow?(node: PlanNode<A>, scan: ScanNarrowing): boolean;
  /** The parts of what it does that MongoDB can take over, in their order. Left out: it runs in process, and all that follows it. */
  pushDown?(node: PlanNode<A>): readonly PushedStep[];
  /** What is left for the process where MongoDB has run this many of its parts. Left out: nothing. */
  finishPushed?(node: PlanNode<A>, steps: number, context: RunContext): PushedRest;
  /** True where it may run in the main thread, on few rows: it is over in no time and makes no more rows than it takes. */
  readonly isShort?: boolean;
}

/** What is left of an operator that MongoDB has run. */
export interface PushedRest {
  /** A row of the node out of one that MongoDB gave; left out: it is the same. */
  row?(row: Row): Row;
  /** The rows where MongoDB gave none. */
  readonly ofNothing: readonly Row[];
}

/** One operator of the language, with all that is known of it: how it is read, how it runs, what it needs, what MongoDB does of it. */
export interface Operator<A = unknown> extends PlannedOperator<A> {
  /** As written in a query; also the name of its plan nodes. */
  readonly name: string;
  /** Other spellings, such as `order` for `sort`. */
  readonly aliases?: readonly string[];
  /** The parser's kind of node that it reads; null for steps that only other operators make. */
  readonly syntax: string | null;
  readonly usage: string;
  readonly summary: string;
  /** `whole` is the pipe expression up to this operator, for columns that the binder knows only there. */
  read(node: SyntaxNode, input: PlanNode | null, translator: TableReader, whole: SyntaxNode): PlanNode;
}

interface Definition<A> extends Omit<Operator<A>, 'read'> {
  read(node: SyntaxNode, input: PlanNode, translator: TableReader, whole: SyntaxNode): PlanNode;
}

/** An operator that follows a table. The type parameter ties what `read` leaves in the plan to what `run` finds there. */
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

/** A step that only other operators put into a plan. */
export const step = <A>(
  name: string,
  run: PlannedOperator<A>['run'],
  more: Omit<PlannedOperator<A>, 'run'> = {},
): Operator =>
  ({
    name,
    syntax: null,
    usage: '',
    summary: '',
    read: (node, _input, translator) => translator.unsupported(node, `'${name}'`),
    run,
    ...more,
  }) as Operator;

/** For operators that only change columns: what they do in MongoDB, and what they mean for scans below them. */
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
