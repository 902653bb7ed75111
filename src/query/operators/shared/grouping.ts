import type { Evaluator, RunContext } from '../../evaluate/context.ts';
import { namedLimit } from '../../evaluate/named-limit.ts';
import type { Accumulator } from '../../functions/define/aggregate.ts';
import { findAggregate } from '../../functions/registry.ts';
import { type Span, SpanError } from '../../plan/errors.ts';
import type { AggregateCall, Column, Expr } from '../../plan/plan.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import type { TableReader } from '../../syntax/table-reader.ts';
import { idOf, rowId, rowSize } from '../../values/compare.ts';
import { isBag } from '../../values/dynamic.ts';
import type { Row, Value } from '../../values/value.ts';
import { weigh } from '../../values/weight.ts';

/** What summarize, make-series, top-nested and pivot share: group keys, aggregates, and expressions over their results. */
export interface Grouping {
  readonly keys: readonly Expr[];
  readonly aggregates: readonly AggregateCall[];
  /** Over the aggregated row: the keys, then the results of the aggregates. */
  readonly outputs: readonly Expr[];
}

/**
 * Reads `by` expressions and aggregate expressions. An aggregate may occur inside a larger expression; one with several results returns all
 * of them. Returns the number of output columns of each expression, and for each output the name that the text gives to the result of an
 * aggregate which may have several, such as `x` of `x = take_any(y)`.
 */
export function readGrouping(
  row: TableReader,
  by: readonly SyntaxNode[],
  expressions: readonly SyntaxNode[],
): Grouping & { readonly widths: readonly number[]; readonly givenNames: readonly (string | null)[] } {
  const keys = by.map((item) => row.expr(item));
  const byText = new Map<string, Expr>();
  by.forEach((item, index) => {
    const key: Expr = { k: 'column', type: (keys[index] as Expr).type, index };
    byText.set(item.text, key);
    if (item.kind === 'SimpleNamedExpression') byText.set((item.child('Name') as SyntaxNode).name, key);
  });
  const aggregates: AggregateCall[] = [];
  const grouped = new Set(keys.flatMap((key) => (key.k === 'column' ? [key.index] : [])));
  const reader = row.aggregating(aggregates, keys.length, byText, grouped);
  const outputs: Expr[] = [];
  const givenNames: (string | null)[] = [];
  const widths = expressions.map((item) => {
    const isNamed = item.kind === 'SimpleNamedExpression' || item.kind === 'CompoundNamedExpression';
    const inner = isNamed ? (item.child('Expression') as SyntaxNode) : item;
    const first = reader.expr(inner);
    const call = aggregates[aggregates.length - 1];
    const isCall = inner.kind === 'FunctionCallExpression';
    if (isCall && inner.columns?.length === 0) return 0;
    const results = isCall && inner.columns && call ? call.types : [first.type];
    const mayHaveSeveral = isCall && (inner.columns !== undefined || /^(take_)?any(if)?$/.test(call?.name ?? ''));
    const givenName = mayHaveSeveral && item.kind === 'SimpleNamedExpression' ? item.child('Name')?.name : undefined;
    results.forEach((type, index) => {
      givenNames.push(index === 0 ? (givenName ?? null) : null);
      outputs.push(index === 0 ? first : { k: 'column', type, index: (first as { index: number }).index + index });
    });
    return results.length;
  });
  return { keys, aggregates, outputs, widths, givenNames };
}

/**
 * The outputs that the binder has columns for, and their columns. It leaves out a result with a given name that a column before it has
 * already: of `arg_max(x, y), y = take_any(z)` the second `y`.
 */
export function declaredOutputs(
  { keys, outputs, givenNames }: Grouping & { readonly givenNames: readonly (string | null)[] },
  bound: readonly { readonly name: string }[],
): { readonly outputs: readonly Expr[]; readonly columns: Column[] } {
  const used = new Set(bound.slice(0, keys.length).map(({ name }) => name));
  let next = keys.length;
  let surplus = keys.length + outputs.length - bound.length;
  const kept = outputs.filter((_, index) => {
    const name = givenNames[index] ?? null;
    if (surplus > 0 && name !== null && used.has(name)) {
      surplus -= 1;
      return false;
    }
    const column = bound[next];
    if (column) used.add(column.name);
    next += 1;
    return true;
  });
  return { outputs: kept, columns: named(bound, [...keys, ...kept]) };
}

/** Names from the binder, types from the expressions. */
export const named = (names: readonly { readonly name: string }[], exprs: readonly Expr[]): Column[] =>
  exprs.map((expr, index) => ({ name: names[index]?.name ?? `Column${index + 1}`, type: expr.type }));

export interface Group {
  readonly keys: Row;
  readonly states: Accumulator[];
}

/** Runs the aggregates of a grouping over rows. */
export class Grouper {
  readonly groups = new Map<unknown, Group>();
  private readonly keys: readonly Evaluator[];
  private readonly makers: readonly (() => Accumulator)[];
  private readonly outputs: readonly Evaluator[];
  private held = 0;
  private readonly context: RunContext;
  private readonly operator: string;
  private readonly span: Span;

  constructor(grouping: Grouping, context: RunContext, operator: string, span: Span) {
    this.context = context;
    this.operator = operator;
    this.span = span;
    this.keys = grouping.keys.map((key) => context.compile(key));
    this.outputs = grouping.outputs.map((output) => context.compile(output));
    this.makers = grouping.aggregates.map((call) => {
      const found = findAggregate(call.name);
      if (!found) throw new SpanError('NOT_SUPPORTED', `The aggregate '${call.name}' is not supported.`, call.span);
      const type = call.types[0] ?? 'dynamic';
      const make = found.prepare({
        ...context.prepare(call, type),
        results: call.types,
        hold: (bytes) => {
          this.held += bytes;
        },
      });
      return found.growth === 'none' ? make : limitedAggregate(call, make);
    });
  }

  newStates(): Accumulator[] {
    return this.makers.map((make) => make());
  }

  add(row: Row): void {
    const { keys } = this;
    let id: unknown;
    let values: Row;
    if (keys.length === 1) {
      const value = (keys[0] as Evaluator)(row);
      id = idOf(value);
      values = [value];
    } else {
      values = keys.map((evaluate) => evaluate(row));
      id = keys.length === 0 ? '' : rowId(values);
    }
    let group = this.groups.get(id);
    if (!group) {
      group = { keys: values, states: this.newStates() };
      this.groups.set(id, group);
      this.held += rowSize(values) + 96 + 64 * this.makers.length;
    }
    for (const state of group.states) state.add(row);
  }

  /** Counts the memory taken since the last call; called once a batch. */
  settle(): void {
    if (this.held > 0) this.context.hold(this.held, this.operator, this.span);
    else this.context.release(-this.held);
    this.held = 0;
  }

  /** The output values of one group's states. */
  finish(keys: readonly Value[], states: readonly Accumulator[]): Row {
    const aggregated: Row = [...keys];
    for (const state of states) aggregated.push(...state.results());
    return this.outputs.map((output) => output(aggregated));
  }
}

/** An aggregate whose results are bounded: where one would be too large the error names the aggregate. */
function limitedAggregate({ name, span }: AggregateCall, make: () => Accumulator): () => Accumulator {
  const limited = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw namedLimit(error, name, span);
    }
  };
  return () => {
    const state = make();
    return {
      add: (row) => limited(() => state.add(row)),
      results: () =>
        limited(() => {
          const results = state.results();
          for (const value of results) if (Array.isArray(value) || isBag(value)) weigh(value);
          return results;
        }),
    };
  };
}
