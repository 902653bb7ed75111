import { SpanError } from '../plan/errors.ts';
import type { Column, PlanNode } from '../plan/plan.ts';
import { parametersOf, wordOf } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import type { TableReader } from '../syntax/table-reader.ts';
import { source } from './shared/operator.ts';

interface Args {
  /** For each input the source of each output column, as the position of a column; -1 where it has none. */
  readonly maps: readonly (readonly number[])[];
  /** The value of the `withsource` column for each input; null without that column. */
  readonly names: readonly string[] | null;
}

export interface Leg {
  readonly name: string;
  readonly plan: PlanNode;
}

/** The name of a leg in `withsource`: its table, the name that `as` gave it, or its number. */
export function legName(node: SyntaxNode, index: number): string {
  if (node.kind === 'NameReference') return node.name;
  if (node.kind === 'FunctionCallExpression') return node.child('Name')?.name ?? `union_arg${index}`;
  if (node.kind === 'ParenthesizedExpression') return legName(node.child('Expression') as SyntaxNode, index);
  const last = node.kind === 'PipeExpression' ? node.child('Operator') : undefined;
  return last?.kind === 'AsOperator' ? (last.child('Name') as SyntaxNode).name : `union_arg${index}`;
}

/**
 * The columns of a union: equal names of one type become one column; a name with several types gives one column for each,
 * named `name_type`, with a digit behind it where that name is taken.
 */
function unionColumns(legs: readonly (readonly Column[])[], isInner: boolean): { columns: Column[]; maps: number[][] } {
  const idOf = (column: Column) => `${column.type}:${column.name}`;
  const order = new Map<string, Column>();
  for (const leg of legs) for (const column of leg) if (!order.has(idOf(column))) order.set(idOf(column), column);
  const isEverywhere = (id: string) => legs.every((leg) => leg.some((column) => idOf(column) === id));
  const kept = [...order].filter(([id]) => !isInner || isEverywhere(id));
  const typesOfName = new Map<string, number>();
  for (const [, { name }] of kept) typesOfName.set(name, (typesOfName.get(name) ?? 0) + 1);
  const taken = new Set(kept.filter(([, { name }]) => typesOfName.get(name) === 1).map(([, { name }]) => name));
  const columns = kept.map(([, { name, type }]) => {
    if (typesOfName.get(name) === 1) return { name, type };
    const base = `${name}_${type}`;
    let unique = base;
    for (let suffix = 1; taken.has(unique); suffix += 1) unique = `${base}${suffix}`;
    taken.add(unique);
    return { name: unique, type };
  });
  const maps = legs.map((leg) => kept.map(([id]) => leg.findIndex((column) => idOf(column) === id)));
  return { columns, maps };
}

function legsOf(node: SyntaxNode, input: PlanNode | null, t: TableReader, whole: SyntaxNode, isFuzzy: boolean): Leg[] {
  const legs: Leg[] = input ? [{ name: legName(whole.child('Expression') as SyntaxNode, 0), plan: input }] : [];
  for (const item of node.list('Expressions')) {
    const inner = item.kind === 'ParenthesizedExpression' ? (item.child('Expression') as SyntaxNode) : item;
    const isWild = inner.kind === 'StarExpression' || inner.child('Name')?.kind.includes('Wildcarded');
    if (isWild) {
      legs.push(...matchingTables(inner, t));
      continue;
    }
    try {
      legs.push({ name: legName(item, legs.length), plan: t.on([]).table(item) });
    } catch (error) {
      // `isfuzzy=true` skips tables that do not exist
      if (!(isFuzzy && error instanceof SpanError && error.code === 'KS204')) throw error;
    }
  }
  return legs;
}

/** The stored tables, and the views that the query defines, whose names a text with `*` matches. A view hides a table of its name. */
export function matchingTables(node: SyntaxNode, t: TableReader, written = node.text): Leg[] {
  const pattern = node.kind === 'StarExpression' ? '*' : written.replace(/^\[["']?|["']?\]$/g, '');
  const regex = new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`, 's');
  const views = t.views(node, (name) => regex.test(name));
  const names = t.storedTables().filter((name) => regex.test(name) && !views.some((view) => view.name === name));
  return [...names.map((name) => ({ name, plan: t.storedTable(name, node) })), ...views];
}

export const union = source<Args>({
  name: 'union',
  growth: 'none',
  syntax: 'UnionOperator',
  usage: '[T |] union [kind=inner|outer] [withsource=Name] [isfuzzy=true|false] Table [, ...]',
  summary:
    'Gives the rows of several tables; columns that a table does not have are null. `*` in a table name stands for any text.',
  read(node, input, t, whole) {
    const parameters = parametersOf(node);
    const isInner = wordOf(parameters.get('kind'))?.toLowerCase() === 'inner';
    const isFuzzy = wordOf(parameters.get('isfuzzy'))?.toLowerCase() === 'true';
    const sourceName = wordOf(parameters.get('withsource'));
    const legs = legsOf(node, input, t, whole, isFuzzy);
    return unionOf(legs, { isInner, sourceName }, node, t);
  },
  needs: (node, needed) =>
    node.args.maps.map((map) => {
      // the column of `withsource` comes before those of the inputs
      const shift = node.columns.length - map.length;
      return needed && new Set([...needed].map((index) => map[index - shift] ?? -1).filter((index) => index >= 0));
    }),
  async *run(node, context) {
    for (const [index, input] of node.inputs.entries()) {
      const map = node.args.maps[index] as readonly number[];
      const name = node.args.names?.[index];
      for await (const batch of context.run(input)) {
        yield batch.map((row) => {
          const values = map.map((from) => (from < 0 ? null : (row[from] ?? null)));
          return name === undefined ? values : [name, ...values];
        });
      }
    }
  },
});

/** The union of some tables. One that `isNever` is not read: it only has its part in the columns. */
export function unionOf(
  all: readonly (Leg & { readonly isNever?: boolean })[],
  options: { readonly isInner: boolean; readonly sourceName: string | undefined },
  node: SyntaxNode,
  t: TableReader,
): PlanNode {
  const { columns, maps: mapsOfAll } = unionColumns(
    all.map(({ plan }) => plan.columns),
    options.isInner,
  );
  const isRead = (_: unknown, index: number) => all[index]?.isNever !== true;
  const [legs, maps] = [all.filter(isRead), mapsOfAll.filter(isRead)];
  const output =
    options.sourceName === undefined ? columns : [{ name: options.sourceName, type: 'string' as const }, ...columns];
  const names = options.sourceName === undefined ? null : legs.map(({ name }) => name);
  return t.node(
    'union',
    node,
    legs.map(({ plan }) => plan),
    { maps, names },
    output,
  );
}
