import type { Column, Expr, PlanNode } from '../plan/plan.ts';
import { computedColumns } from '../pushdown/relation.ts';
import { boundColumns } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import type { TableReader } from '../syntax/table-reader.ts';
import { alsoRead, below } from './shared/needs.ts';
import { onlyColumns, operator } from './shared/operator.ts';
import { type Output, outputsOf } from './shared/outputs.ts';

interface Args {
  /** The position of the column that each expression sets; other columns keep their values. */
  readonly targets: readonly number[];
  readonly exprs: readonly Expr[];
  readonly width: number;
}

/** The implied name of an expression; it replaces a column of the input of that name. */
const impliedName = (node: SyntaxNode): string | null => {
  if (node.kind === 'NameReference') return node.name;
  if (node.kind !== 'FunctionCallExpression') return null;
  const first = node.child('ArgumentList')?.list('Expressions')[0];
  return /^(bin|floor)$/.test(node.child('Name')?.name ?? '') && first?.kind === 'NameReference' ? first.name : null;
};

/** Reads `extend`, and `serialize` with expressions, which does the same. */
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

const widthOf = (node: PlanNode): number => node.inputs[0]?.columns.length ?? 0;

const without = (needed: ReadonlySet<number>, targets: readonly number[]): ReadonlySet<number> =>
  new Set([...needed].filter((index) => !targets.includes(index)));

export const extend = operator<Args>({
  name: 'extend',
  growth: 'none',
  syntax: 'ExtendOperator',
  usage: 'T | extend [Name =] Expression [, ...]',
  summary: 'Adds columns behind those of the table; a name that exists is replaced in its place.',
  read: readExtend,
  isShort: true,
  needs: (node, needed) => [
    alsoRead(below(needed && without(needed, node.args.targets), widthOf(node)), node.args.exprs),
  ],
  ...onlyColumns<Args>(({ args }, input, context) => {
    const columns = [...input.columns.slice(0, args.width)];
    computedColumns(args.exprs, context.scope(input.columns)).forEach((column, index) => {
      columns[args.targets[index]!] = column;
    });
    return columns;
  }),
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
