import { BATCH_ROWS } from '../evaluate/context.ts';
import type { Row, Value } from '../values/value.ts';
import { cast, elementsOf, type Expansion, readExpansion } from './expansion.ts';
import { operator } from './operator.ts';
import type { PlanNode } from '../plan.ts';

interface Args extends Expansion {
  readonly width: number;
}

export const mvExpand = operator<Args>({
  name: 'mv-expand',
  aliases: ['mvexpand'],
  syntax: 'MvExpandOperator',
  usage: 'T | mv-expand [kind=bag|array] [with_itemindex=Name] [Name =] Array [to typeof(Type)] [, ...] [limit N]',
  summary: 'Gives a row for each element of an array or member of a bag; several arrays are spread side by side.',
  read(node, input, t) {
    const row = t.over(input);
    const { expansion, columns } = readExpansion(node, input.columns, row, t);
    return t.node('mv-expand', node, [row.input()], { ...expansion, width: input.columns.length }, columns);
  },
  async *run(node, context) {
    const { targets, types, asPairs, indexTarget, width } = node.args;
    const exprs = node.args.exprs.map((expr) => context.compile(expr));
    const limit = Number(context.compile(node.args.limit)([]) ?? 0);
    let out: Row[] = [];
    for await (const batch of context.run(node.inputs[0] as PlanNode)) {
      for (const row of batch) {
        const lists = exprs.map((evaluate) => elementsOf(evaluate(row) as Value, asPairs));
        const count = Math.min(limit, Math.max(...lists.map((list) => list.length)));
        for (let at = 0; at < count; at += 1) {
          const result = row.slice(0, width);
          lists.forEach((list, index) => {
            result[targets[index]!] = cast(list[at], types[index]!);
          });
          if (indexTarget >= 0) result[indexTarget] = at;
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
