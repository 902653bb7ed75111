import { matching, pick } from './pick.ts';
import { operator } from './shared/operator.ts';

export const projectKeep = operator({
  name: 'project-keep',
  growth: 'none',
  syntax: 'ProjectKeepOperator',
  usage: 'T | project-keep Column [, ...]',
  summary: 'Keeps the listed columns in the order of the table; `*` in a name stands for any text.',
  read(node, input, t) {
    const kept = new Set(node.list('Expressions').flatMap((item) => matching(item, input.columns)));
    return pick(
      node,
      input,
      t,
      input.columns.flatMap((_, index) => (kept.has(index) ? [index] : [])),
    );
  },
  run: (node, context) => context.run(node.inputs[0]!),
});
