import { alsoRead, below } from './shared/needs.ts';
import { operator } from './shared/operator.ts';
import { type ParseArgs, parser, readParse } from './shared/parsing.ts';

export const parse = operator<ParseArgs>({
  name: 'parse',
  growth: 'none',
  syntax: 'ParseOperator',
  usage: 'T | parse [kind=simple|regex|relaxed] [flags=Flags] Text with [*] "text" Column[:Type] ...',
  summary:
    'Takes columns out of a text by the text around them. A row that does not fit keeps null (or empty) columns.',
  read(node, input, t) {
    const { source, args, columns } = readParse(node, input, t);
    return t.node('parse', node, [source], args, columns);
  },
  needs: ({ args }, needed) => [alsoRead(below(needed, args.width), [args.source])],
  async *run(node, context) {
    const fill = parser(node.args, context);
    for await (const batch of context.run(node.inputs[0]!)) yield batch.map((row) => fill(row).row);
  },
});
