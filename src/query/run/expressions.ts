import type { ColumnType } from '../../domain/tables/schema.ts';
import { findFunction } from '../functions/registry.ts';
import type { Call, Expr } from '../plan/plan.ts';
import { asOperand, asTest, constantOperand, type Operand, type Test } from '../pushdown/operand.ts';
import type { Columns, Scope } from '../pushdown/scope.ts';
import type { Value } from '../values/value.ts';
import { isConstant } from './compile.ts';

/** The deepest expression for MongoDB, which would have to parse it. Deeper ones are left to the process. */
const MAX_CALLS = 200;

/** A scope that translates by the functions' own definitions. */
export class Expressions implements Scope {
  private readonly columns: Columns;
  private readonly evaluate: (expr: Expr) => Value;
  private calls = 0;

  constructor(columns: Columns, evaluate: (expr: Expr) => Value) {
    this.columns = columns;
    this.evaluate = evaluate;
  }

  over(columns: Columns): Scope {
    return new Expressions(columns, this.evaluate);
  }

  column(index: number): Operand | null {
    return this.columns[index]?.() ?? null;
  }

  constant(expr: Expr | undefined): Value | undefined {
    return expr && isConstant(expr) ? this.evaluate(expr) : undefined;
  }

  operand(expr: Expr | undefined): Operand | null {
    if (!expr) return null;
    const constant = this.constant(expr);
    if (constant !== undefined) return constantOperand(constant, expr.type);
    switch (expr.k) {
      case 'column':
        return this.column(expr.index);
      case 'shared':
        return this.operand(expr.expr);
      case 'call':
        return this.ofCall(expr);
      default:
        return null;
    }
  }

  value(expr: Expr | undefined): Operand | null {
    const operand = this.operand(expr);
    return operand === null || operand.expr === undefined ? null : operand;
  }

  valueOf(expr: Expr | undefined, type: ColumnType): Operand | null {
    return expr?.type === type ? this.value(expr) : null;
  }

  test(expr: Expr | undefined): Test | null {
    if (!expr || expr.type !== 'bool') return null;
    const constant = this.constant(expr);
    if (constant !== undefined) return { isTrue: constant === true, isFalse: constant === false };
    if (expr.k === 'shared') return this.test(expr.expr);
    if (expr.k === 'call') {
      const found = this.counted(expr);
      if (found?.test) return found.test(expr, this);
    }
    const operand = this.value(expr);
    return operand && asTest(operand);
  }

  private ofCall(call: Call): Operand | null {
    const found = this.counted(call);
    if (!found) return null;
    if (found.value) return found.value(call, this);
    const test = found.test?.(call, this);
    return test ? asOperand(test) : null;
  }

  private counted(call: Call) {
    this.calls += 1;
    return this.calls > MAX_CALLS ? undefined : findFunction(call.name)?.pushDown;
  }
}
