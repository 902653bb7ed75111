import type { Evaluator } from '../evaluate/context.ts';
import { namedLimit } from '../evaluate/named-limit.ts';
import type { ScalarFunction } from '../functions/define/function.ts';
import type { Growth } from '../functions/define/growth.ts';
import type { Call } from '../plan/plan.ts';
import type { Dynamic } from '../values/dynamic.ts';
import { checkText, LARGE_MEMBERS, LARGE_TEXT } from '../values/limits.ts';
import type { Value } from '../values/value.ts';
import { membersOf } from '../values/weight.ts';
import type { CompileContext } from './compile.ts';

/** Bytes of a unit of text and of a member of an array, roughly. */
const UNIT_BYTES = 2;
const MEMBER_BYTES = 24;

/**
 * A call whose value is bounded: every text and every dynamic value is counted towards the query's memory, and one that may be longer than
 * its arguments is checked against the limits of values. Functions check before they make a value; this finds what they forget.
 */
export function limited(
  evaluate: Evaluator,
  call: Call,
  { growth, isShort }: ScalarFunction,
  context: CompileContext,
): Evaluator {
  const counted = counting(evaluate, call, growth, context);
  // what is short makes nothing but JSON of dynamic values
  if (isShort && !call.args.some(({ type }) => type === 'dynamic')) return counted;
  const { name, span } = call;
  return (row) => {
    try {
      return counted(row);
    } catch (error) {
      throw namedLimit(error, name, span);
    }
  };
}

function counting(evaluate: Evaluator, { name, span, type }: Call, growth: Growth, context: CompileContext): Evaluator {
  const countText = (text: string): void => {
    checkText(text.length);
    context.spend(text.length * UNIT_BYTES, name, span);
  };
  if (type === 'string') {
    return (row) => {
      const value = (evaluate(row) ?? '') as string;
      if (value.length > LARGE_TEXT) countText(value);
      return value;
    };
  }
  if (type !== 'dynamic') return evaluate;
  const countOf = growth === 'none' || growth === 'counted' ? sizeOf : (value: Value) => weighed(value as Dynamic);
  return (row) => {
    const value = evaluate(row);
    if (typeof value === 'string') {
      if (value.length > LARGE_TEXT) countText(value);
    } else if (typeof value === 'object' && value !== null) {
      const members = countOf(value);
      if (members > LARGE_MEMBERS) context.spend(members * MEMBER_BYTES, name, span);
    }
    return value;
  };
}

const sizeOf = (value: Value): number => (Array.isArray(value) ? value.length : value instanceof Map ? value.size : 0);

/** The number of members with those within them. Raises ValueLimitError where the value is too large. */
const weighed = (value: Dynamic): number => (Array.isArray(value) || value instanceof Map ? membersOf(value) : 0);
