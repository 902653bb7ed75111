import type { AggregateCall } from '../../plan/plan.ts';
import { type Operand, raise } from '../../pushdown/operand.ts';
import type { MongoExpr } from '../../tables/storage.ts';
import { Decimal } from '../../values/decimal.ts';
import { add, fromReal, type Int64 } from '../../values/int64.ts';
import type { Value } from '../../values/value.ts';
import type { Aggregate, AggregateDefinition, PushedGroup } from '../define/aggregate.ts';
import { conditional } from '../define/conditional.ts';
import { as } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { resultArgument } from '../support/result-argument.ts';

const sum: AggregateDefinition = {
  names: ['sum'],
  usage: 'sum(Value)',
  summary: 'Sum, nulls left out; 0 of no rows.',
  isShort: true,
  pushDown: pushedSum(false),
  prepare(call) {
    const evaluate = resultArgument(call);
    if (call.type === 'real') {
      return () => {
        let total = 0;
        return {
          add(row) {
            const value = evaluate(row);
            if (value !== null) total += value as number;
          },
          results: () => [total],
        };
      };
    }
    if (call.type === 'decimal') {
      return () => {
        let total = new Decimal(0);
        return {
          add(row) {
            const value = evaluate(row) as Decimal | null;
            if (value !== null) total = total.plus(value);
          },
          results: () => [total],
        };
      };
    }
    return () => {
      let total: Int64 = 0;
      return {
        add(row) {
          const value = evaluate(row);
          if (value !== null) total = add(total, value as Int64);
        },
        results: () => [total],
      };
    };
  },
};

const avg: AggregateDefinition = {
  names: ['avg'],
  usage: 'avg(Value)',
  summary: 'Average, nulls left out; NaN of no rows.',
  isShort: true,
  pushDown: pushedAvg(false),
  prepare(call) {
    if (call.type === 'timespan' || call.type === 'datetime') {
      const evaluate = resultArgument(call);
      return () => {
        let [total, rows] = [0n, 0n];
        return {
          add(row) {
            const value = evaluate(row);
            if (value === null) return;
            total += BigInt(value as Int64);
            rows += 1n;
          },
          results: (): Value[] => {
            if (rows === 0n) return [null];
            return [call.type === 'datetime' ? total / rows : fromReal(Number(total / rows))];
          },
        };
      };
    }
    if (call.type === 'decimal') {
      const evaluate = resultArgument(call);
      return () => {
        let total = new Decimal(0);
        let rows = 0;
        return {
          add(row) {
            const value = evaluate(row) as Decimal | null;
            if (value === null) return;
            total = total.plus(value);
            rows += 1;
          },
          results: () => [rows === 0 ? null : total.dividedBy(rows)],
        };
      };
    }
    const evaluate = as(call, 0, 'real');
    return () => {
      let [total, rows] = [0, 0];
      return {
        add(row) {
          const value = evaluate(row);
          if (value === null) return;
          total += value;
          rows += 1;
        },
        results: () => [total / rows],
      };
    };
  },
};

/**
 * Whole numbers are added exactly while the sum of their absolute values is exact in a double. Sums of real numbers depend on the order and
 * stay in process.
 */
const SAFE = Number.MAX_SAFE_INTEGER;

const whole = ({ args }: AggregateCall, { scope }: PushedGroup): Operand | null => {
  const operand = scope.value(args[0]);
  return operand && (operand.type === 'int' || operand.type === 'long') ? operand : null;
};

/** The value for rows that count, else null, which sums leave out. */
const chosen = (operand: Operand, call: AggregateCall, { scope }: PushedGroup, isConditional: boolean): MongoExpr => {
  if (!isConditional) return operand.expr;
  const test = scope.test(call.args[1]);
  return test ? { $cond: [test.isTrue, operand.expr, null] } : undefined;
};

/** The sum, where no part of it can have been rounded. */
function exactSum({ group, name }: PushedGroup, value: MongoExpr): MongoExpr {
  const [total, size] = [`${name}s`, `${name}z`];
  group.add(total, { $sum: value }, '$sum');
  group.add(size, { $sum: { $abs: value } }, '$sum');
  return { $cond: [{ $lte: [`$${size}`, SAFE] }, `$${total}`, raise('too large a sum', `$${size}`)] };
}

function pushedSum(isConditional: boolean): NonNullable<Aggregate['pushDown']> {
  return (call, grouped) => {
    const operand = whole(call, grouped);
    const value = operand && chosen(operand, call, grouped, isConditional);
    if (!operand || value === undefined || call.types[0] !== 'long') return null;
    return [() => ({ type: 'long', expr: exactSum(grouped, value), isNullable: false })];
  };
}

/** The sum divided by the number of values that are not null; NaN of no values. */
function pushedAvg(isConditional: boolean): NonNullable<Aggregate['pushDown']> {
  return (call, grouped) => {
    const operand = whole(call, grouped);
    const value = operand && chosen(operand, call, grouped, isConditional);
    if (!operand || value === undefined || call.types[0] !== 'real') return null;
    return [
      () => {
        const { group, name: member } = grouped;
        const rows = `${member}n`;
        const isNullable = operand.isNullable || isConditional;
        group.add(rows, { $sum: isNullable ? { $cond: [{ $eq: [value, null] }, 0, 1] } : 1 }, '$sum');
        const total = exactSum(grouped, value);
        const expr = { $cond: [{ $eq: [`$${rows}`, 0] }, { $literal: NaN }, { $divide: [total, `$${rows}`] }] };
        return { type: 'real', expr, isNullable: false };
      },
    ];
  };
}

export const sums: readonly Aggregate[] = neverGrowing([
  sum,
  conditional(sum, 'sumif', 'sumif(Value, If)', { pushDown: pushedSum(true) }),
  avg,
  conditional(avg, 'avgif', 'avgif(Value, If)', { pushDown: pushedAvg(true) }),
]);
