import { result } from '../group.ts';
import type { PushedOperator } from './operator.ts';

/** The number of rows; of none the aggregation gives nothing, and the process 0. */
export const count: PushedOperator = {
  name: 'count',
  steps: [
    (_node, input) =>
      input.kind === 'single'
        ? null
        : {
            ...input,
            stages: [...input.stages, () => [{ $group: { _id: null, rows: { $sum: 1 } } }]],
            columns: [() => result('rows', 'long', false)],
            kind: 'single',
            isReduced: true,
            isUnordered: false,
          },
  ],
};
