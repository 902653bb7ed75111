import type { Dynamic } from '../../values/dynamic.ts';
import { as, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { Sketch } from '../support/distinct-counter.ts';

const merged = (states: readonly Dynamic[]): Sketch | null => {
  const sketch = new Sketch();
  const taken = states.filter((state) => sketch.merge(state) !== null);
  return taken.length > 0 ? sketch : null;
};

export const sketches: readonly ScalarFunction[] = neverGrowing([
  special('hll_merge', 'hll_merge(State, ...)', 'One state of several states of hll.', (call) => {
    const args = call.args.map((_, index) => as(call, index, 'dynamic'));
    return (row) => merged(args.map((arg) => arg(row)))?.toDynamic() ?? null;
  }),
  special('dcount_hll', 'dcount_hll(State)', 'The number of distinct values of a state of hll.', (call) => {
    const state = as(call, 0, 'dynamic');
    return (row) => merged([state(row)])?.count() ?? null;
  }),
]);
