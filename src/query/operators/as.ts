import type { SyntaxNode } from '../syntax/syntax.ts';
import { operator } from './shared/operator.ts';

export const asOperator = operator({
  name: 'as',
  growth: 'none',
  syntax: 'AsOperator',
  usage: 'T | as Name',
  summary: 'Gives the table a name, for `withsource` and for later use in the query.',
  read(node, input, t) {
    const name = (node.child('Name') as SyntaxNode).name;
    t.name(name, input);
    return input;
  },
  run: (node, context) => context.run(node.inputs[0]!),
});
