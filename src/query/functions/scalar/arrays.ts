import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { compareDynamics, idOf } from '../../values/compare.ts';
import { toReal } from '../../values/convert.ts';
import { type Dynamic, kindOf } from '../../values/dynamic.ts';
import { checkMembers } from '../../values/limits.ts';
import type { Value } from '../../values/value.ts';
import { as, type ScalarFunction, simple, special } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';
import { dynamics } from '../support/dynamic-arguments.ts';

const arrayOnly = (names: string, usage: string, summary: string, body: (array: Dynamic[]) => Value) =>
  simple(names, usage, ['dynamic'], summary, (value) => (Array.isArray(value) ? body(value) : null));

/** What it costs to compare two elements, in characters. */
const COMPARISON = 16;

function sortArrays(call: FunctionCall, sign: 1 | -1): Evaluator {
  const last = call.types[call.types.length - 1];
  const hasFlag = call.args.length > 1 && last === 'bool';
  const arrays = dynamics({ ...call, args: hasFlag ? call.args.slice(0, -1) : call.args });
  const flag = hasFlag ? as(call, call.args.length - 1, 'bool') : () => true;
  return (row) => {
    const values = arrays.map((array) => array(row));
    const [keys] = values;
    if (!Array.isArray(keys)) return values.length === 1 ? null : values.map(() => null);
    const nullsLast = flag(row) !== false;
    checkMembers(values.reduce<number>((sum, value) => sum + (Array.isArray(value) ? value.length : 0), 0));
    const order = keys.map((_, index) => index);
    order.sort((a, b) => {
      call.spend(COMPARISON);
      const [x, y] = [keys[a] as Dynamic, keys[b] as Dynamic];
      if (x === null || y === null) return x === y ? a - b : (x === null) === nullsLast ? 1 : -1;
      return sign * compareDynamics(x, y) || a - b;
    });
    const sorted = values.map((value): Dynamic =>
      Array.isArray(value) && value.length === keys.length ? order.map((at) => value[at] as Dynamic) : null,
    );
    return sorted.length === 1 ? (sorted[0] as Dynamic) : sorted;
  };
}

function slice(array: Dynamic[], start: number, end: number): Dynamic[] {
  const from = start < 0 ? Math.max(0, array.length + start) : start;
  const to = end < 0 ? array.length + end : end;
  return array.slice(from, to + 1);
}

