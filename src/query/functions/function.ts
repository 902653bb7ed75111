import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Evaluator } from '../evaluate/context.ts';
import type { SyntaxNode } from '../language/syntax.ts';
import type { ExpressionReader } from '../language/reader.ts';
import type { Expr } from '../plan.ts';
import { toBool, toDateTime, toDynamic, toLong, toReal, toText, toTimeSpan } from '../values/convert.ts';
import type { Dynamic } from '../values/dynamic.ts';
import type { Int64 } from '../values/int64.ts';
import type { TimeSpan } from '../values/timespan.ts';
import type { Value } from '../values/value.ts';

/** A call being prepared: its arguments compiled, its types known. */
export interface FunctionCall {
  readonly args: readonly Evaluator[];
  readonly types: readonly ColumnType[];
  /** The result type that the binder found. */
  readonly type: ColumnType;
  /** The value of an argument that does not depend on the row; undefined for others and for missing arguments. */
  constant(index: number): Value | undefined;
  /** Now in ticks, the same for the whole query. */
  readonly now: bigint;
  warn(message: string): void;
  /** A state that all rows of the query share, counted from 0 for each run. */
  fail(message: string): never;
}

export interface ScalarFunction {
  /** The name, then older or other names for the same. */
  readonly names: readonly string[];
  /** Parameters as documentation shows them. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  /** The type of the result where the engine's differs from the one the binder gives. */
  readonly resultType?: ColumnType;
  /** True when each row gives another value (rand): such calls are never worked out in advance. */
  readonly isVolatile?: boolean;
  /** For functions whose arguments are no plain values (types, column names, all columns). */
  read?(node: SyntaxNode, reader: ExpressionReader): Expr;
  compile(call: FunctionCall): Evaluator;
}

/** How a simple function takes an argument: converted to this kind before it is called. */
type Kind = 'string' | 'long' | 'real' | 'bool' | 'datetime' | 'timespan' | 'dynamic' | 'any';

interface KindTypes {
  string: string;
  long: Int64;
  real: number;
  bool: boolean;
  datetime: bigint;
  timespan: TimeSpan;
  dynamic: Dynamic;
  any: Value;
}

/** An argument as a value of the wanted kind, whatever its static type. */
export function as<K extends Kind>(call: FunctionCall, index: number, kind: K): (row: Value[]) => KindTypes[K] | null {
  const evaluate = call.args[index] as Evaluator;
  const type = call.types[index] as ColumnType;
  return converted(evaluate, type, kind) as (row: Value[]) => KindTypes[K] | null;
}

function converted(evaluate: Evaluator, type: ColumnType, kind: Kind): Evaluator {
  if (kind === 'any' || kind === type) return evaluate;
  switch (kind) {
    case 'string':
      return (row) => toText(evaluate(row), type);
    case 'long':
      return type === 'int' ? evaluate : (row) => toLong(evaluate(row), type);
    case 'real':
      return type === 'int' ? evaluate : (row) => toReal(evaluate(row), type);
    case 'bool':
      return (row) => toBool(evaluate(row), type);
    case 'datetime':
      return (row) => toDateTime(evaluate(row), type);
    case 'timespan':
      return (row) => toTimeSpan(evaluate(row), type);
    case 'dynamic':
      return (row) => toDynamic(evaluate(row), type);
  }
}

type Values<P extends readonly Kind[]> = { [I in keyof P]: KindTypes[P[I]] };

/**
 * A function of plain values. Arguments are converted to the given kinds; any null among them makes the result null.
 * Parameters beyond the call's arguments are undefined, so optional ones need a default in `body`.
 */
export function simple<const P extends readonly Kind[]>(
  names: string,
  usage: string,
  params: P,
  summary: string,
  body: (...values: Values<P>) => Value,
): ScalarFunction {
  return {
    names: names.split(' '),
    usage,
    summary,
    compile(call) {
      const args = call.args.map((evaluate, index) =>
        converted(evaluate, call.types[index] as ColumnType, params[Math.min(index, params.length - 1)] as Kind),
      );
      const run = body as unknown as (...values: Value[]) => Value;
      const [first, second] = args;
      if (args.length === 1 && first) {
        return (row) => {
          const value = first(row);
          return value === null ? null : run(value);
        };
      }
      if (args.length === 2 && first && second) {
        return (row) => {
          const a = first(row);
          if (a === null) return null;
          const b = second(row);
          return b === null ? null : run(a, b);
        };
      }
      return (row) => {
        const values: Value[] = [];
        for (const arg of args) {
          const value = arg(row);
          if (value === null) return null;
          values.push(value);
        }
        return run(...values);
      };
    },
  };
}

/** A function that prepares itself for its call: for lazy arguments, constants worth compiling, nulls that mean something. */
export function special(
  names: string | readonly string[],
  usage: string,
  summary: string,
  compile: (call: FunctionCall) => Evaluator,
  more: Pick<ScalarFunction, 'isVolatile' | 'read' | 'resultType'> = {},
): ScalarFunction {
  return { names: typeof names === 'string' ? names.split(' ') : names, usage, summary, compile, ...more };
}
