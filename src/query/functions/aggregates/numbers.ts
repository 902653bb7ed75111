import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import { compareValues } from '../../values/compare.ts';
import { convert } from '../../values/convert.ts';
import { Decimal } from '../../values/decimal.ts';
import { add, fromReal, type Int64 } from '../../values/int64.ts';
import type { Value } from '../../values/value.ts';
import type { Aggregate, AggregateBinding } from '../aggregate.ts';
import { as } from '../function.ts';
import { conditional } from './conditional.ts';

/** The argument in the type of the result. */
const argument = (call: AggregateBinding): Evaluator => {
  const evaluate = call.args[0] as Evaluator;
  const type = call.types[0] as ColumnType;
  return type === call.type || (type === 'int' && call.type !== 'decimal')
    ? evaluate
    : (row) => convert(evaluate(row), type, call.type);
};

const sum: Aggregate = {
  names: ['sum'],
  usage: 'sum(Value)',
  summary: 'Sum, nulls left out; 0 of no rows.',
  prepare(call) {
    const evaluate = argument(call);
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

const avg: Aggregate = {
  names: ['avg'],
  usage: 'avg(Value)',
  summary: 'Average, nulls left out; NaN of no rows.',
  prepare(call) {
    if (call.type === 'timespan' || call.type === 'datetime') {
      const evaluate = argument(call);
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
      const evaluate = argument(call);
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

const extreme = (name: string, summary: string, sign: 1 | -1): Aggregate => ({
  names: [name],
  usage: `${name}(Value)`,
  summary,
  prepare(call) {
    const evaluate = argument(call);
    return () => {
      let best: Value = null;
      return {
        add(row) {
          const value = evaluate(row);
          if (value === null) return;
          if (best === null || compareValues(value, best) * sign > 0) best = value;
        },
        results: () => [best],
      };
    };
  },
});

/** Welford's method: exact enough however large the values are. */
const spread = (name: string, summary: string, of: (variance: number) => number): Aggregate => ({
  names: [name],
  usage: `${name}(Value)`,
  summary,
  prepare(call) {
    const evaluate = as(call, 0, 'real');
    return () => {
      let [rows, mean, squares] = [0, 0, 0];
      return {
        add(row) {
          const value = evaluate(row);
          if (value === null) return;
          rows += 1;
          const distance = value - mean;
          mean += distance / rows;
          squares += distance * (value - mean);
        },
        results: () => [rows < 2 ? 0 : of(squares / (rows - 1))],
      };
    };
  },
});

const max = extreme('max', 'The largest value, nulls left out.', 1);
const min = extreme('min', 'The smallest value, nulls left out.', -1);
const stdev = spread('stdev', 'Standard deviation of a sample.', Math.sqrt);
const variance = spread('variance', 'Variance of a sample.', (value) => value);

export const numbers: readonly Aggregate[] = [
  sum,
  conditional(sum, 'sumif', 'sumif(Value, If)'),
  avg,
  conditional(avg, 'avgif', 'avgif(Value, If)'),
  max,
  conditional(max, 'maxif', 'maxif(Value, If)'),
  min,
  conditional(min, 'minif', 'minif(Value, If)'),
  stdev,
  conditional(stdev, 'stdevif', 'stdevif(Value, If)'),
  variance,
  conditional(variance, 'varianceif', 'varianceif(Value, If)'),
];
