import { BATCH_ROWS } from '../evaluate/context.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { Row } from '../values/value.ts';
import { type Expansion, readExpansion, spreader } from './shared/expansion.ts';
import { alsoRead, below } from './shared/needs.ts';
import { operator } from './shared/operator.ts';

interface Args extends Expansion {
  readonly width: number;
}

export const mvExpand = operator<Args>({
  name: 'mv-expand',
  growth: 'bounded',
  aliases: ['mvexpand'],
  syntax: 'MvExpandOperator',
  usage: 'T | mv-expand [kind=bag|array] [with_itemindex=Name] [Name =] Array [to typeof(Type)] [, ...] [limit N]',
  summary: 'Gives a row for each element of an array or member of a bag; several arrays are spread side by side.',
  read(node, input, t) {
    const row = t.over(input);
    const { expansion, columns } = readExpansion(node, input.columns, row, t);
    return t.node('mv-expand', node, [row.input()], { ...expansion, width: input.columns.length }, columns);
  },
  needs: ({ args }, needed) => [alsoRead(below(needed, args.width), args.exprs)],
  async *run(node, context) {
    const spread = spreader(node.args, node.args.width, context);
    let out: Row[] = [];
    for await (const batch of context.run(node.inputs[0] as PlanNode)) {
      for (const row of batch) {
        for (const result of spread(row)) {
          out.push(result);
          if (out.length >= BATCH_ROWS) {
            yield out;
            out = [];
            context.checkpoint();
          }
        }
      }
    }
    if (out.length > 0) yield out;
  },
});
