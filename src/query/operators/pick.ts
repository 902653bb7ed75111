import type { Column, PlanNode } from '../plan/plan.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import type { TableReader } from '../syntax/table-reader.ts';
import { onlyColumns, step } from './shared/operator.ts';

interface Args {
  readonly indexes: readonly number[];
}

/** Rearranges columns: the plan of project-away, project-keep, project-rename and project-reorder. */
export const pickStep = step<Args>(
  '(pick)',
  'none',
  async function* (node, context) {
    const { indexes } = node.args;
    for await (const batch of context.run(node.inputs[0]!)) {
      yield batch.map((row) => indexes.map((index) => row[index] ?? null));
    }
  },
  {
    isShort: true,
    needs: ({ args }, needed) => [needed && new Set([...needed].map((index) => args.indexes[index] ?? 0))],
    ...onlyColumns<Args>(({ args }, input) => args.indexes.map((index) => input.columns[index]!)),
  },
);

export function pick(
  node: SyntaxNode,
  input: PlanNode,
  t: TableReader,
  indexes: readonly number[],
  columns?: readonly Column[],
) {
  const picked = columns ?? indexes.map((index) => input.columns[index] as Column);
  return t.node('(pick)', node, [input], { indexes }, picked);
}

const pattern = (name: string): RegExp =>
  new RegExp(`^${name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`, 's');

/** The positions of the columns that a name, perhaps with wildcards, matches. */
export function matching(node: SyntaxNode, columns: readonly Column[]): number[] {
  if (node.kind === 'StarExpression') return columns.map((_, index) => index);
  const written = node.name || node.text;
  const name = node.child('Name')?.kind.includes('Wildcarded') ? node.text.replace(/^\[["']?|["']?\]$/g, '') : written;
  if (!name.includes('*')) return columns.flatMap((column, index) => (column.name === name ? [index] : []));
  const regex = pattern(name);
  return columns.flatMap((column, index) => (regex.test(column.name) ? [index] : []));
}
