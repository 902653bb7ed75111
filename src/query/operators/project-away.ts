import { matching, pick } from './pick.ts';
import { operator } from './shared/operator.ts';

export const projectAway = operator({
  name: 'project-away',
  growth: 'none',
  syntax: 'ProjectAwayOperator',
  usage: 'T | project-away Column [, ...]',
  summary: 'Leaves the listed columns out; `*` in a name stands for any text.',
  read(node, input, t) {
    const away = new Set(node.list('Expressions').flatMap((item) => matching(item, input.columns)));
    return pick(
      node,
      input,
      t,
      input.columns.flatMap((_, index) => (away.has(index) ? [] : [index])),
    );
  },
  run: (node, context) => context.run(node.inputs[0]!),
});
