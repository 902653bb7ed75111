import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import { idOf, sizeOf } from '../../values/compare.ts';
import { toDynamic } from '../../values/convert.ts';
import { type Bag, type Dynamic, isBag } from '../../values/dynamic.ts';
import { MAX_MEMBERS } from '../../values/limits.ts';
import { Weighing } from '../../values/weight.ts';
import type { Aggregate, AggregateDefinition } from '../define/aggregate.ts';
import { conditional } from '../define/conditional.ts';
import { as } from '../define/function.ts';
import { bounded } from '../define/growth.ts';

const list = (
  names: string,
  usage: string,
  summary: string,
  options: { unique: boolean; nulls: boolean },
): AggregateDefinition => ({
  names: names.split(' '),
  usage,
  summary,
  prepare(call) {
    const evaluate = call.args[0] as Evaluator;
    const type = call.types[0] as ColumnType;
    const wanted = call.args.length > 1 ? Number(call.constant(1) ?? MAX_MEMBERS) : MAX_MEMBERS;
    const limit = Math.min(wanted, MAX_MEMBERS);
    return () => {
      const items: Dynamic[] = [];
      const seen = new Set<unknown>();
      const content = new Weighing();
      const addOne = (item: Dynamic): void => {
        if (items.length >= limit) return;
        if (options.unique) {
          const id = idOf(item);
          if (seen.has(id)) return;
          seen.add(id);
        }
        content.include(item);
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

const makeBag: AggregateDefinition = {
  names: ['make_bag', 'make_dictionary'],
  usage: 'make_bag(Bag [, MaxSize])',
  summary: 'One bag of the members of all bags; the first bag that has a key wins.',
  prepare(call) {
    const evaluate = as(call, 0, 'dynamic');
    const limit = call.args.length > 1 ? Number(call.constant(1) ?? MAX_MEMBERS) : MAX_MEMBERS;
    return () => {
      const bag: Bag = new Map();
      const content = new Weighing();
      return {
        add(row) {
          const value = evaluate(row);
          if (!isBag(value)) return;
          for (const [key, member] of value) {
            if (bag.has(key) || bag.size >= limit) continue;
            content.include(member, key);
            bag.set(key, member);
            call.hold(48 + key.length * 2 + sizeOf(member));
          }
        },
        results: () => [bag],
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

export const collections: readonly Aggregate[] = bounded([
  makeList,
  conditional(makeList, 'make_list_if', 'make_list_if(Value, If [, MaxSize])'),
  list('make_list_with_nulls', 'make_list_with_nulls(Value)', 'An array of the values, nulls included.', {
    unique: false,
    nulls: true,
  }),
  makeSet,
  conditional(makeSet, 'make_set_if', 'make_set_if(Value, If [, MaxSize])'),
  makeBag,
  conditional(makeBag, 'make_bag_if', 'make_bag_if(Bag, If [, MaxSize])'),
]);
