import type { RunContext } from '../evaluate/context.ts';
import { fromSource } from '../evaluate/source-values.ts';
import { Grouper, type Grouping } from '../operators/grouping.ts';
import type { SourceRow } from '../table-provider.ts';
import type { Row } from '../values/value.ts';
import type { Pushed } from './push-down.ts';

/** Makes rows of a node of the cells that MongoDB gave for it. */
export interface Finish {
  row(cells: SourceRow): Row;
  /** The rows where MongoDB has none. */
  readonly ofNothing: readonly Row[];
}

export function finishOf({ node, cells, steps }: Pushed, context: RunContext): Finish {
  const width = Math.max(node.columns.length, ...cells.map(({ index }) => index + 1));
  const read = (values: SourceRow): Row => {
    const row: Row = new Array(width).fill(null);
    cells.forEach(({ index, type }, at) => {
      row[index] = fromSource(values[at], type);
    });
    return row;
  };
  if (node.op === 'count') return { row: read, ofNothing: [[0]] };
  if (node.op !== 'summarize' || steps !== 1) return { row: read, ofNothing: [] };
  // the groups have come; what the query makes of them is left
  const grouping = node.args as Grouping;
  const grouper = new Grouper(grouping, context, 'summarize', node.span);
  const outputs = grouping.outputs.map((output) => context.compile(output));
  const keys = grouping.keys.length;
  return {
    row(values) {
      const row = read(values);
      return [...row.slice(0, keys), ...outputs.map((output) => output(row))];
    },
    ofNothing: keys === 0 ? [grouper.finish([], grouper.newStates())] : [],
  };
}
