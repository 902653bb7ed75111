import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { convert, toDynamic, toLong, toReal } from '../../values/convert.ts';
import { type Dynamic, realToDynamic } from '../../values/dynamic.ts';
import { add, type Int64, multiply } from '../../values/int64.ts';
import { MAX_MEMBERS } from '../../values/limits.ts';
import { type ScalarFunction, special } from '../define/function.ts';
import { bounded } from '../define/growth.ts';

/** From Start to at most Stop; at most 1,048,576 elements, as in the language. */
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
      for (let at = from; (width > 0n ? at <= to : at >= to) && items.length < MAX_MEMBERS; at += width)
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
      const count = Math.min(MAX_MEMBERS, Math.floor((to - from) / by + 1e-9) + 1);
      for (let index = 0; index < count; index += 1) items.push(realToDynamic(from + index * by));
      return items;
    }
    const type = startType === 'timespan' ? 'timespan' : 'long';
    const [from, to] = [toLong(start(row), startType), toLong(stop(row), stopType)];
    const by = toLong(step(row), stepType ?? 'long');
    if (from === null || to === null || !by) return null;
    for (let index = 0; index < MAX_MEMBERS; index += 1) {
      const at = add(from, multiply(by, index));
      if (by > 0 ? at > to : at < to) break;
      items.push(toDynamic(at, type));
    }
    return items;
  };
}

export const ranges: readonly ScalarFunction[] = bounded([
  special(
    'range',
    'range(Start, Stop [, Step])',
    'An array of values from Start to at most Stop, 1,048,576 at most.',
    rangeArray,
  ),
]);
