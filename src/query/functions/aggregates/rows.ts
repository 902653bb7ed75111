import type { Evaluator } from '../../evaluate/context.ts';
import { result, storedResult } from '../../pushdown/group.ts';
import { asStored } from '../../pushdown/operand.ts';
import type { MongoExpr } from '../../tables/storage.ts';
import { compareValues } from '../../values/compare.ts';
import type { Value } from '../../values/value.ts';
import type { Aggregate, AggregateDefinition } from '../define/aggregate.ts';
import { conditional } from '../define/conditional.ts';
import { LargeValues } from '../support/large-values.ts';
import { neverGrowing } from '../define/growth.ts';

/**
 * The row in which the first argument is largest, nulls last; of equal rows the first one. MongoDB's `$max` of a document compares its
 * members one after the other: first the argument, then the order of the rows, which differs in every row; so the other members never
 * decide.
 */
const pushedArgMax: NonNullable<Aggregate['pushDown']> = ({ args, types }, { scope, group, relation, name }) => {
  const { storage, timeColumn, columns } = relation.source;
  if (relation.kind !== 'stored' || relation.isUnordered || storage.order === null) return null;
  const [by] = args;
  const first = scope.value(by);
  if (!first) return null;
  const timePath = timeColumn === null ? undefined : storage.columns[timeColumn]?.path;
  // the order of the rows is that of their times, which alone decides
  const isByTime = first.field !== undefined && first.field.path === timePath && columns.length > 0;
  const members: Record<string, MongoExpr> = {
    ...(isByTime ? {} : { by: first.expr }),
    order: `$${storage.order}`,
  };
  return args.map((arg, index) => () => {
    const operand = index === 0 ? first : scope.value(arg);
    if (!operand || operand.type !== types[index] || scope.constant(arg) !== undefined) return null;
    group.add(name, { $max: members }, '$max');
    // compared values stay as they are: documents with a missing member compare by the names of their other members
    if (index === 0 && !isByTime) return result(`${name}.by`, operand.type, operand.isNullable);
    members[`c${index}`] = asStored(operand);
    return storedResult(`${name}.c${index}`, operand);
  });
};

/** arg_max, arg_min: the row whose first argument is extreme, nulls last; the first of equal rows. */
const argExtreme = (names: string, usage: string, summary: string, sign: 1 | -1): AggregateDefinition => ({
  names: names.split(' '),
  usage,
  summary,
  isShort: true,
  ...(sign > 0 ? { pushDown: pushedArgMax } : {}),
  prepare(call) {
    const [by, ...others] = call.args as [Evaluator, ...Evaluator[]];
    return () => {
      let best: Value[] | undefined;
      const holder = new LargeValues(call);
      return {
        add(row) {
          const value = by(row);
          const known = best?.[0];
          const isBetter =
            best === undefined ||
            (value !== null && (known === null || known === undefined || compareValues(value, known) * sign > 0));
          if (!isBetter) return;
          best = [value, ...others.map((evaluate) => evaluate(row))];
          holder.keep(best);
        },
        results: () => best ?? call.results.map(() => null),
      };
    };
  },
});

const takeAny: AggregateDefinition = {
  names: ['take_any', 'any'],
  usage: 'take_any(Value, ...), take_any(*)',
  summary: 'The values of some row; a single value that is neither null nor empty where there is one.',
  isShort: true,
  prepare(call) {
    const isSingle = call.args.length === 1;
    return () => {
      let taken: Value[] | undefined;
      const holder = new LargeValues(call);
      return {
        add(row) {
          if (taken && !(isSingle && (taken[0] === null || taken[0] === ''))) return;
          taken = call.args.map((evaluate) => evaluate(row));
          holder.keep(taken);
        },
        results: () => taken ?? call.results.map(() => null),
      };
    };
  },
};

export const rowsOfGroups: readonly Aggregate[] = neverGrowing([
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
  conditional(takeAny, 'take_anyif anyif', 'take_anyif(Value, If)'),
]);
