import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Accumulator } from '../functions/define/aggregate.ts';
import { SpanError } from '../plan/errors.ts';
import { constant, type Expr } from '../plan/plan.ts';
import { boundColumns, parametersOf, wordOf } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { keyOf, rowKey, rowSize } from '../values/compare.ts';
import { convert, toDynamic } from '../values/convert.ts';
import type { Dynamic } from '../values/dynamic.ts';
import { fromBigInt } from '../values/int64.ts';
import type { Row, Value } from '../values/value.ts';
import { Grouper, type Grouping, named, readGrouping } from './shared/grouping.ts';
import { columnsOf } from './shared/needs.ts';
import { operator } from './shared/operator.ts';

interface Args extends Grouping {
  readonly axis: Expr;
  readonly axisType: ColumnType;
  readonly from: Expr | null;
  readonly to: Expr | null;
  readonly step: Expr;
  /** `in range(...)`: the end belongs to the series, and bins start at multiples of the step. */
  readonly isRange: boolean;
  readonly defaults: readonly Expr[];
  readonly nonEmpty: boolean;
}

const MAX_POINTS = 1_048_576;

/** Points of the axis as numbers: ticks for times. Safe, because only differences are worked with. */
interface Axis {
  readonly start: bigint | number;
  readonly step: bigint | number;
  readonly count: number;
}

interface Series {
  readonly keys: Row;
  readonly bins: Map<number, Accumulator[]>;
}

