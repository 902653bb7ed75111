import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import { convert, toDynamic } from '../../values/convert.ts';
import { type Dynamic, toJson } from '../../values/dynamic.ts';
import { parseJsonOrText } from '../../values/json-reader.ts';
import { type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';

const to = (
  names: string,
  type: ColumnType,
  summary: string,
  more: Pick<ScalarFunction, 'isShort'> = {},
): ScalarDefinition =>
  special(
    names,
    `${names.split(' ')[0]}(Value)`,
    summary,
    (call) => {
      const evaluate = call.args[0] as Evaluator;
      const from = call.types[0] as ColumnType;
      return from === type ? evaluate : (row) => convert(evaluate(row), from, type);
    },
    more,
  );

/** Text is parsed as JSON, other values become dynamic unchanged. */
const parse = special(
  'parse_json parsejson todynamic toobject',
  'parse_json(Text)',
  'Reads JSON; text that is not JSON stays text.',
  (call) => {
    const evaluate = call.args[0] as Evaluator;
    const from = call.types[0] as ColumnType;
    if (from === 'string') return (row) => parseJsonOrText(evaluate(row) as string);
    // a dynamic that holds text is parsed as well
    if (from === 'dynamic') {
      return (row) => {
        const value = evaluate(row);
        return typeof value === 'string' ? parseJsonOrText(value) : value;
      };
    }
    return (row) => toDynamic(evaluate(row), from);
  },
);

const toString = to('tostring', 'string', 'The value as text; null is empty text, dynamic values are JSON.', {
  isShort: true,
});

export const conversion: readonly ScalarFunction[] = [
  { ...toString, growth: 'json' },
  ...neverGrowing([
    to('toint', 'int', 'The value as a 32-bit whole number; null if it cannot be converted.'),
    to('tolong', 'long', 'The value as a 64-bit whole number; null if it cannot be converted.'),
    to('todouble toreal', 'real', 'The value as a real; null if it cannot be converted.'),
    to('todecimal', 'decimal', 'The value as a decimal; null if it cannot be converted.'),
    to('tobool toboolean', 'bool', 'true, false, or a number (0 is false); null for anything else.'),
    to('todatetime', 'datetime', 'The value as a point in time in UTC; null if it cannot be converted.'),
    to('totimespan totime', 'timespan', 'The value as a timespan; null if it cannot be converted.'),
    to('toguid', 'guid', 'The value as a guid; null if it cannot be converted.'),
  ]),
  { ...parse, growth: 'counted' },
  ...bounded([
    special(
      'dynamic_to_json',
      'dynamic_to_json(Value)',
      'JSON text with the members of bags in the order of their names.',
      (call) => {
        const evaluate = call.args[0] as Evaluator;
        const from = call.types[0] as ColumnType;
        return (row) => toJson(sorted(toDynamic(evaluate(row), from)));
      },
    ),
  ]),
];

const sorted = (value: Dynamic): Dynamic => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!(value instanceof Map)) return value;
  const members = [...value].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return new Map(members.map(([key, member]) => [key, sorted(member)]));
};

/** A step that the translator inserts: any value as dynamic, text not parsed. It is not a function of the language. */
export const internalConversions: readonly ScalarFunction[] = neverGrowing([to('todynamic_value', 'dynamic', '')]);
