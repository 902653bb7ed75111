import type { Expr } from '../plan.ts';

/** The conditions that must all hold. */
export function conjunctsOf(predicate: Expr): readonly Expr[] {
  if (predicate.k === 'shared') return conjunctsOf(predicate.expr);
  if (predicate.k !== 'call' || predicate.name !== 'and') return [predicate];
  return predicate.args.flatMap(conjunctsOf);
}
