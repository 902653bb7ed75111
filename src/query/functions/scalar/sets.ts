import { idOf } from '../../values/compare.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import type { Value } from '../../values/value.ts';
import { type ScalarFunction, special } from '../define/function.ts';
import { dynamics } from '../support/dynamic-arguments.ts';

const unique = (items: readonly Dynamic[]): Dynamic[] => {
  const seen = new Map<unknown, Dynamic>();
  for (const item of items) {
    const id = typeof item === 'object' && item !== null ? `\u0000${idOf(item)}` : item;
    if (!seen.has(id)) seen.set(id, item);
  }
  return [...seen.values()];
};

const idSet = (items: readonly Dynamic[]) => new Set(items.map((item) => idOf(item)));

const setFunction = (
  name: string,
  summary: string,
  body: (first: Dynamic[], others: Dynamic[][]) => Dynamic[],
): ScalarFunction =>
  special(name, `${name}(Array, Array, ...)`, summary, (call) => {
    const args = dynamics(call);
    return (row) => {
      const arrays = args.map((arg) => arg(row));
      if (!arrays.every(Array.isArray)) return null;
      const [first, ...others] = arrays as Dynamic[][];
      return body(first as Dynamic[], others);
    };
  });

export const sets: readonly ScalarFunction[] = [
  setFunction('set_union', 'The elements of any array, each once.', (first, others) =>
    unique([first, ...others].flat(1)),
  ),
  setFunction('set_intersect', 'The elements that all arrays have, each once.', (first, others) => {
    const sets = others.map(idSet);
    return unique(first.filter((item) => sets.every((set) => set.has(idOf(item)))));
  }),
  setFunction('set_difference', 'The elements of the first array that no other has, each once.', (first, others) => {
    const sets = others.map(idSet);
    return unique(first.filter((item) => !sets.some((set) => set.has(idOf(item)))));
  }),
  special('set_has_element', 'set_has_element(Array, Value)', 'True when the array has the value.', (call) => {
    const [array, value] = dynamics(call) as [(row: Value[]) => Dynamic, (row: Value[]) => Dynamic];
    return (row) => {
      const items = array(row);
      if (!Array.isArray(items)) return null;
      const id = idOf(value(row));
      return items.some((item) => idOf(item) === id);
    };
  }),
];
