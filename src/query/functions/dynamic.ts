import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Evaluator } from '../evaluate/context.ts';
import { compareDynamics, keyOf } from '../values/compare.ts';
import { convert, toDynamic, toLong, toReal, toText } from '../values/convert.ts';
import { type Bag, type Dynamic, dynamicToText, isBag, kindOf, parseJson, realToDynamic } from '../values/dynamic.ts';
import { add, type Int64, multiply } from '../values/int64.ts';
import type { Value } from '../values/value.ts';
import { text } from '../plan.ts';
import { as, type FunctionCall, type ScalarFunction, simple, special } from './function.ts';
import { follow, member, parsePath } from './json-path.ts';

const MAX_ELEMENTS = 1_048_576;

/** Every argument as dynamic, text unread. */
const dynamics = (call: FunctionCall, from = 0) =>
  call.args.slice(from).map((evaluate, index) => {
    const type = call.types[from + index] as ColumnType;
    return (row: Value[]): Dynamic => toDynamic(evaluate(row), type);
  });

const arrayOnly = (names: string, usage: string, summary: string, body: (array: Dynamic[]) => Value): ScalarFunction =>
  simple(names, usage, ['dynamic'], summary, (value) => (Array.isArray(value) ? body(value) : null));

const unique = (items: readonly Dynamic[]): Dynamic[] => {
  const seen = new Map<unknown, Dynamic>();
  for (const item of items) {
    const key = typeof item === 'object' && item !== null ? `\u0000${keyOf(item)}` : item;
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
};

const keySet = (items: readonly Dynamic[]) => new Set(items.map((item) => keyOf(item)));

const sets = (
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

/** Key and value arguments in turn as a bag. Null values stay members. */
const packed = (call: FunctionCall): Evaluator => {
  const args = dynamics(call);
  return (row) => {
    const bag: Bag = new Map();
    for (let index = 0; index + 1 < args.length; index += 2)
      bag.set(dynamicToText(args[index]!(row)), args[index + 1]!(row));
    return bag;
  };
};

function withoutPath(value: Dynamic, steps: readonly (string | number)[]): Dynamic {
  const [step, ...rest] = steps;
  if (typeof step !== 'string' || !isBag(value) || !value.has(step)) return value;
  const copy: Bag = new Map(value);
  if (rest.length === 0) copy.delete(step);
  else copy.set(step, withoutPath(value.get(step) as Dynamic, rest));
  return copy;
}

/** All paths of a value, as `treepath` lists them. */
function paths(value: Dynamic, prefix: string): string[] {
  if (Array.isArray(value))
    return [`${prefix}[0]`, ...(value.length > 0 ? nestedPaths(value[0] as Dynamic, `${prefix}[0]`) : [])];
  return nestedPaths(value, prefix);
}

const nestedPaths = (value: Dynamic, prefix: string): string[] => {
  if (isBag(value)) {
    return [...value].flatMap(([key, inner]) => {
      const path = `${prefix}['${key}']`;
      return [path, ...paths(inner, path)];
    });
  }
  return Array.isArray(value) ? paths(value, prefix) : [];
};

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
    const order = keys.map((_, index) => index);
    order.sort((a, b) => {
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

/** From Start to at most Stop; 1,048,576 elements at most, as the language has it. */
function rangeArray(call: FunctionCall): Evaluator {
  const [start, stop] = call.args as [Evaluator, Evaluator];
  const [startType, stopType, stepType] = call.types as [ColumnType, ColumnType, ColumnType | undefined];
  const isTime = startType === 'datetime' || startType === 'timespan';
  const step: Evaluator =
    call.args[2] ?? (() => (isTime ? (startType === 'datetime' ? 864_000_000_000 : 36_000_000_000) : 1));
  const isReal = [startType, stopType, stepType].includes('real') && !isTime;
  return (row) => {
    const items: Dynamic[] = [];
    if (startType === 'datetime') {
      const [from, to] = [start(row) as bigint | null, convert(stop(row), stopType, 'datetime') as bigint | null];
      const by = step(row);
      if (from === null || to === null || by === null || by === 0) return null;
      const width = BigInt(by as Int64);
      for (let at = from; (width > 0n ? at <= to : at >= to) && items.length < MAX_ELEMENTS; at += width)
        items.push(toDynamic(at, 'datetime'));
      return items;
    }
    if (isReal) {
      const [from, to, by] = [
        toReal(start(row), startType),
        toReal(stop(row), stopType),
        toReal(step(row), stepType ?? 'long'),
      ];
      if (from === null || to === null || !by) return null;
      const count = Math.min(MAX_ELEMENTS, Math.floor((to - from) / by + 1e-9) + 1);
      for (let index = 0; index < count; index += 1) items.push(realToDynamic(from + index * by));
      return items;
    }
    const type = startType === 'timespan' ? 'timespan' : 'long';
    const [from, to] = [toLong(start(row), startType), toLong(stop(row), stopType)];
    const by = toLong(step(row), stepType ?? 'long');
    if (from === null || to === null || !by) return null;
    for (let index = 0; index < MAX_ELEMENTS; index += 1) {
      const at = add(from, multiply(by, index));
      if (by > 0 ? at > to : at < to) break;
      items.push(toDynamic(at, type));
    }
    return items;
  };
}

export const dynamicFunctions: readonly ScalarFunction[] = [
  special(
    '[]',
    'Value.Member, Value["member"], Array[Index]',
    'A member of a bag or an element of an array; null where there is none.',
    (call) => {
      const evaluate = call.args[0] as Evaluator;
      const keyType = call.types[1] as ColumnType;
      const constant = call.constant(1);
      const keyFor = (value: Value): string | number => {
        if (keyType === 'string') return value as string;
        if (keyType === 'dynamic') return typeof value === 'string' ? value : Number(value);
        return Number(value);
      };
      if (constant !== undefined) {
        const key = keyFor(constant);
        return (row) => member(evaluate(row) as Dynamic, key);
      }
      const key = call.args[1] as Evaluator;
      return (row) => {
        const at = key(row);
        return at === null ? null : member(evaluate(row) as Dynamic, keyFor(at));
      };
    },
  ),
  arrayOnly('array_length', 'array_length(Array)', 'Number of elements.', (array) => array.length),
  special('pack_array', 'pack_array(Value, ...)', 'An array of the values.', (call) => {
    const args = dynamics(call);
    return (row) => args.map((arg) => arg(row));
  }),
  special('bag_pack pack pack_dictionary', 'bag_pack(Key, Value, ...)', 'A bag of the keys and values.', packed),
  special(
    'pack_all',
    'pack_all([IgnoreNullAndEmpty])',
    'A bag of all columns of the row.',
    (call) => {
      const ignores = call.constant(0) === true;
      const bag = packed({ ...call, args: call.args.slice(1), types: call.types.slice(1) });
      if (!ignores) return bag;
      return (row) => new Map([...(bag(row) as Bag)].filter(([, value]) => value !== null && value !== ''));
    },
    {
      read(node, reader) {
        const [flag] = node.child('ArgumentList')?.list('Expressions') ?? [];
        const columns = reader.columns.flatMap((column, index) => [
          text(column.name),
          { k: 'column' as const, type: column.type, index },
        ]);
        const ignores = flag ? reader.expr(flag) : { k: 'constant' as const, type: 'bool' as const, value: false };
        return reader.call('pack_all', [ignores, ...columns], node, 'dynamic');
      },
    },
  ),
  simple('bag_keys', 'bag_keys(Bag)', ['dynamic'], 'The names of the members of a bag.', (value) =>
    isBag(value) ? [...value.keys()] : null,
  ),
  simple(
    'bag_has_key',
    'bag_has_key(Bag, Key)',
    ['dynamic', 'string'],
    'True when the bag has the member; the key may be a path `$.a.b`.',
    (value, key) => {
      if (!isBag(value)) return null;
      const steps = parsePath(key);
      if (value.has(key) || !steps || steps.length === 0) return value.has(key);
      const inner = follow(value, steps.slice(0, -1));
      const last = steps[steps.length - 1];
      return typeof last === 'string'
        ? isBag(inner) && inner.has(last)
        : Array.isArray(inner) && (last as number) < inner.length;
    },
  ),
  special(
    'bag_merge',
    'bag_merge(Bag, Bag, ...)',
    'One bag of all members; the first bag that has a key wins.',
    (call) => {
      const args = dynamics(call);
      return (row) => {
        const bags = args.map((arg) => arg(row)).filter(isBag);
        if (bags.length === 0) return null;
        const merged: Bag = new Map();
        for (const bag of bags) for (const [key, value] of bag) if (!merged.has(key)) merged.set(key, value);
        return merged;
      };
    },
  ),
  simple(
    'bag_remove_keys',
    'bag_remove_keys(Bag, Keys)',
    ['dynamic', 'dynamic'],
    'The bag without the members; keys may be paths `$.a.b`.',
    (value, keys) => {
      if (!isBag(value) || !Array.isArray(keys)) return null;
      return keys.reduce<Dynamic>((bag, key) => {
        const name = dynamicToText(key);
        return withoutPath(bag, isBag(bag) && bag.has(name) ? [name] : (parsePath(name) ?? [name]));
      }, value);
    },
  ),
  special('array_concat', 'array_concat(Array, ...)', 'One array of all elements.', (call) => {
    const args = dynamics(call);
    return (row) => {
      const arrays = args.map((arg) => arg(row)).filter(Array.isArray) as Dynamic[][];
      return arrays.length === 0 ? null : arrays.flat(1);
    };
  }),
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
        const wanted = keyOf(value(row));
        const from = Number(start(row) ?? 0);
        const offset = from < 0 ? Math.max(0, items.length + from) : from;
        const size = Number(length(row) ?? -1);
        const end = size < 0 ? items.length : Math.min(items.length, offset + size);
        let left = Number(occurrence(row) ?? 1);
        for (let at = offset; at < end; at += 1) {
          if (keyOf(items[at] as Dynamic) !== wanted) continue;
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
  arrayOnly('array_reverse', 'array_reverse(Array)', 'The elements in reverse order.', (array) => [...array].reverse()),
  special(
    'array_iff',
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
        return borders
          .slice(1)
          .map((end, part) => items.slice(borders[part] as number, Math.max(end, borders[part] as number)));
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
        const length = Math.max(...arrays.map((array) => array.length));
        return Array.from({ length }, (_, index) => arrays.map((array) => array[index] ?? null));
      };
    },
  ),
  simple('treepath', 'treepath(Value)', ['dynamic'], 'All paths of a dynamic value.', (value) => paths(value, '')),
  sets('set_union', 'The elements of any array, each once.', (first, others) => unique([first, ...others].flat(1))),
  sets('set_intersect', 'The elements that all arrays have, each once.', (first, others) => {
    const keys = others.map(keySet);
    return unique(first.filter((item) => keys.every((set) => set.has(keyOf(item)))));
  }),
  sets('set_difference', 'The elements of the first array that no other has, each once.', (first, others) => {
    const keys = others.map(keySet);
    return unique(first.filter((item) => !keys.some((set) => set.has(keyOf(item)))));
  }),
  special('set_has_element', 'set_has_element(Array, Value)', 'True when the array has the value.', (call) => {
    const [array, value] = dynamics(call) as [(row: Value[]) => Dynamic, (row: Value[]) => Dynamic];
    return (row) => {
      const items = array(row);
      if (!Array.isArray(items)) return null;
      const key = keyOf(value(row));
      return items.some((item) => keyOf(item) === key);
    };
  }),
  special(
    'range',
    'range(Start, Stop [, Step])',
    'An array of values from Start to at most Stop, 1,048,576 at most.',
    rangeArray,
  ),
  special(
    'extract_json extractjson',
    'extract_json(Path, Json [, typeof(Type)])',
    'The value at a path such as `$.a[0]`, as text or as the type.',
    (call) => {
      const path = as(call, 0, 'string');
      const source = call.args[1] as Evaluator;
      const sourceType = call.types[1] as ColumnType;
      return (row) => {
        const value = sourceType === 'dynamic' ? (source(row) as Dynamic) : parseJson(toText(source(row), sourceType));
        const steps = parsePath(path(row) ?? '');
        if (value === undefined || !steps) return null;
        return convert(follow(value, steps), 'dynamic', call.type);
      };
    },
  ),
];
