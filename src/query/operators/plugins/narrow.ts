import { BATCH_ROWS } from '../../evaluate/context.ts';
import { convert } from '../../values/convert.ts';
import type { Row } from '../../values/value.ts';
import { step } from '../shared/operator.ts';
import type { Plugin } from './plugin.ts';

export const narrow: Plugin = {
  name: 'narrow',
  usage: 'T | evaluate narrow()',
  summary: 'Turns each cell into a row: number of the row, name of the column, value as text.',
  read: (call, input, t, declared) =>
    t.node(
      '(narrow)',
      call,
      [input],
      null,
      declared ?? [
        { name: 'Row', type: 'long' },
        { name: 'Column', type: 'string' },
        { name: 'Value', type: 'string' },
      ],
    ),
  step: step('(narrow)', 'bounded', async function* (node, context) {
    const input = node.inputs[0]!;
    let number = 0;
    for await (const batch of context.run(input)) {
      let cells: Row[] = [];
      for (const row of batch) {
        for (const [index, column] of input.columns.entries()) {
          cells.push([number, column.name, convert(row[index] ?? null, column.type, 'string')]);
        }
        number += 1;
        if (cells.length < BATCH_ROWS) continue;
        yield cells;
        cells = [];
      }
      if (cells.length > 0) yield cells;
    }
  }),
};