export const makeSeries = operator<Args>({
  name: 'make-series',
  syntax: 'MakeSeriesOperator',
  usage:
    'T | make-series [kind=nonempty] [Name =] Aggregate [default=Value] [, ...] on Axis [from Start] [to End] step Step [by Column, ...]',
  summary:
    'Gives for each group an array of aggregated values along an axis; places without rows take the default (0).',
  read(node, input, t) {
    const row = t.over(input);
    const by = node.child('ByClause')?.list('Expressions') ?? [];
    const items = node.list('Aggregates');
    const grouping = readGrouping(
      row.reader,
      by,
      items.map((item) => item.child('Expression') as SyntaxNode),
    );
    const axisNode = node.child('OnClause')?.child('Expression') as SyntaxNode;
    const axis = row.expr(
      axisNode.kind === 'SimpleNamedExpression' ? (axisNode.child('Expression') as SyntaxNode) : axisNode,
    );
    const here = t.on([]);
    const clause = node.child('RangeClause') as SyntaxNode;
    const isRange = clause.kind === 'MakeSeriesInRangeClause';
    const range = isRange ? (clause.child('Arguments')?.list('Expressions') ?? []) : [];
    const part = (name: string) => clause.child(`MakeSeries${name}Clause`)?.child('Expression');
    const [fromNode, toNode, stepNode] = isRange ? range : [part('From'), part('To'), part('Step')];
    if (!stepNode) t.refuse(node, "make-series needs a 'step'.");
    const value = (item: SyntaxNode | undefined, type: ColumnType) =>
      item ? here.convert(here.expr(item), type, node) : null;
    const stepType = axis.type === 'datetime' ? 'timespan' : axis.type;
    const defaults = items.map((item) => {
      const written = item.child('DefaultExpression')?.child('Expression');
      return written ? here.expr(written) : constant('long', 0);
    });
    const args: Args = {
      keys: grouping.keys,
      aggregates: grouping.aggregates,
      outputs: grouping.outputs,
      axis,
      axisType: axis.type,
      from: value(fromNode, axis.type),
      to: value(toNode, axis.type),
      step: value(stepNode, stepType) as Expr,
      isRange,
      defaults,
      nonEmpty: wordOf(parametersOf(node).get('kind')) === 'nonempty',
    };
    const series = [...grouping.outputs, axis].map((): Expr => constant('dynamic', null));
    return t.node(
      'make-series',
      node,
      [row.input()],
      args,
      named(boundColumns(node.columns), [...grouping.keys, ...series]),
    );
  },
  needs: ({ args }) => [columnsOf([...args.keys, args.axis, ...args.aggregates.flatMap((call) => call.args)])],
  async *run(node, context) {
    const { args } = node;
    const axisOf = context.compile(args.axis);
    const keysOf = args.keys.map((key) => context.compile(key));
    const constantOf = (expr: Expr | null): Value => (expr ? context.compile(expr)([]) : null);
    const [from, to, step] = [constantOf(args.from), constantOf(args.to), constantOf(args.step)];
    const fail = (message: string): never => {
      throw new SpanError('BAD_ARGUMENT', `make-series: ${message}`, node.span);
    };
    if (step === null || !((step as number) > 0)) return fail('the step must be greater than zero.');
    const grouper = new Grouper({ ...args, keys: [] }, context, 'make-series', node.span);
    const isTime = args.axisType === 'datetime';
    const width = isTime ? BigInt(step as number | bigint) : (step as number);
    // Bins count from the start where there is one, else from multiples of the step.
    const origin = from === null || args.isRange ? (isTime ? 0n : 0) : (from as bigint | number);
    const binOf = (at: bigint | number): number =>
      isTime
        ? Number(floorDivide((at as bigint) - (origin as bigint), width as bigint))
        : Math.floor((Number(at) - Number(origin)) / Number(width));
    const groups = new Map<unknown, Series>();
    let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const end = to as bigint | number | null;
    for await (const batch of context.run(node.inputs[0]!)) {
      let bytes = 0;
      for (const row of batch) {
        const at = axisOf(row) as bigint | number | null;
        if (at === null) continue;
        if (from !== null && !args.isRange && at < (from as bigint | number)) continue;
        if (end !== null && (args.isRange ? at > end : at >= end)) continue;
        const bin = binOf(at);
        lowest = Math.min(lowest, bin);
        highest = Math.max(highest, bin);
        const keys = keysOf.map((evaluate) => evaluate(row));
        const key = keys.length === 1 ? keyOf(keys[0] as Value) : rowKey(keys);
        let series = groups.get(key);
        if (!series) {
          series = { keys, bins: new Map() };
          groups.set(key, series);
          bytes += rowSize(keys) + 160;
        }
        let states = series.bins.get(bin);
        if (!states) {
          states = grouper.newStates();
          series.bins.set(bin, states);
          bytes += 160;
        }
        for (const state of states) state.add(row);
      }
      context.hold(bytes, 'make-series', node.span);
      grouper.settle();
    }
    if (groups.size === 0) {
      if (!args.nonEmpty || args.keys.length > 0 || from === null || end === null) return;
      groups.set('', { keys: [], bins: new Map() });
    }
    const first = from === null ? lowest : args.isRange ? binOf(from as bigint | number) : 0;
    const last = end === null ? highest : args.isRange ? binOf(end) : lastBin(end, origin, width, isTime);
    const count = last - first + 1;
    if (count > MAX_POINTS) return fail(`the series would have ${count} points; at most ${MAX_POINTS} are possible.`);
    const axis: Axis = {
      start: isTime ? (origin as bigint) + BigInt(first) * (width as bigint) : Number(origin) + first * Number(width),
      step: width,
      count: Math.max(0, count),
    };
    const points = axisPoints(axis, args.axisType);
    const defaults = args.defaults.map((expr, index) => {
      const type = args.outputs[index]!.type;
      return toDynamic(convert(context.compile(expr)([]), expr.type, type), type);
    });
    const types = args.outputs.map(({ type }) => type);
    const results: Row[] = [];
    for (const { keys, bins } of groups.values()) {
      const arrays = types.map((_, index): Dynamic[] => new Array<Dynamic>(axis.count).fill(defaults[index] ?? null));
      for (const [bin, states] of bins) {
        const at = bin - first;
        if (at < 0 || at >= axis.count) continue;
        grouper.finish(keys, states).forEach((value, index) => {
          arrays[index]![at] = toDynamic(value, types[index]!);
        });
      }
      context.hold(axis.count * 16 * (arrays.length + 1), 'make-series', node.span);
      results.push([...keys, ...arrays, points]);
    }
    yield results;
  },
});

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

/** The last bin that starts before the end, which does not belong to the series. */
function lastBin(end: bigint | number, origin: bigint | number, width: bigint | number, isTime: boolean): number {
  if (isTime) return Number(floorDivide((end as bigint) - (origin as bigint) - 1n, width as bigint));
  return Math.ceil((Number(end) - Number(origin)) / Number(width)) - 1;
}

function axisPoints(axis: Axis, type: ColumnType): Dynamic[] {
  return Array.from({ length: axis.count }, (_, index) => {
    if (type === 'datetime') return toDynamic((axis.start as bigint) + BigInt(index) * (axis.step as bigint), type);
    const value = Number(axis.start) + index * Number(axis.step);
    return toDynamic(type === 'real' ? value : fromBigInt(BigInt(Math.round(value))), type);
  });
}
