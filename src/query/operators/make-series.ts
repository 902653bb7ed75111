import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Evaluator, RunContext } from '../evaluate/context.ts';
import type { Accumulator } from '../functions/define/aggregate.ts';
import { SpanError } from '../plan/errors.ts';
import { constant, type Expr, type PlanNode } from '../plan/plan.ts';
import { boundColumns, parametersOf, wordOf } from '../syntax/nodes.ts';
import type { SyntaxNode } from '../syntax/syntax.ts';
import { idOf, rowId, rowSize } from '../values/compare.ts';
import { convert, toDynamic } from '../values/convert.ts';
import type { Dynamic } from '../values/dynamic.ts';
import { MAX_MEMBERS } from '../values/limits.ts';
import type { Row, Value } from '../values/value.ts';
import { weigh } from '../values/weight.ts';
import { Axis, type AxisPlace } from './shared/axis.ts';
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

export const makeSeries = operator<Args>({
  name: 'make-series',
  growth: 'bounded',
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
    const axis = axisOf(node, context);
    const series = new SeriesOfGroups(node, context, axis);
    for await (const batch of context.run(node.inputs[0]!)) series.add(batch);
    const rows = series.rows();
    if (rows) yield rows;
  },
});

/** What a point takes in memory. */
const POINT_BYTES = 16;

const fail = (node: PlanNode, message: string): never => {
  throw new SpanError('BAD_ARGUMENT', `make-series: ${message}`, node.span);
};

function axisOf(node: PlanNode<Args>, context: RunContext): Axis {
  const { from, to, step, axisType: type, isRange } = node.args;
  const placeOf = (expr: Expr | null) => (expr ? (context.compile(expr)([]) as AxisPlace | null) : null);
  const places = { from: placeOf(from), to: placeOf(to), step: placeOf(step) };
  if (places.step === null || !(places.step > 0)) return fail(node, 'the step must be greater than zero.');
  return new Axis({ ...places, step: places.step, type, isRange });
}

interface Series {
  readonly keys: Row;
  readonly bins: Map<number, Accumulator[]>;
}

/** The series of each group, bin by bin. */
class SeriesOfGroups {
  private readonly node: PlanNode<Args>;
  private readonly context: RunContext;
  private readonly axis: Axis;
  private readonly grouper: Grouper;
  private readonly placeOf: Evaluator;
  private readonly keysOf: readonly Evaluator[];
  private readonly groups = new Map<unknown, Series>();
  private lowest = Number.POSITIVE_INFINITY;
  private highest = Number.NEGATIVE_INFINITY;

  constructor(node: PlanNode<Args>, context: RunContext, axis: Axis) {
    const { args } = node;
    this.node = node;
    this.context = context;
    this.axis = axis;
    this.grouper = new Grouper({ ...args, keys: [] }, context, 'make-series', node.span);
    this.placeOf = context.compile(args.axis);
    this.keysOf = args.keys.map((key) => context.compile(key));
  }

  add(batch: readonly Row[]): void {
    let bytes = 0;
    for (const row of batch) {
      const at = this.placeOf(row) as AxisPlace | null;
      if (at !== null && this.axis.holds(at)) bytes += this.addTo(this.axis.binOf(at), row);
    }
    this.context.hold(bytes, 'make-series', this.node.span);
    this.grouper.settle();
  }

  /** Returns the memory that the row takes. */
  private addTo(bin: number, row: Row): number {
    this.lowest = Math.min(this.lowest, bin);
    this.highest = Math.max(this.highest, bin);
    const keys = this.keysOf.map((evaluate) => evaluate(row));
    const id = keys.length === 1 ? idOf(keys[0] as Value) : rowId(keys);
    let bytes = 0;
    let series = this.groups.get(id);
    if (!series) {
      this.groups.set(id, (series = { keys, bins: new Map() }));
      bytes += rowSize(keys) + 160;
    }
    let states = series.bins.get(bin);
    if (!states) {
      series.bins.set(bin, (states = this.grouper.newStates()));
      bytes += 160;
    }
    for (const state of states) state.add(row);
    return bytes;
  }

  /** A row for each group; null where there is none. */
  rows(): Row[] | null {
    const { args } = this.node;
    if (this.groups.size === 0) {
      if (!args.nonEmpty || args.keys.length > 0 || !this.axis.isBounded) return null;
      this.groups.set('', { keys: [], bins: new Map() });
    }
    const { first, count } = this.axis.binsBetween(this.lowest, this.highest);
    if (!(count <= MAX_MEMBERS)) {
      fail(this.node, `the series would have ${count} points; at most ${MAX_MEMBERS} are possible.`);
    }
    const points = this.axis.points(first, count);
    const defaults = args.defaults.map((expr, index) => {
      const { type } = args.outputs[index]!;
      return toDynamic(convert(this.context.compile(expr)([]), expr.type, type), type);
    });
    return [...this.groups.values()].map((series) => {
      this.context.hold(count * POINT_BYTES * (defaults.length + 1), 'make-series', this.node.span);
      const arrays = this.arraysOf(series, first, count, defaults);
      for (const array of arrays) weigh(array);
      return [...series.keys, ...arrays, points];
    });
  }

  /** The values of a group in each bin, an array for each aggregate. */
  private arraysOf({ keys, bins }: Series, first: number, count: number, defaults: readonly Dynamic[]): Dynamic[][] {
    const types = this.node.args.outputs.map(({ type }) => type);
    const arrays = types.map((_, index) => new Array<Dynamic>(count).fill(defaults[index] ?? null));
    for (const [bin, states] of bins) {
      const at = bin - first;
      if (at < 0 || at >= count) continue;
      this.grouper.finish(keys, states).forEach((value, index) => {
        arrays[index]![at] = toDynamic(value, types[index]!);
      });
    }
    return arrays;
  }
}
