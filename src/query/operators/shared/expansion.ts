import { COLUMN_TYPES, type ColumnType } from '../../../domain/tables/schema.ts';
import type { RunContext } from '../../evaluate/context.ts';
import { type Column, constant, type Expr } from '../../plan/plan.ts';
import { parametersOf, wordOf } from '../../syntax/nodes.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import type { RowReader, TableReader } from '../../syntax/table-reader.ts';
import { convert, unwrap } from '../../values/convert.ts';
import { type Bag, type Dynamic, isBag, TimeLength, TimePoint } from '../../values/dynamic.ts';
import type { Row, Value } from '../../values/value.ts';

/** What mv-expand and mv-apply share: the values that are expanded into rows, and their columns. */
export interface Expansion {
  readonly exprs: readonly Expr[];
  /** The position of the column that each expression sets. */
  readonly targets: readonly number[];
  readonly types: readonly ColumnType[];
  /** Bags become arrays of [key, value] instead of bags with one member. */
  readonly asPairs: boolean;
  /** The column that receives the position within the array; -1 for none. */
  readonly indexTarget: number;
  readonly limit: Expr;
}

const NO_LIMIT = 2_147_483_647;

/** Expands a row of `width` columns: a row for each element of its arrays, side by side. */
export function spreader(
  { exprs, targets, types, asPairs, indexTarget, limit }: Expansion,
  width: number,
  context: RunContext,
): (row: Row) => Generator<Row> {
  const values = exprs.map((expr) => context.compile(expr));
  const most = Number(context.compile(limit)([]) ?? 0);
  return function* (row) {
    const lists = values.map((evaluate) => elementsOf(evaluate(row), asPairs));
    let longest = 0;
    for (const list of lists) longest = Math.max(longest, list.length);
    const count = Math.min(most, longest);
    for (let at = 0; at < count; at += 1) {
      const spread = row.slice(0, width);
      for (let index = 0; index < lists.length; index += 1) {
        const list = lists[index]!;
        spread[targets[index]!] = cast(Array.isArray(list) ? list[at] : list.next(), types[index]!);
      }
      if (indexTarget >= 0) spread[indexTarget] = at;
      yield spread;
    }
  };
}

/** The elements into which a value expands. */
type Elements = Dynamic[] | BagElements;

/** The members of a bag as elements, made one after the other. */
class BagElements {
  readonly length: number;
  private readonly members: Iterator<[string, Dynamic]>;
  private readonly asPairs: boolean;

  constructor(bag: Bag, asPairs: boolean) {
    this.length = bag.size;
    this.members = bag.entries();
    this.asPairs = asPairs;
  }

  next(): Dynamic | undefined {
    const { value, done } = this.members.next();
    if (done) return undefined;
    return this.asPairs ? [...(value as [string, Dynamic])] : new Map([value as [string, Dynamic]]);
  }
}

export function readExpansion(
  node: SyntaxNode,
  input: readonly Column[],
  row: RowReader,
  t: TableReader,
): { readonly expansion: Expansion; readonly columns: Column[] } {
  const parameters = parametersOf(node);
  const kind = wordOf(parameters.get('kind') ?? parameters.get('bagexpansion')) ?? 'bag';
  const columns = [...input];
  const place = (name: string, type: ColumnType): number => {
    const found = columns.findIndex((column) => column.name === name);
    const index = found < 0 ? columns.length : found;
    columns[index] = { name, type };
    return index;
  };
  const items = node.list('Expressions').map((item) => {
    const inner = item.child('Expression') as SyntaxNode;
    const isNamed = inner.kind === 'SimpleNamedExpression';
    const value = isNamed ? (inner.child('Expression') as SyntaxNode) : inner;
    const name = isNamed ? (inner.child('Name') as SyntaxNode).name : impliedName(value, columns);
    const written = item.child('ToTypeOf')?.child('TypeOf');
    const type = written ? typeNamed(t, written) : 'dynamic';
    return { expr: row.expr(value), target: place(name, type), type };
  });
  const indexName = wordOf(parameters.get('with_itemindex'));
  const indexTarget = indexName === undefined ? -1 : place(indexName, 'long');
  const limit = node.child('RowLimitClause')?.child('RowLimit');
  return {
    columns,
    expansion: {
      exprs: items.map(({ expr }) => expr),
      targets: items.map(({ target }) => target),
      types: items.map(({ type }) => type),
      asPairs: kind === 'array',
      indexTarget,
      limit: limit ? t.on([]).expr(limit) : constant('long', NO_LIMIT),
    },
  };
}

function impliedName(value: SyntaxNode, columns: readonly Column[]): string {
  if (value.kind === 'NameReference') return value.name;
  if (value.kind === 'PathExpression') {
    return value.text.replace(/[.[\]"']+/g, '_').replace(/_$/, '');
  }
  const taken = new Set(columns.map((column) => column.name));
  for (let number = 1; ; number += 1) if (!taken.has(`Column${number}`)) return `Column${number}`;
}

/** Every spelling of a type. */
const TYPE_NAMES: ReadonlyMap<string, ColumnType> = new Map([
  ...COLUMN_TYPES.map((type) => [type, type] as const),
  ['boolean', 'bool'],
  ['date', 'datetime'],
  ['double', 'real'],
  ['time', 'timespan'],
  ['uuid', 'guid'],
  ['uniqueid', 'guid'],
]);

/** The type that `typeof(...)` names; the binder knows the aliases (`double`, `date`). */
export function typeNamed(t: TableReader, node: SyntaxNode): ColumnType {
  const type = node.symbol?.scalarType;
  if (type && type !== 'unknown') return type;
  const written = (/^typeof\((.*)\)$/s.exec(node.text)?.[1] ?? node.text).trim().toLowerCase();
  const named = TYPE_NAMES.get(written);
  if (named) return named;
  return t.refuse(node, `'${node.text}' is not a type of the language.`);
}

/** The elements into which a value expands: those of an array, the members of a bag, or the value itself. */
function elementsOf(value: Value, asPairs: boolean): Elements {
  if (Array.isArray(value)) return value as Dynamic[];
  return isBag(value) ? new BagElements(value, asPairs) : [value as Dynamic];
}

/** An element in the type of its column. Only numbers are converted; a value of another type is null. */
export function cast(value: Dynamic | undefined, type: ColumnType): Value {
  if (value === undefined || value === null) return null;
  if (type === 'dynamic') return value;
  if (value instanceof TimePoint) return type === 'datetime' ? value.ticks : null;
  if (value instanceof TimeLength) return type === 'timespan' ? value.ticks : null;
  const inner = unwrap(value);
  if (inner.type === type) return inner.value;
  if (inner.type === 'long' || inner.type === 'real') {
    if (type === 'long' || type === 'int')
      return inner.type === 'long' ? inner.value : Math.trunc(inner.value as number);
    if (type === 'real') return Number(inner.value);
  }
  if (typeof value === 'string' && (type === 'datetime' || type === 'timespan' || type === 'guid')) {
    // JSON has no times, so they are text
    return convert(value, 'string', type);
  }
  return null;
}
