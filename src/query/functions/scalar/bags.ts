import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { text } from '../../plan/plan.ts';
import { type Bag, type Dynamic, dynamicToText, isBag } from '../../values/dynamic.ts';
import { checkMembers } from '../../values/limits.ts';
import { type ScalarFunction, simple, special } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';
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

/** A bag without members of it, or of bags within it. Each bag that changes is copied once. */
class Removal {
  private readonly copies = new Set<Bag>();
  private bag: Bag;

  constructor(bag: Bag) {
    this.bag = bag;
  }

  get result(): Bag {
    return this.bag;
  }

  private own(bag: Bag): Bag {
    if (this.copies.has(bag)) return bag;
    const copy: Bag = new Map(bag);
    this.copies.add(copy);
    return copy;
  }

  /** The key is the name of a member, or a path. */
  remove(key: string): void {
    const steps = this.bag.has(key) ? [key] : (parsePath(key) ?? [key]);
    let at: Dynamic = this.bag;
    for (const step of steps) {
      if (typeof step !== 'string' || !isBag(at) || !at.has(step)) return;
      at = at.get(step) as Dynamic;
    }
    if (steps.length === 0) return;
    let bag = (this.bag = this.own(this.bag));
    for (const step of steps.slice(0, -1) as string[]) {
      const inner = this.own(bag.get(step) as Bag);
      bag.set(step, inner);
      bag = inner;
    }
    bag.delete(steps[steps.length - 1] as string);
  }
}

export const bags: readonly ScalarFunction[] = [
  ...bounded([
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
  ]),
  ...neverGrowing([
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
  ]),
  ...bounded([
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
          for (const bag of bags) {
            call.spend(bag.size);
            for (const [key, value] of bag) {
              if (merged.has(key)) continue;
              checkMembers(merged.size + 1);
              merged.set(key, value);
            }
          }
          return merged;
        };
      },
    ),
  ]),
  ...neverGrowing([
    simple(
      'bag_remove_keys',
      'bag_remove_keys(Bag, Keys)',
      ['dynamic', 'dynamic'],
      'The bag without the members; keys may be paths `$.a.b`.',
      (value, keys) => {
        if (!isBag(value) || !Array.isArray(keys)) return null;
        const removal = new Removal(value);
        for (const key of keys) removal.remove(dynamicToText(key));
        return removal.result;
      },
    ),
  ]),
];
