import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Column } from '../plan/plan.ts';
import type { BoundColumn, SyntaxNode } from './syntax.ts';

/** The type of an expression; dynamic where the binder does not know it. */
export const knownType = (type: ColumnType | 'unknown' | undefined): ColumnType =>
  type === undefined || type === 'unknown' ? 'dynamic' : type;

export const boundColumns = (columns: readonly BoundColumn[] | undefined): Column[] =>
  (columns ?? []).map((column) => ({ name: column.name, type: knownType(column.type) }));

/** The parameters of an operator (`kind=inner`), by name. */
export function parametersOf(node: SyntaxNode, member = 'Parameters'): Map<string, SyntaxNode> {
  return new Map(
    node
      .list(member)
      .map((parameter) => [(parameter.child('Name') as SyntaxNode).name, parameter.child('Expression') as SyntaxNode]),
  );
}

/** The text of a parameter that is a word or a name. */
export const wordOf = (node: SyntaxNode | undefined): string | undefined =>
  node === undefined ? undefined : node.kind.includes('Literal') ? node.stringValue : node.name || node.text;
