import { readExtend } from './extend.ts';
import { operator } from './shared/operator.ts';

export const serialize = operator({
  name: 'serialize',
  growth: 'none',
  syntax: 'SerializeOperator',
  usage: 'T | serialize [[Name =] Expression [, ...]]',
  summary:
    'States that the order of the rows matters, as window functions need; with expressions it also adds columns.',
  read: (node, input, t) => (node.list('Expressions').length > 0 ? readExtend(node, input, t) : input),
  run: (node, context) => context.run(node.inputs[0]!),
});
