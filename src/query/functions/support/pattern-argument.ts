import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { toText } from '../../values/convert.ts';
import type { Row } from '../../values/value.ts';
import { BadRegexError, type Regex, regex } from './regex.ts';

/** What it costs to compile a character of a pattern. */
const COMPILING = 256;

/** A pattern given by an argument, compiled once when it is constant. */
export function patternOf(call: FunctionCall, index: number): (row: Row) => Regex {
  const evaluate = call.args[index] as Evaluator;
  const type = call.types[index] as ColumnType;
  const compile = (pattern: string): Regex => {
    try {
      return regex(pattern);
    } catch (error) {
      if (error instanceof BadRegexError) return call.fail(error.message);
      throw error;
    }
  };
  const constant = call.constant(index);
  if (constant !== undefined) {
    const compiled = compile(toText(constant, type));
    return () => compiled;
  }
  return (row) => {
    const pattern = toText(evaluate(row), type);
    call.spend(pattern.length * COMPILING);
    return compile(pattern);
  };
}
