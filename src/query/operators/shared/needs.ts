import type { Expr } from '../../plan/plan.ts';

/** Positions of columns; null for all. */
export type Needed = ReadonlySet<number> | null;

/** The columns that expressions read. */
export function columnsOf(exprs: readonly Expr[], into = new Set<number>()): Set<number> {
  for (const expr of exprs) {
    if (expr.k === 'column') into.add(expr.index);
    else if (expr.k === 'call') columnsOf(expr.args, into);
    else if (expr.k === 'shared') columnsOf([expr.expr], into);
  }
  return into;
}

/** These columns and those that expressions read. */
export const alsoRead = (needed: Needed, exprs: readonly Expr[]): Needed => needed && columnsOf(exprs, new Set(needed));

/** The columns that exist in an input of `width` columns. */
export const below = (needed: Needed, width: number): Needed =>
  needed && new Set([...needed].filter((index) => index < width));
