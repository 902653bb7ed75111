import { boundColumns } from '../language/nodes.ts';
import type { TableReader } from '../language/table-reader.ts';
import type { SyntaxNode } from '../language/syntax.ts';
import type { Column, Expr, PlanNode } from '../plan.ts';
import { operator } from './operator.ts';
import { outputsOf, type Output } from './outputs.ts';

interface Args {
  /** Which column each expression fills; columns not named keep their value. */
  readonly targets: readonly number[];
  readonly exprs: readonly Expr[];
  readonly width: number;
}

/** An expression without a name whose automatic name is that of a column of the input replaces that column. */
const impliedName = (node: SyntaxNode): string | null => {
  if (node.kind === 'NameReference') return node.name;
  if (node.kind !== 'FunctionCallExpression') return null;
  const first = node.child('ArgumentList')?.list('Expressions')[0];
  return /^(bin|floor)$/.test(node.child('Name')?.name ?? '') && first?.kind === 'NameReference' ? first.name : null;
};

/** Also what `serialize` with expressions does. */
export function readExtend(node: SyntaxNode, input: PlanNode, t: TableReader): PlanNode<Args> {
  const row = t.over(input);
  const outputs = node.list('Expressions').flatMap((item): Output[] => {
    const found = outputsOf(item, row.reader, row.expr);
    return found.length === 1 && found[0]!.name === null ? [{ name: impliedName(item), expr: found[0]!.expr }] : found;
  });
  const bound = boundColumns(node.columns);
  const columns: Column[] = [...input.columns];
  const targets = outputs.map(({ name, expr }) => {
    const existing = name === null ? -1 : columns.findIndex((column) => column.name === name);
    const index = existing < 0 ? columns.length : existing;
    columns[index] = {
      name: existing < 0 ? (bound[index]?.name ?? name ?? `Column${index + 1}`) : (name as string),
      type: expr.type,
    };
    return index;
  });
  const args = { targets, exprs: outputs.map(({ expr }) => expr), width: input.columns.length };
  return t.node('extend', node, [row.input()], args, columns);
}

export const extend = operator<Args>({
  name: 'extend',
  syntax: 'ExtendOperator',
  usage: 'T | extend [Name =] Expression [, ...]',
  summary: 'Adds columns behind those of the table; a name that exists is replaced in its place.',
  read: readExtend,
  async *run(node, context) {
    const { targets, width } = node.args;
    const exprs = node.args.exprs.map((expr) => context.compile(expr));
    const isHidden = (node.inputs[0] as PlanNode).columns.length > width;
    for await (const batch of context.run(node.inputs[0]!)) {
      yield batch.map((row) => {
        const result = isHidden ? row.slice(0, width) : row.slice();
        for (let index = 0; index < exprs.length; index += 1) result[targets[index]!] = exprs[index]!(row);
        return result;
      });
    }
  },
});
