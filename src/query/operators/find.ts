import type { ColumnType } from '../../domain/tables/schema.ts';
import { type Column, empty, type Expr, type PlanNode, text } from '../plan/plan.ts';
import { boundColumns, parametersOf, wordOf } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import type { TableReader } from '../syntax/table-reader.ts';
import { condition, isNever, tablesOf } from './search.ts';
import { source } from './shared/operator.ts';
import { type Leg, legName, matchingTables, unionOf } from './union.ts';

const SOURCE = 'source_';
const PACKED = 'pack_';

/** The columns that a name of the result stands for in a table: that of the name, or of one type where tables have several. */
function columnOf(columns: readonly Column[], { name, type }: Column): number {
  const same = columns.findIndex((column) => column.name === name && column.type === type);
  if (same >= 0) return same;
  const suffix = `_${type}`;
  if (name.endsWith(suffix)) {
    const typed = columns.findIndex((column) => column.name === name.slice(0, -suffix.length) && column.type === type);
    if (typed >= 0) return typed;
  }
  return columns.findIndex((column) => column.name === name);
}

const reference = (columns: readonly Column[], index: number): Expr => ({
  k: 'column',
  type: (columns[index] as Column).type as ColumnType,
  index,
});

/** The rows of a table in the columns of the result; those without a column of their own are in a bag. */
function projected(leg: Leg, outputs: readonly Column[], isPacked: boolean, node: SyntaxNode, t: TableReader): Leg {
  const { columns } = leg.plan;
  const used = new Set<number>();
  const exprs = outputs.map((output): Expr => {
    const index = columnOf(columns, output);
    if (index < 0) return empty(output.type);
    used.add(index);
    return t.convert(reference(columns, index), output.type, node);
  });
  const rest = columns.flatMap(({ name }, index) => (used.has(index) ? [] : [text(name), reference(columns, index)]));
  const packed = isPacked ? [t.call('bag_pack', rest, node, 'dynamic')] : [];
  const all = isPacked ? [...outputs, { name: PACKED, type: 'dynamic' as const }] : outputs;
  return { name: leg.name, plan: t.node('project', node, [leg.plan], { exprs: [...exprs, ...packed] }, all) };
}

function legsOf(node: SyntaxNode, input: PlanNode | null, t: TableReader, whole: SyntaxNode): Leg[] {
  if (input) return [{ name: legName(whole.child('Expression') as SyntaxNode, 0), plan: input }];
  const named = node.child('InClause')?.list('Expressions');
  return named ? named.flatMap((item) => tablesOf(item, t)) : matchingTables(node, t, '*');
}

export const find = source({
  name: 'find',
  growth: 'none',
  syntax: 'FindOperator',
  usage:
    'find [withsource=Name] [in (Table, ...)] where Predicate [project-smart | project Column[:Type], ... [, pack(*)]]',
  summary:
    'Finds the rows of several tables for which a condition holds: `source_` is the table, then come the columns that the condition names and those that all tables have; the others are in the bag `pack_`. Tables without a column that the condition names have no rows.',
  read(node, input, t, whole) {
    const wanted = node.child('Condition') as SyntaxNode;
    const sourceName = wordOf(parametersOf(node).get('withsource')) ?? SOURCE;
    const bound = boundColumns(node.columns).filter(({ name }, index) => !(index === 0 && name === sourceName));
    const isPacked = bound.at(-1)?.name === PACKED;
    const outputs = isPacked ? bound.slice(0, -1) : bound;
    const legs = legsOf(node, input, t, whole).map((leg) => {
      const predicate = condition(wanted, t, leg.plan.columns, false);
      const plan = t.node('where', node, [leg.plan], { predicate }, leg.plan.columns);
      return { ...projected({ ...leg, plan }, outputs, isPacked, node, t), isNever: isNever(predicate) };
    });
    return unionOf(legs, { isInner: false, sourceName }, node, t);
  },
  run: (node, context) => context.run(node.inputs[0]!),
});
