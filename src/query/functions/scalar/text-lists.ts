import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { toText } from '../../values/convert.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import type { Row } from '../../values/value.ts';
import { type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { elementsOf } from '../support/elements.ts';
import { patternOf } from '../support/pattern-argument.ts';
import { hasTerm } from '../support/terms.ts';
import { textOf } from '../support/text-argument.ts';

/** The values of a list as text, with arrays expanded. */
function needles(call: FunctionCall, row: Row): string[] {
  return call.args.slice(1).flatMap((evaluate, index) => {
    const type = call.types[index + 1] as ColumnType;
    const value = evaluate(row);
    if (Array.isArray(value))
      return Array.from(elementsOf(value as Dynamic), (item) => toText(item, 'dynamic').toLowerCase());
    return [toText(value, type).toLowerCase()];
  });
}

function anyOrAll(name: string, summary: string, every: boolean): ScalarDefinition {
  return special(name, `Text ${name} (Value, ...)`, summary, (call) => {
    const text = textOf(call, 0, true);
    const isConstant = call.args.every((_, index) => index === 0 || call.constant(index) !== undefined);
    let known: string[] | undefined;
    return (row) => {
      const values = isConstant ? (known ??= needles(call, row)) : needles(call, row);
      const searched = text(row);
      const found = (needle: string) => {
        call.spend(searched.length);
        return hasTerm(searched, needle, true, true);
      };
      return every ? values.every(found) : values.some(found);
    };
  });
}

export const textLists: readonly ScalarFunction[] = neverGrowing([
  anyOrAll('has_any', 'The text has one of the terms, without regard to case.', false),
  anyOrAll('has_all', 'The text has all of the terms, without regard to case.', true),
  special(
    ['matches regex'],
    'Text matches regex Pattern',
    'The pattern (RE2 syntax) matches somewhere in the text.',
    (call) => {
      const text = textOf(call, 0, false);
      const pattern = patternOf(call, 1);
      return (row) => pattern(row).test(text(row));
    },
  ),
]);
