import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import type { Call, Expr } from '../../plan/plan.ts';
import type { Operand, Test } from '../../pushdown/operand.ts';
import type { Scope } from '../../pushdown/scope.ts';
import type { ExpressionReader } from '../../syntax/reader.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import { toBool, toDateTime, toDynamic, toLong, toReal, toText, toTimeSpan } from '../../values/convert.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import type { Int64 } from '../../values/int64.ts';
import type { TimeSpan } from '../../values/timespan.ts';
import type { Value } from '../../values/value.ts';
import type { Growth } from './growth.ts';

/**
 * Translates a call for MongoDB, with exactly its meaning in process. Returns null for calls that MongoDB cannot evaluate so: the query
 * then runs in process from there on.
 */
export interface PushedFunction {
  /** A call whose result is true, false or null. */
  test?(call: Call, scope: Scope): Test | null;
  /** A call with any other result. */
  value?(call: Call, scope: Scope): Operand | null;
}

/** The definition of a function, or of an operator such as `==`. */
export interface ScalarFunction {
  /** The name, then older or other names for the same. */
  readonly names: readonly string[];
  /** The parameters, as documentation shows them. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  /** The type of the result where the engine's differs from the one the binder gives. */
  readonly resultType?: ColumnType;
  /** True where each row gets another value (rand): such calls are never computed in advance. */
  readonly isVolatile?: boolean;
  /** True where it may run in the main thread, on few rows: it is fast, and its value never grows. */
  readonly isShort?: boolean;
  readonly growth: Growth;
  /** The translation for MongoDB; left out where the function runs only in process. */
  readonly pushDown?: PushedFunction;
  /** For functions whose arguments are not plain values (types, column names, all columns). */
  read?(node: SyntaxNode, reader: ExpressionReader): Expr;
  compile(call: FunctionCall): Evaluator;
}

/** A definition before it is said how large its values may become, see {@link neverGrowing} and {@link bounded}. */
export type ScalarDefinition = Omit<ScalarFunction, 'growth'>;

/** The kind to which a simple function's argument is converted before the call. */
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

/** Members that not every function has. */
type Extras = Pick<ScalarFunction, 'isShort' | 'isVolatile' | 'pushDown' | 'read' | 'resultType'>;

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
  more: Partial<Extras> = {},
): ScalarDefinition {
  return {
    names: names.split(' '),
    usage,
    summary,
    ...more,
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

/** A function that is prepared for each call: for lazy arguments, constants worth compiling, and nulls that it handles itself. */
export function special(
  names: string | readonly string[],
  usage: string,
  summary: string,
  compile: (call: FunctionCall) => Evaluator,
  more: Partial<Extras> = {},
): ScalarDefinition {
  return { names: typeof names === 'string' ? names.split(' ') : names, usage, summary, compile, ...more };
}
