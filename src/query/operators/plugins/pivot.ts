import { batches, collect } from '../../evaluate/context.ts';
import { findAggregate } from '../../functions/registry.ts';
import type { Column, Expr } from '../../plan/plan.ts';
import type { SyntaxNode } from '../../syntax/syntax.ts';
import { rowId, rowSize } from '../../values/compare.ts';
import { convert } from '../../values/convert.ts';
import type { Row, Value } from '../../values/value.ts';
import { Grouper, type Grouping, readGrouping } from '../shared/grouping.ts';
import { step } from '../shared/operator.ts';
import type { Plugin } from './plugin.ts';

interface Args {
  readonly pivot: Expr;
  /** The columns that stay, as keys, and the aggregate. */
  readonly grouping: Grouping;
  readonly kept: readonly Column[];
  readonly declared: readonly Column[] | null;
}

export const pivot: Plugin = {
  name: 'pivot',
  usage: 'T | evaluate pivot(Column [, Aggregate] [, Column ...])',
  summary: 'Turns the values of a column into columns and aggregates the rows of each cell (count() by default).',
  read(call, input, t, declared) {
    const args = call.child('ArgumentList')?.list('Expressions') ?? [];
    const [first, ...rest] = args as [SyntaxNode, ...SyntaxNode[]];
    const row = t.on(input.columns);
    const pivoted = row.expr(first);
    if (pivoted.k !== 'column') return t.refuse(first, 'pivot needs the name of a column.');
    const isAggregate = (node: SyntaxNode | undefined) =>
      node?.kind === 'FunctionCallExpression' && findAggregate(node.child('Name')?.name ?? '') !== undefined;
    const aggregate = isAggregate(rest[0]) ? rest[0] : undefined;
    const named = aggregate ? rest.slice(1) : rest;
    const read = aggregate
      ? readGrouping(row, [], [aggregate])
      : {
          aggregates: [{ name: 'count', args: [], types: ['long' as const], span: t.spanOf(call) }],
          outputs: [{ k: 'column' as const, type: 'long' as const, index: 0 }],
        };
    const used = new Set([pivoted.index, ...read.aggregates.flatMap((item) => item.args.flatMap(columnsOf))]);
    const indexes =
      named.length > 0
        ? named.map((item) => input.columns.findIndex((column) => column.name === item.name))
        : input.columns.flatMap((_, index) => (used.has(index) ? [] : [index]));
    const kept = indexes.map((index) => input.columns[index]!);
    const keys = indexes.map((index): Expr => ({ k: 'column', type: input.columns[index]!.type, index }));
    const plan: Args = {
      pivot: pivoted,
      kept,
      declared,
      grouping: { keys, aggregates: read.aggregates, outputs: read.outputs },
    };
    return t.node('(pivot)', call, [input], plan, declared ?? []);
  },
  step: step<Args>('(pivot)', async function* (node, context) {
    const { pivot: pivoted, grouping, kept, declared } = node.args;
    const valueOf = context.compile(pivoted);
    const keysOf = grouping.keys.map((key) => context.compile(key));
    const rows = await collect(context.run(node.inputs[0]!));
    context.hold(
      rows.reduce((sum, row) => sum + rowSize(row), 0),
      'evaluate pivot',
      node.span,
    );
    // the outputs of the aggregate are numbered from the start of the aggregated row
    const grouper = new Grouper({ ...grouping, keys: [] }, context, 'evaluate pivot', node.span);
    const groups = new Map<string, { keys: Row; cells: Map<string, ReturnType<Grouper['newStates']>> }>();
    const names = new Set<string>();
    for (const row of rows) {
      const keys = keysOf.map((evaluate) => evaluate(row));
      const id = rowId(keys);
      let group = groups.get(id);
      if (!group) groups.set(id, (group = { keys, cells: new Map() }));
      const name = convert(valueOf(row), pivoted.type, 'string') as string;
      names.add(name);
      let states = group.cells.get(name);
      if (!states) group.cells.set(name, (states = grouper.newStates()));
      for (const state of states) state.add(row);
    }
    const type = grouping.outputs[0]!.type;
    const empty = grouper.finish([], grouper.newStates())[0] as Value;
    const found: Column[] = [...kept, ...[...names].sort().map((name) => ({ name, type }))];
    const columns = declared ?? found;
    if (!declared) context.discover(columns);
    yield* batches(
      [...groups.values()].map(({ keys, cells }) =>
        columns.map(({ name, type: wanted }): Value => {
          const place = kept.findIndex((column) => column.name === name);
          if (place >= 0) return keys[place] ?? null;
          const states = cells.get(name);
          return convert(states ? (grouper.finish([], states)[0] as Value) : empty, type, wanted);
        }),
      ),
    );
  }),
};

const columnsOf = (expr: Expr): number[] =>
  expr.k === 'column' ? [expr.index] : expr.k === 'call' ? expr.args.flatMap(columnsOf) : [];
