import type { Column } from '../plan/plan.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { matching, pick } from './pick.ts';
import { operator } from './shared/operator.ts';

let collator: Intl.Collator | null = null;

/** Orders numbers within names by value: v2 before v10. The collator is made when needed, for no snapshot of a process can hold one. */
function granny(a: string, b: string): number {
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(a, b);
}

function ordered(item: SyntaxNode, columns: readonly Column[]): number[] {
  if (item.kind !== 'OrderedExpression') return matching(item, columns);
  const found = matching(item.child('Expression') as SyntaxNode, columns);
  const order = item.child('Ordering')?.child('AscOrDescKeyword')?.text.toLowerCase() ?? '';
  const name = (index: number) => columns[index]!.name;
  const plain = (a: number, b: number) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
  const compare = order.startsWith('granny') ? (a: number, b: number) => granny(name(a), name(b)) : plain;
  found.sort(compare);
  return order.endsWith('desc') ? found.reverse() : found;
}

export const projectReorder = operator({
  name: 'project-reorder',
  growth: 'none',
  syntax: 'ProjectReorderOperator',
  usage: 'T | project-reorder Column [asc|desc|granny-asc|granny-desc] [, ...]',
  summary: 'Puts the listed columns first; the others follow in their order.',
  read(node, input, t) {
    const first = [...new Set(node.list('Expressions').flatMap((item) => ordered(item, input.columns)))];
    const rest = input.columns.flatMap((_, index) => (first.includes(index) ? [] : [index]));
    return pick(node, input, t, [...first, ...rest]);
  },
  run: (node, context) => context.run(node.inputs[0]!),
});
