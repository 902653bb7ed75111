import type { RunContext } from '../evaluate/context.ts';
import { findRunner } from '../operators/registry.ts';
import { fromSource } from '../tables/source-values.ts';
import type { SourceRow } from '../tables/table-provider.ts';
import type { Row } from '../values/value.ts';
import type { Pushed } from './push-down.ts';

/** Builds the rows of a node from the cells that MongoDB returns for it, and the rows where MongoDB returns none. */
export function pushedRows(
  { node, cells, steps }: Pushed,
  context: RunContext,
): { row(cells: SourceRow): Row; readonly ofNothing: readonly Row[] } {
  const rest = findRunner(node.op)?.finishPushed?.(node, steps, context);
  const width = Math.max(node.columns.length, ...cells.map(({ index }) => index + 1));
  const read = (values: SourceRow): Row => {
    const row: Row = new Array(width).fill(null);
    cells.forEach(({ index, type }, at) => {
      row[index] = fromSource(values[at], type);
    });
    return row;
  };
  const finish = rest?.row;
  return { row: finish ? (values) => finish(read(values)) : read, ofNothing: rest?.ofNothing ?? [] };
}
