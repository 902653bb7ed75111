import { idOf } from '../../values/compare.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import { checkMembers } from '../../values/limits.ts';
import type { Value } from '../../values/value.ts';
import { type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';
import { dynamics } from '../support/dynamic-arguments.ts';

const unique = (arrays: readonly (readonly Dynamic[])[]): Dynamic[] => {
  const seen = new Map<unknown, Dynamic>();
  for (const items of arrays) {
    for (const item of items) {
      const id = typeof item === 'object' && item !== null ? `\u0000${idOf(item)}` : item;
      if (seen.has(id)) continue;
      checkMembers(seen.size + 1);
      seen.set(id, item);
    }
  }
  return [...seen.values()];
};

/** What a set takes for a member. */
const MEMBER_BYTES = 64;

const idSet = (items: readonly Dynamic[]): ReadonlySet<unknown> => new Set(items.map((item) => idOf(item)));

const setFunction = (
  name: string,
  summary: string,
  body: (first: Dynamic[], others: Dynamic[][]) => Dynamic[],
): ScalarDefinition =>
  special(name, `${name}(Array, Array, ...)`, summary, (call) => {
    const args = dynamics(call);
    return (row) => {
      const arrays = args.map((arg) => arg(row));
      if (!arrays.every(Array.isArray)) return null;
      const [first, ...others] = arrays as Dynamic[][];
      for (const { length } of others) call.spend(length * MEMBER_BYTES);
      return body(first as Dynamic[], others);
    };
  });

/** The elements of the first array whose ids pass, each once. */
const passing = (first: readonly Dynamic[], passes: (id: unknown) => boolean): Dynamic[] =>
  unique([first.filter((item) => passes(idOf(item)))]);

export const sets: readonly ScalarFunction[] = [
  ...bounded([
    setFunction('set_union', 'The elements of any array, each once.', (first, others) => unique([first, ...others])),
  ]),
  ...neverGrowing([
    setFunction('set_intersect', 'The elements that all arrays have, each once.', (first, others) => {
      const sets = others.map(idSet);
      return passing(first, (id) => sets.every((set) => set.has(id)));
    }),
    setFunction('set_difference', 'The elements of the first array that no other has, each once.', (first, others) => {
      const sets = others.map(idSet);
      return passing(first, (id) => !sets.some((set) => set.has(id)));
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
  ]),
];
