import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { text } from '../../plan/plan.ts';
import { type Bag, type Dynamic, dynamicToText, isBag } from '../../values/dynamic.ts';
import { type ScalarFunction, simple, special } from '../define/function.ts';
import { dynamics } from '../support/dynamic-arguments.ts';
import { follow, parsePath } from '../support/json-path.ts';

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

export const bags: readonly ScalarFunction[] = [
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
];
