import type { Expr } from '../plan/plan.ts';
import { conjunctsOf, indexedIn, merged } from '../pushdown/filters.ts';
import { type PushContext, type Relation, type Source, withStages } from '../pushdown/relation.ts';
import type { Scope } from '../pushdown/scope.ts';
import { fieldIndex, timeBounds, within } from '../pushdown/time-bounds.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import type { MongoFilter } from '../tables/storage.ts';
import { cut } from './cut.ts';
import { alsoRead } from './shared/needs.ts';
import { operator } from './shared/operator.ts';

/** Conditions that the first `$match` can hold go there, so that an index answers them; the others become a second `$match`. */
function filtered(predicate: Expr, input: Relation, context: PushContext): Relation | null {
  if (input.kind === 'single') return null;
  const scope = context.scope(input.columns);
  let { source } = input;
  const filters: MongoFilter[] = [];
  for (const condition of conjunctsOf(predicate)) {
    const narrowed = input.kind === 'stored' && !input.isReduced ? narrow(source, input, condition, scope) : null;
    if (narrowed) source = narrowed.source;
    if (narrowed?.isExact) continue;
    const test = scope.test(condition);
    if (!test) return null;
    filters.push(test.exact ?? { $expr: test.isTrue });
  }
  const result = { ...input, source };
  return filters.length === 0 ? result : withStages(result, { $match: merged(filters) });
}

/** The source narrowed by a condition, perhaps not exactly, in its first `$match`; null for a condition that cannot narrow it. */
function narrow(
  source: Source,
  input: Relation,
  condition: Expr,
  scope: Scope,
): { source: Source; isExact: boolean } | null {
  const time = fieldIndex(input.columns, source.storage.columns[source.timeColumn ?? '']?.path);
  const bounds = time < 0 ? null : timeBounds(condition, time, scope);
  if (bounds) return { source: within(source, bounds), isExact: bounds.isExact };
  const filter = source.indexed === null && isEquality(condition) ? scope.test(condition)?.exact : undefined;
  const found = filter ? indexedIn(filter, source) : null;
  return found && { source: { ...source, indexed: found.indexed }, isExact: found.isExact };
}

const isEquality = (condition: Expr): boolean => condition.k === 'call' && condition.name === '==';

export const where = operator<{ predicate: Expr }>({
  name: 'where',
  growth: 'none',
  aliases: ['filter'],
  syntax: 'FilterOperator',
  usage: 'T | where Predicate',
  summary: 'Keeps the rows for which the predicate is true; null counts as false.',
  read(node, input, t) {
    const row = t.over(input);
    const predicate = row.expr(node.child('Condition') as SyntaxNode);
    const source = row.input();
    const filtered = t.node('where', node, [source], { predicate }, source.columns);
    return cut(filtered, input.columns);
  },
  isShort: true,
  needs: ({ args }, needed) => [alsoRead(needed, [args.predicate])],
  narrow: ({ args }, scan) => scan.where(args.predicate),
  pushDown: ({ args }) => [(input, context) => filtered(args.predicate, input, context)],
  async *run(node, context) {
    const predicate = context.compile(node.args.predicate);
    for await (const batch of context.run(node.inputs[0]!)) {
      const kept = batch.filter((row) => predicate(row) === true);
      if (kept.length > 0) yield kept;
    }
  },
});
