import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { toText } from '../../values/convert.ts';
import type { Row } from '../../values/value.ts';

/** An argument as text, in lower case where `folds`. */
export const textOf = (call: FunctionCall, index: number, folds: boolean): ((row: Row) => string) => {
  const evaluate = call.args[index] as Evaluator;
  const type = call.types[index] as ColumnType;
  const fold = (text: string) => (folds ? text.toLowerCase() : text);
  const constant = call.constant(index);
  if (constant !== undefined) {
    const text = fold(toText(constant, type));
    return () => text;
  }
  if (type === 'string') return (row) => fold(evaluate(row) as string);
  return (row) => fold(toText(evaluate(row), type));
};
