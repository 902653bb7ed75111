import type { SyntaxNode } from '../syntax/syntax.ts';
import { matching, pick } from './pick.ts';
import { operator } from './shared/operator.ts';

export const projectRename = operator({
  name: 'project-rename',
  growth: 'none',
  syntax: 'ProjectRenameOperator',
  usage: 'T | project-rename New = Old [, ...]',
  summary: 'Renames columns and leaves everything else as it is.',
  read(node, input, t) {
    const columns = [...input.columns];
    for (const item of node.list('Expressions')) {
      const [index] = matching(item.child('Expression') as SyntaxNode, input.columns);
      if (index === undefined) return t.refuse(item, 'project-rename needs the name of a column on the right.');
      columns[index] = { name: (item.child('Name') as SyntaxNode).name, type: columns[index]!.type };
    }
    return pick(
      node,
      input,
      t,
      input.columns.map((_, index) => index),
      columns,
    );
  },
  run: (node, context) => context.run(node.inputs[0]!),
});
