import { alsoRead, below } from './shared/needs.ts';
import { operator } from './shared/operator.ts';
import { type ParseArgs, parser, readParse } from './shared/parsing.ts';

export const parseWhere = operator<ParseArgs>({
  name: 'parse-where',
  growth: 'none',
  syntax: 'ParseWhereOperator',
  usage: 'T | parse-where [kind=simple|regex] [flags=Flags] Text with [*] "text" Column[:Type] ...',
  summary: 'As parse, and leaves out the rows that do not fit.',
  read(node, input, t) {
    const { source, args, columns } = readParse(node, input, t);
    return t.node('parse-where', node, [source], args, columns);
  },
  needs: ({ args }, needed) => [alsoRead(below(needed, args.width), [args.source])],
  async *run(node, context) {
    const fill = parser(node.args, context);
    for await (const batch of context.run(node.inputs[0]!)) {
      const kept = batch.flatMap((row) => {
        const filled = fill(row);
        return filled.matched ? [filled.row] : [];
      });
      if (kept.length > 0) yield kept;
    }
  },
});
