import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { compareNullsFirst } from '../../values/compare.ts';
import { convert } from '../../values/convert.ts';
import { type Decimal, isDecimal } from '../../values/decimal.ts';
import { add, type Int64 } from '../../values/int64.ts';
import type { Row, Value } from '../../values/value.ts';
import { as } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import type { WindowDefinition, WindowFunction, WindowState } from '../define/window.ts';

const MAX_DISTANCE = 100_000;

const restartOf = (call: FunctionCall, index: number): ((row: Row) => boolean) => {
  if (call.args.length <= index) return () => false;
  const test = as(call, index, 'bool');
  return (row) => test(row) === true;
};

const distanceOf = (call: FunctionCall): number => {
  const distance = call.args.length > 1 ? Number(call.constant(1) ?? 1) : 1;
  if (!Number.isInteger(distance) || distance < 0 || distance > MAX_DISTANCE) {
    return call.fail(`the distance must be a whole number from 0 to ${MAX_DISTANCE}.`);
  }
  return distance;
};

/** The value where there is no row at the distance. */
const fallbackOf = (call: FunctionCall): Evaluator => {
  const evaluate = call.args[2];
  const type = call.types[2];
  return evaluate && type
    ? (row) => convert(evaluate(row), type, call.type)
    : () => (call.type === 'string' ? '' : null);
};

const plus = (a: Value, b: Value): Value => {
  if (isDecimal(a) || isDecimal(b)) return (a as Decimal).plus(b as Decimal);
  return add(a as Int64, b as Int64);
};

const rank =
  (isDense: boolean) =>
  (call: FunctionCall): WindowState => {
    const evaluate = call.args[0] as Evaluator;
    const restarts = restartOf(call, 1);
    let last: Value | undefined;
    let rows = 0;
    let current = 0;
    return {
      ahead: 0,
      step(row) {
        if (restarts(row)) [last, rows, current] = [undefined, 0, 0];
        const value = evaluate(row);
        rows += 1;
        if (last === undefined || compareNullsFirst(last, value) !== 0) current = isDense ? current + 1 : rows;
        last = value;
        return current;
      },
    };
  };

export const WINDOWS: readonly WindowFunction[] = neverGrowing<WindowDefinition>([
  {
    names: ['row_number'],
    usage: 'row_number([Start [, Restart]])',
    summary: 'Number of the row, from 1 or Start; begins again where Restart is true.',
    start(call) {
      const first = call.args.length > 0 ? ((call.constant(0) ?? 1) as Int64) : 1;
      const restarts = restartOf(call, 1);
      let next: Int64 = first;
      return {
        ahead: 0,
        step(row) {
          if (restarts(row)) next = first;
          const value = next;
          next = add(next, 1);
          return value;
        },
      };
    },
  },
  {
    names: ['row_cumsum'],
    usage: 'row_cumsum(Value [, Restart])',
    summary: 'Sum of the values up to this row; begins again where Restart is true.',
    start(call) {
      const type = call.types[0] as ColumnType;
      const evaluate = call.args[0] as Evaluator;
      const restarts = restartOf(call, 1);
      const isReal = call.type === 'real';
      let sum: Value = null;
      return {
        ahead: 0,
        step(row) {
          if (restarts(row)) sum = null;
          const value = convert(evaluate(row), type, call.type);
          if (value === null) return sum;
          sum = sum === null ? value : isReal ? (sum as number) + (value as number) : plus(sum, value);
          return sum;
        },
      };
    },
  },
  {
    names: ['row_rank_dense', 'row_rank'],
    usage: 'row_rank_dense(Value [, Restart])',
    summary: 'Rank of the value without gaps, in rows ordered by it.',
    start: rank(true),
  },
  {
    names: ['row_rank_min'],
    usage: 'row_rank_min(Value [, Restart])',
    summary: 'Rank of the value with gaps behind equal ones, in rows ordered by it.',
    start: rank(false),
  },
  {
    names: ['prev'],
    usage: 'prev(Value [, Distance [, Default]])',
    summary: 'The value in an earlier row.',
    start(call) {
      const evaluate = call.args[0] as Evaluator;
      const distance = distanceOf(call);
      const fallback = fallbackOf(call);
      const seen: Value[] = [];
      let at = 0;
      return {
        ahead: 0,
        step(row) {
          const value = evaluate(row);
          if (distance === 0) return value;
          const result = seen.length < distance ? fallback(row) : (seen[at] as Value);
          seen[at] = value;
          at = (at + 1) % distance;
          return result;
        },
      };
    },
  },
  {
    names: ['next'],
    usage: 'next(Value [, Distance [, Default]])',
    summary: 'The value in a later row.',
    start(call) {
      const evaluate = call.args[0] as Evaluator;
      const distance = distanceOf(call);
      const fallback = fallbackOf(call);
      return {
        ahead: distance,
        step(row, following) {
          const other = distance === 0 ? row : following(distance);
          return other ? evaluate(other) : fallback(row);
        },
      };
    },
  },
]);
