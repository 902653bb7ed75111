import type { RunContext, Stream } from '../evaluate/context.ts';
import type { SyntaxNode } from '../language/syntax.ts';
import type { TableReader } from '../language/table-reader.ts';
import type { PlanNode } from '../plan.ts';

/** One operator of the language: how its syntax becomes a plan, and how the plan runs. */
export interface Operator {
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
  run(node: PlanNode, context: RunContext): Stream;
}

interface Definition<A> extends Omit<Operator, 'read' | 'run'> {
  read(node: SyntaxNode, input: PlanNode, translator: TableReader, whole: SyntaxNode): PlanNode;
  run(node: PlanNode<A>, context: RunContext): Stream;
}

/** An operator that follows a table. The type parameter ties what `read` leaves in the plan to what `run` finds there. */
export function operator<A>(definition: Definition<A>): Operator {
  return {
    ...definition,
    read: (node, input, translator, whole) => {
      if (!input) return translator.refuse(node, `'${definition.name}' needs a table before it.`);
      return definition.read(node, input, translator, whole);
    },
    run: (node, context) => definition.run(node as PlanNode<A>, context),
  };
}

/** An operator that may start a query. */
export function source<A>(definition: Omit<Definition<A>, 'read'> & Pick<Operator, 'read'>): Operator {
  return { ...definition, run: (node, context) => definition.run(node as PlanNode<A>, context) };
}

/** A step that only other operators put into a plan. */
export function step<A>(name: string, run: (node: PlanNode<A>, context: RunContext) => Stream): Operator {
  return {
    name,
    syntax: null,
    usage: '',
    summary: '',
    read: (node, _input, translator) => translator.unsupported(node, `'${name}'`),
    run: (node, context) => run(node as PlanNode<A>, context),
  };
}