export const arrays: readonly ScalarFunction[] = [
  ...neverGrowing([
    arrayOnly('array_length arraylength', 'array_length(Array)', 'Number of elements.', (array) => array.length),
  ]),
  ...bounded([
    special('pack_array', 'pack_array(Value, ...)', 'An array of the values.', (call) => {
      const args = dynamics(call);
      return (row) => args.map((arg) => arg(row));
    }),
    special('array_concat', 'array_concat(Array, ...)', 'One array of all elements.', (call) => {
      const args = dynamics(call);
      return (row) => {
        const arrays = args.map((arg) => arg(row)).filter(Array.isArray) as Dynamic[][];
        checkMembers(arrays.reduce((sum, array) => sum + array.length, 0));
        return arrays.length === 0 ? null : arrays.flat(1);
      };
    }),
  ]),
  ...neverGrowing([
    simple(
      'array_slice',
      'array_slice(Array, Start, End)',
      ['dynamic', 'long', 'long'],
      'Elements from Start to End, both included; negative ones count from the end.',
      (array, start, end) => (Array.isArray(array) ? slice(array, Number(start), Number(end)) : null),
    ),
    special(
      'array_index_of',
      'array_index_of(Array, Value [, Start [, Length [, Occurrence]]])',
      'Position of the value, -1 without it.',
      (call) => {
        const [array, value] = dynamics(call) as [(row: Value[]) => Dynamic, (row: Value[]) => Dynamic];
        const number = (index: number, fallback: number) =>
          call.args.length > index ? as(call, index, 'long') : () => fallback;
        const [start, length, occurrence] = [number(2, 0), number(3, -1), number(4, 1)];
        return (row) => {
          const items = array(row);
          if (!Array.isArray(items)) return null;
          const wanted = idOf(value(row));
          const from = Number(start(row) ?? 0);
          const offset = from < 0 ? Math.max(0, items.length + from) : from;
          const size = Number(length(row) ?? -1);
          const end = size < 0 ? items.length : Math.min(items.length, offset + size);
          let left = Number(occurrence(row) ?? 1);
          for (let at = offset; at < end; at += 1) {
            if (idOf(items[at] as Dynamic) !== wanted) continue;
            left -= 1;
            if (left === 0) return at;
          }
          return -1;
        };
      },
    ),
    arrayOnly('array_sum', 'array_sum(Array)', 'Sum of the elements; null when one is no number.', (array) => {
      const kinds = array.map(kindOf);
      if (kinds.some((kind) => kind !== 'long' && kind !== 'real' && kind !== 'null' && kind !== 'bool')) return null;
      return array.reduce<number>((sum, item) => sum + (toReal(item, 'dynamic') ?? 0), 0);
    }),
  ]),
  ...bounded([
    special(
      'array_sort_asc',
      'array_sort_asc(Array, ... [, NullsLast])',
      'The first array in ascending order, the others in the same order of elements.',
      (call) => sortArrays(call, 1),
    ),
    special(
      'array_sort_desc',
      'array_sort_desc(Array, ... [, NullsLast])',
      'The first array in descending order, the others in the same order of elements.',
      (call) => sortArrays(call, -1),
    ),
  ]),
  ...neverGrowing([
    arrayOnly('array_reverse', 'array_reverse(Array)', 'The elements in reverse order.', (array) =>
      [...array].reverse(),
    ),
  ]),
  ...bounded([
    special(
      'array_iff array_iif',
      'array_iff(Conditions, Then, Else)',
      'For each condition the element of Then or Else at its place (or the value itself).',
      (call) => {
        const [conditions, whenTrue, whenFalse] = dynamics(call) as [
          (row: Value[]) => Dynamic,
          (row: Value[]) => Dynamic,
          (row: Value[]) => Dynamic,
        ];
        return (row) => {
          const tests = conditions(row);
          if (!Array.isArray(tests)) return null;
          const [yes, no] = [whenTrue(row), whenFalse(row)];
          return tests.map((test, index): Dynamic => {
            const isTrue = typeof test === 'boolean' ? test : typeof test === 'number' ? test !== 0 : null;
            if (isTrue === null) return null;
            const chosen = isTrue ? yes : no;
            return Array.isArray(chosen) ? (chosen[index] ?? null) : chosen;
          });
        };
      },
    ),
    special(
      'array_split',
      'array_split(Array, Index)',
      'Parts of the array, split before the positions (one or an array of them).',
      (call) => {
        const [array, index] = dynamics(call) as [(row: Value[]) => Dynamic, (row: Value[]) => Dynamic];
        return (row) => {
          const [items, at] = [array(row), index(row)];
          if (!Array.isArray(items) || at === null) return null;
          const places = (Array.isArray(at) ? at : [at]).map((place) => {
            const number = Number(place);
            return Math.min(items.length, number < 0 ? Math.max(0, items.length + number) : number);
          });
          const borders = [0, ...places, items.length];
          const parts = borders.slice(1).map((end, part) => [borders[part] as number, end] as const);
          checkMembers(parts.reduce((sum, [from, end]) => sum + 1 + Math.max(0, end - from), 0));
          return parts.map(([from, end]) => items.slice(from, Math.max(end, from)));
        };
      },
    ),
    special(
      'zip',
      'zip(Array, Array, ...)',
      'An array of arrays: the first elements, the second ones, and so on.',
      (call) => {
        const args = dynamics(call);
        return (row) => {
          const arrays = args.map((arg) => {
            const value = arg(row);
            return Array.isArray(value) ? value : [value];
          });
          const length = arrays.reduce((most, array) => Math.max(most, array.length), 0);
          checkMembers(length * (arrays.length + 1));
          return Array.from({ length }, (_, index) => arrays.map((array) => array[index] ?? null));
        };
      },
    ),
  ]),
];
