import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import { compareValues, keyOf, sizeOf } from '../../values/compare.ts';
import { toDynamic } from '../../values/convert.ts';
import { type Bag, type Dynamic, isBag, kindOf } from '../../values/dynamic.ts';
import type { Value } from '../../values/value.ts';
import type { Aggregate } from '../aggregate.ts';
import { as } from '../function.ts';
import { conditional } from './conditional.ts';

const MAX_ELEMENTS = 1_048_576;

const list = (
  names: string,
  usage: string,
  summary: string,
  options: { unique: boolean; nulls: boolean },
): Aggregate => ({
  names: names.split(' '),
  usage,
  summary,
  prepare(call) {
    const evaluate = call.args[0] as Evaluator;
    const type = call.types[0] as ColumnType;
    const wanted = call.args.length > 1 ? Number(call.constant(1) ?? MAX_ELEMENTS) : MAX_ELEMENTS;
    const limit = Math.min(wanted, MAX_ELEMENTS);
    return () => {
      const items: Dynamic[] = [];
      const seen = new Set<unknown>();
      const addOne = (item: Dynamic): void => {
        if (items.length >= limit) return;
        if (options.unique) {
          const key = keyOf(item);
          if (seen.has(key)) return;
          seen.add(key);
        }
        items.push(item);
        call.hold(8 + sizeOf(item) * (options.unique ? 2 : 1));
      };
      return {
        add(row) {
          const value = evaluate(row);
          if (value === null && !options.nulls) return;
          const item = toDynamic(value, type);
          // a set takes the elements of an array, not the array
          if (options.unique && Array.isArray(item)) item.forEach(addOne);
          else addOne(item);
        },
        results: () => [items],
      };
    };
  },
});

const makeBag: Aggregate = {
  names: ['make_bag'],
  usage: 'make_bag(Bag [, MaxSize])',
  summary: 'One bag of the members of all bags; the first bag that has a key wins.',
  prepare(call) {
    const evaluate = as(call, 0, 'dynamic');
    const limit = call.args.length > 1 ? Number(call.constant(1) ?? MAX_ELEMENTS) : MAX_ELEMENTS;
    return () => {
      const bag: Bag = new Map();
      return {
        add(row) {
          const value = evaluate(row);
          if (!isBag(value)) return;
          for (const [key, member] of value) {
            if (bag.has(key) || bag.size >= limit) continue;
            bag.set(key, member);
            call.hold(48 + key.length * 2 + sizeOf(member));
          }
        },
        results: () => [bag],
      };
    };
  },
};

/** arg_max, arg_min: the row whose first argument is extreme, nulls last; the first one of equals. */
const argExtreme = (names: string, usage: string, summary: string, sign: 1 | -1): Aggregate => ({
  names: names.split(' '),
  usage,
  summary,
  prepare(call) {
    const [by, ...others] = call.args as [Evaluator, ...Evaluator[]];
    return () => {
      let best: Value[] | undefined;
      return {
        add(row) {
          const value = by(row);
          const known = best?.[0];
          const isBetter =
            best === undefined ||
            (value !== null && (known === null || known === undefined || compareValues(value, known) * sign > 0));
          if (isBetter) best = [value, ...others.map((evaluate) => evaluate(row))];
        },
        results: () => best ?? call.results.map(() => null),
      };
    };
  },
});

const takeAny: Aggregate = {
  names: ['take_any', 'any'],
  usage: 'take_any(Value, ...), take_any(*)',
  summary: 'The values of some row; a single value that is neither null nor empty where there is one.',
  prepare(call) {
    const isSingle = call.args.length === 1;
    return () => {
      let taken: Value[] | undefined;
      return {
        add(row) {
          if (taken && !(isSingle && (taken[0] === null || taken[0] === ''))) return;
          taken = call.args.map((evaluate) => evaluate(row));
        },
        results: () => taken ?? call.results.map(() => null),
      };
    };
  },
};

/** What has been seen at one place of the values: names of scalar types, members, elements. */
interface Shape {
  readonly scalars: Set<string>;
  readonly members: Map<string, Shape>;
  element: Shape | null;
}

const newShape = (): Shape => ({ scalars: new Set(), members: new Map(), element: null });

function observe(shape: Shape, value: Dynamic): void {
  if (value === null) return;
  if (Array.isArray(value)) {
    shape.element ??= newShape();
    for (const item of value) observe(shape.element, item);
  } else if (isBag(value)) {
    for (const [key, member] of value) {
      let inner = shape.members.get(key);
      if (!inner) shape.members.set(key, (inner = newShape()));
      observe(inner, member);
    }
  } else {
    const kind = kindOf(value);
    shape.scalars.add(kind === 'real' ? 'double' : kind);
  }
}

function describe(shape: Shape): Dynamic {
  const forms: Dynamic[] = [...shape.scalars];
  const container: Bag = new Map([...shape.members].map(([key, inner]) => [key, describe(inner)]));
  if (shape.element) container.set('`indexer`', describe(shape.element));
  if (container.size > 0) forms.push(container);
  return forms.length === 1 ? (forms[0] as Dynamic) : forms;
}

const buildSchema: Aggregate = {
  names: ['buildschema'],
  usage: 'buildschema(Dynamic)',
  summary: 'The smallest schema that admits all values of a dynamic column.',
  prepare(call) {
    const evaluate = as(call, 0, 'dynamic');
    return () => {
      const shape = newShape();
      let isEmpty = true;
      return {
        add(row) {
          const value = evaluate(row);
          if (value !== null) isEmpty = false;
          observe(shape, value);
        },
        results: () => [isEmpty ? null : describe(shape)],
      };
    };
  },
};

const makeList = list(
  'make_list makelist',
  'make_list(Value [, MaxSize])',
  'An array of the values, nulls left out; 1,048,576 at most.',
  { unique: false, nulls: false },
);
const makeSet = list(
  'make_set makeset',
  'make_set(Value [, MaxSize])',
  'An array of the distinct values, nulls left out; 1,048,576 at most.',
  { unique: true, nulls: false },
);

export const collections: readonly Aggregate[] = [
  makeList,
  conditional(makeList, 'make_list_if', 'make_list_if(Value, If [, MaxSize])'),
  list('make_list_with_nulls', 'make_list_with_nulls(Value)', 'An array of the values, nulls included.', {
    unique: false,
    nulls: true,
  }),
  makeSet,
  conditional(makeSet, 'make_set_if', 'make_set_if(Value, If [, MaxSize])'),
  makeBag,
  argExtreme(
    'arg_max argmax',
    'arg_max(By, Value, ...), arg_max(By, *)',
    'The values of the row in which By is largest.',
    1,
  ),
  argExtreme(
    'arg_min argmin',
    'arg_min(By, Value, ...), arg_min(By, *)',
    'The values of the row in which By is smallest.',
    -1,
  ),
  takeAny,
  conditional(takeAny, 'take_anyif', 'take_anyif(Value, If)'),
  buildSchema,
];
