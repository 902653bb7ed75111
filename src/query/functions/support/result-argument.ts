import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import { convert } from '../../values/convert.ts';
import type { AggregateBinding } from '../define/aggregate.ts';

/** The argument in the type of the result. */
export const resultArgument = (call: AggregateBinding): Evaluator => {
  const evaluate = call.args[0] as Evaluator;
  const type = call.types[0] as ColumnType;
  return type === call.type || (type === 'int' && call.type !== 'decimal')
    ? evaluate
    : (row) => convert(evaluate(row), type, call.type);
};
