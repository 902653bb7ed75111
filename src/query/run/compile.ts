import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Evaluator } from '../evaluate/context.ts';
import type { FunctionCall } from '../evaluate/function-call.ts';
import { findFunction } from '../functions/registry.ts';
import { type Span, SpanError } from '../plan/errors.ts';
import type { Call, Expr } from '../plan/plan.ts';
import { Decimal } from '../values/decimal.ts';
import { limited } from './limited.ts';
import type { Row, Value } from '../values/value.ts';

/** What compiled expressions need of the run. */
export interface CompileContext {
  readonly now: bigint;
  warn(message: string): void;
  /** Counts what a function makes or reads, see FunctionCall. */
  spend(amount: number, name: string, span: Span): void;
  precomputed(id: number): Value;
  once<T>(id: number, make: () => T): T;
}

/** Whether calls are constant, computed once for each: expressions are nested deeply, and values of a `let` are in many places. */
const constantCalls = new WeakMap<Expr, boolean>();

/** True when the value is the same for every row of the query. */
export function isConstant(expr: Expr): boolean {
  switch (expr.k) {
    case 'constant':
    case 'precomputed':
      return true;
    case 'column':
      return false;
    case 'shared':
      return isConstant(expr.expr);
    case 'call': {
      let found = constantCalls.get(expr);
      if (found === undefined) {
        found = findFunction(expr.name)?.isVolatile !== true && expr.args.every(isConstant);
        constantCalls.set(expr, found);
      }
      return found;
    }
  }
}

const NO_ROW: Row = [];
/** Messages quote values, however long they are. */
const MAX_MESSAGE = 1_000;

/** Compiles an expression into a function of a row. Parts that do not depend on the row are computed once. */
export function compile(expr: Expr, context: CompileContext): Evaluator {
  switch (expr.k) {
    case 'constant': {
      const value = expr.type === 'decimal' && typeof expr.value === 'string' ? new Decimal(expr.value) : expr.value;
      return () => value;
    }
    case 'column': {
      const { index } = expr;
      if (expr.type === 'string') return (row) => row[index] ?? '';
      return (row) => row[index] as Value;
    }
    case 'precomputed': {
      const { id } = expr;
      return () => context.precomputed(id);
    }
    case 'shared': {
      const evaluate = compile(expr.expr, context);
      if (!isConstant(expr.expr)) return evaluate;
      return () => context.once(expr.id, () => evaluate(NO_ROW));
    }
    case 'call':
      return compileCall(expr, context);
  }
}

function compileCall(expr: Call, context: CompileContext): Evaluator {
  const found = findFunction(expr.name);
  if (!found) throw new SpanError('NOT_SUPPORTED', `The function '${expr.name}' is not supported.`, expr.span);
  const call = prepareCall(expr, expr.type, context);
  const result = limited(found.compile(call), expr, found, context);
  if (!isConstant(expr)) return result;
  let value: Value | undefined;
  return () => (value === undefined ? (value = result(NO_ROW)) : value);
}

/** The arguments of a call of any kind, compiled. */
export function prepareCall(
  call: Pick<Call, 'name' | 'args' | 'span'>,
  type: ColumnType,
  context: CompileContext,
): FunctionCall {
  const args = call.args.map((arg) => compile(arg, context));
  return {
    args,
    types: call.args.map((arg) => arg.type),
    type,
    // used only by functions that need it: the others do not depend on when the query runs
    get now() {
      return context.now;
    },
    constant: (index) => {
      const arg = call.args[index];
      return arg && isConstant(arg) ? (args[index] as Evaluator)(NO_ROW) : undefined;
    },
    warn: (message) => context.warn(message),
    fail: (message) => {
      throw new SpanError('BAD_ARGUMENT', `${call.name}: ${message.slice(0, MAX_MESSAGE)}`, call.span);
    },
    spend: (amount) => context.spend(amount, call.name, call.span),
  };
}
