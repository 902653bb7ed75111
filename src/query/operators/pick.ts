import type { SyntaxNode } from '../language/syntax.ts';
import type { TableReader } from '../language/table-reader.ts';
import type { Column, PlanNode } from '../plan.ts';
import { step } from './operator.ts';

/** Rearranges columns: what project-away, project-keep, project-rename and project-reorder become. */
export const pickStep = step<{ indexes: readonly number[] }>('(pick)', async function* (node, context) {
  const { indexes } = node.args;
  for await (const batch of context.run(node.inputs[0]!)) {
    yield batch.map((row) => indexes.map((index) => row[index] ?? null));
  }
});

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

/** The positions of the columns that a name, perhaps with wildcards, stands for. */
export function matching(node: SyntaxNode, columns: readonly Column[]): number[] {
  if (node.kind === 'StarExpression') return columns.map((_, index) => index);
  const written = node.name || node.text;
  const name = node.child('Name')?.kind.includes('Wildcarded') ? node.text.replace(/^\[["']?|["']?\]$/g, '') : written;
  if (!name.includes('*')) return columns.flatMap((column, index) => (column.name === name ? [index] : []));
  const regex = pattern(name);
  return columns.flatMap((column, index) => (regex.test(column.name) ? [index] : []));
}
