import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { toDynamic } from '../../values/convert.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import type { Value } from '../../values/value.ts';

/** Every argument as dynamic, text not parsed. */
export const dynamics = (call: FunctionCall, from = 0) =>
  call.args.slice(from).map((evaluate, index) => {
    const type = call.types[from + index] as ColumnType;
    return (row: Value[]): Dynamic => toDynamic(evaluate(row), type);
  });
